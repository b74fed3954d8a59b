import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { aidAmountsSetting, aidCategoriesSetting, aidFeeItemsSetting, aidSettings } from "../../contract/aid-setting.ts";
import { assetCheckSetting, assetLineSetting, assetNumberSetting } from "../../contract/asset.ts";
import { feedbackQuestions } from "../../contract/event.ts";
import { exchangeSetting } from "../../contract/exchange.ts";
import { sourceRulesSetting } from "../../contract/funding.ts";
import { menteesMax } from "../../contract/mentorship.ts";
import { qualificationSetting } from "../../contract/posting.ts";
import { languages } from "../../domain/language.ts";
import { placeOf, shapeOfRule } from "./known-rules.ts";
import { partNames } from "./rule-field-words.ts";
import { fromForm, shapeOf, shapeOfValue, toForm, type Shape } from "./rule-shape.ts";
import { ruleWords } from "./rule-words.ts";

const settings = [
  ...aidSettings,
  assetCheckSetting,
  assetLineSetting,
  assetNumberSetting,
  feedbackQuestions,
  sourceRulesSetting,
  menteesMax,
  qualificationSetting,
  exchangeSetting,
];

/** Fields with their names, those inside rows as well. */
function fieldsOf(shape: Shape, field = ""): { readonly field: string; readonly shape: Shape }[] {
  if (shape.kind === "fields") return shape.fields.flatMap(({ name, shape: inner }) => fieldsOf(inner, name));
  return shape.kind === "rows" ? fieldsOf(shape.item, field === "rows" ? "" : field) : [{ field, shape }];
}

describe.each(settings)("$key", ({ key, schema, defaults }) => {
  test("has a form for all of it, with words in every language", () => {
    const shape = shapeOfRule(key);
    expect(placeOf(key)).not.toBeNull();
    for (const { field, shape: inner } of fieldsOf(shape ?? { kind: "unknown" })) {
      expect([field, inner.kind]).not.toEqual([field, "unknown"]);
      if (inner.kind === "key") continue;
      for (const language of languages) {
        const names = partNames(key, language);
        expect([language, names.nameOf(field)]).not.toEqual([language, field === "" ? key : field]);
      }
    }
    for (const language of languages) expect([language, Object.keys(ruleWords[language][key] ?? {}).length]).toEqual([language, 4]);
  });

  test("a form that nobody touched gives back what was stored, and the server takes it", () => {
    for (const { value } of defaults) {
      const back = fromForm(shapeOf(schema), toForm(shapeOf(schema), value));
      expect(back).toEqual(value);
      expect(schema.safeParse(back).success).toBe(true);
    }
  });
});

test("amounts are asked for in yuan", () => {
  expect(shapeOf(assetLineSetting.schema)).toMatchObject({
    fields: [{ name: "pieceFen", shape: { kind: "money", min: 0, max: null } }, {}],
  });
  expect(toForm(shapeOf(assetLineSetting.schema), { pieceFen: 100_050, specialFen: 0 })).toEqual({ pieceFen: 1000.5, specialFen: 0 });
  expect(fieldsOf(shapeOf(aidAmountsSetting.schema)).at(-1)).toMatchObject({ shape: { kind: "money", min: 0.01, max: 1_000_000 } });
});

propertyTest.prop([fc.integer({ min: 0, max: 10_000_000_000 })])("no fen is lost on the way through yuan", (amountFen) => {
  const shape = shapeOf(z.object({ amountFen: z.int() }));
  expect(fromForm(shape, toForm(shape, { amountFen }))).toEqual({ amountFen });
});

test("a row that was added gets a name of its own, and the others keep theirs", () => {
  const shape = shapeOf(aidFeeItemsSetting.schema);
  const added = fromForm(shape, {
    rows: [
      { key: "added1", name: "伙食费", waivableAt: [], law: "一" },
      { name: "校服费", law: "二" },
    ],
  });
  expect(added).toEqual({
    rows: [
      { key: "added1", name: "伙食费", waivableAt: [], law: "一" },
      { key: "added2", name: "校服费", waivableAt: [], law: "二" },
    ],
  });
});

test("a day and a choice that may be left out are stored as nothing", () => {
  expect(fieldsOf(shapeOf(aidCategoriesSetting.schema)).find(({ field }) => field === "until")?.shape).toEqual({
    kind: "day",
    mayBeEmpty: true,
  });
  expect(fieldsOf(shapeOf(qualificationSetting.schema))[0]?.shape).toMatchObject({ kind: "choice", mayBeEmpty: true });
  expect(fromForm({ kind: "day", mayBeEmpty: true }, undefined)).toBeNull();
});

test("what no form can ask for is said to be so", () => {
  expect(shapeOf(z.object({ any: z.unknown() }))).toEqual({ kind: "fields", fields: [{ name: "any", shape: { kind: "unknown" } }] });
  expect(shapeOfRule("moon.phase")).toBeNull();
});

test("a value that nobody here knows the schema of can still be read", () => {
  expect(shapeOfValue({ rows: [{ name: "出勤", points: 20, isAsked: true }] })).toMatchObject({
    fields: [
      {
        name: "rows",
        shape: {
          kind: "rows",
          item: { fields: [{ shape: { kind: "text" } }, { shape: { kind: "number" } }, { shape: { kind: "switch" } }] },
        },
      },
    ],
  });
  expect(shapeOfValue([])).toMatchObject({ kind: "rows", item: { kind: "text" } });
});
