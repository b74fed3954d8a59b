import { describe, expect, test } from "vitest";
import { recordedCategories } from "../../domain/evidence/asked-fields.ts";
import { contentOf, figuresText, kindsFor, valuesOf, waitsFor, type RecordValues } from "./model.ts";

const values: RecordValues = {
  category: "funding",
  from: "2026-11-20",
  to: "2026-11-20",
  subjects: ["语文"],
  grades: [],
  people: [" 王志远 "],
  amounts: { yuan: 20_000, lessons: 2 },
  earmark: "teaching_research",
  postingRole: "manager",
  place: " ",
  note: "",
};

describe("a form as content", () => {
  test("only what the kind asks for is kept", () => {
    expect(contentOf(values, { people: [{ name: "王志远", staffId: "s1", subject: null }] })).toMatchObject({
      subjects: [],
      people: [{ name: "王志远", staffId: "s1" }],
      amounts: { yuan: 20_000 },
      earmark: "teaching_research",
      postingRole: null,
      place: null,
      note: null,
    });
  });

  test("content goes into the form and comes back", () => {
    const content = contentOf({ ...values, category: "demo_lesson", earmark: null }, { people: [] });
    expect(contentOf(valuesOf(content), { people: [] })).toEqual(content);
  });
});

test("all kinds are offered once, those recorded lately first", () => {
  const kinds = kindsFor({ categories: ["training", "meeting"] });
  expect(kinds.slice(0, 2)).toEqual(["training", "meeting"]);
  expect(kinds).toHaveLength(recordedCategories.length);
});

test("figures in words, money with two decimals, none as a dash", () => {
  expect(figuresText({ amounts: { people: 4, yuan: 20_000 } }, "zh-CN")).toBe("20\u2009000.00元 · 4人");
  expect(figuresText({ amounts: {} }, "zh-CN")).toBe("—");
});

test.for([
  ["submitted", "helper", "受援"],
  ["submitted", "helped", "支援"],
  ["confirmed", "helper", null],
] as const)("%s, stated by %s: waits for %s", ([state, statedBy, school]) => {
  const [helper, helped] = [
    { id: "1", name: "支援", shortName: null },
    { id: "2", name: "受援", shortName: null },
  ];
  expect(waitsFor({ state, statedBy, helper, helped })?.name ?? null).toBe(school);
});
