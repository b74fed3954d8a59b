import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { exchangeOf, findingOf, isBackbone, totalExchange } from "./exchange.ts";

// Source: 教师〔2014〕4号.
const rule = { movedPercent: 10, backbonePercent: 20 };

describe("10 % of the eligible, 20 % of them backbone teachers", () => {
  test("323 eligible, 33 moved, 6 backbone: enough people, one backbone teacher short (trap T13, vector exchange)", () => {
    expect(exchangeOf(rule, { eligible: 323, moved: 33, backboneMoved: 6 })).toEqual({
      moved: { need: 33, hundredths: 1022, isMet: true },
      backbone: { need: 7, hundredths: 1818, isMet: false },
    });
    expect(exchangeOf(rule, { eligible: 323, moved: 32, backboneMoved: 7 }).moved?.isMet).toBe(false);
    expect(exchangeOf(rule, { eligible: 323, moved: 33, backboneMoved: 7 }).backbone?.isMet).toBe(true);
  });

  test("14 % of 50 is 7 and not 8 (trap T14)", () => {
    expect(exchangeOf({ ...rule, movedPercent: 14 }, { eligible: 50, moved: 7, backboneMoved: 0 }).moved).toMatchObject({
      need: 7,
      isMet: true,
    });
  });

  test("without a stated number, and where nobody moved, there is no share", () => {
    expect(exchangeOf(rule, { eligible: null, moved: 3, backboneMoved: 1 }).moved).toBeNull();
    expect(exchangeOf(rule, { eligible: 0, moved: 0, backboneMoved: 0 })).toEqual({ moved: null, backbone: null });
    expect(exchangeOf(rule, { eligible: 40, moved: 0, backboneMoved: 0 })).toMatchObject({ moved: { isMet: false }, backbone: null });
  });

  property.prop([fc.nat(2000), fc.nat(300), fc.nat(300)])("met exactly from the need on", (eligible, moved, backboneMoved) => {
    const { moved: share, backbone } = exchangeOf(rule, { eligible, moved, backboneMoved });
    if (share) expect(share.isMet).toBe(moved >= share.need);
    if (backbone) expect(backbone.isMet).toBe(backboneMoved >= backbone.need);
  });
});

test.each([
  ["met", { eligible: 323, moved: 33, backboneMoved: 7 }],
  ["short", { eligible: 323, moved: 33, backboneMoved: 6 }],
  ["short", { eligible: 323, moved: 32, backboneMoved: 7 }],
  ["short", { eligible: null, moved: 33, backboneMoved: 6 }],
  ["unknown", { eligible: null, moved: 33, backboneMoved: 7 }],
  ["unknown", { eligible: null, moved: 0, backboneMoved: 0 }],
  ["met", { eligible: 0, moved: 0, backboneMoved: 0 }],
] as const)("a school is found %s with %o", (finding, count) => {
  expect(findingOf(count, exchangeOf(rule, count))).toBe(finding);
});

test("schools together are known when each is", () => {
  const one = { eligible: 100, moved: 12, backboneMoved: 2 };
  expect(totalExchange([one, { eligible: 223, moved: 21, backboneMoved: 4 }])).toEqual({ eligible: 323, moved: 33, backboneMoved: 6 });
  expect(totalExchange([one, { eligible: null, moved: 1, backboneMoved: 0 }])).toEqual({ eligible: null, moved: 13, backboneMoved: 2 });
  expect(totalExchange([])).toEqual({ eligible: null, moved: 0, backboneMoved: 0 });
});

test("a backbone teacher with two titles is one, and a prize is none", () => {
  const honours = ["骨干教师", "学科带头人", "特级教师"];
  expect(isBackbone("县级骨干教师、学科带头人", honours)).toBe(true);
  expect(isBackbone("优秀班主任", honours)).toBe(false);
  expect(isBackbone(null, honours)).toBe(false);
});
