import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { auditedActionName, auditedThingName, auditedThings } from "../src/domain/access/audited-action.ts";
import { languages, type Language } from "../src/domain/language.ts";
import { cellWords } from "../src/server/sheet/cell-words.ts";

const root = fileURLToPath(new URL("../src", import.meta.url));
type Catalogue = Readonly<Record<Language, unknown>>;

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === "object" && value !== null && languages.every((language) => language in value);
}

/** Files of the web that hold words, with their source. */
const files = globSync("web/**/*.ts", { cwd: root })
  .map((file) => ({ file, source: readFileSync(`${root}/${file}`, "utf8") }))
  .filter(({ file, source }) => !file.endsWith(".test.ts") && /= messagesIn[<(]/.test(source));

/** Every catalogue of words that a module of the web hands out, by file and name. */
async function catalogues(): Promise<[name: string, catalogue: Catalogue][]> {
  const found: [string, Catalogue][] = [["server/sheet/cell-words.ts", cellWords]];
  for (const { file } of files) {
    const module: unknown = await import(`${root}/${file}`);
    if (typeof module !== "object" || module === null) throw new Error(`expected a module in ${file}`);
    for (const [name, value] of Object.entries(module)) if (isCatalogue(value)) found.push([`${file} ${name}`, value]);
  }
  return found;
}

/** What a function of a catalogue says; numbers, words and days stand in for whatever it is given. */
function said(words: CallableFunction): string[] {
  return [
    [2, 3, 6, "2026-05-10"],
    ["x", "y", "z", "u"],
    [1, 1, 1, "x"],
  ].flatMap((given) => {
    const text: unknown = Reflect.apply(words, undefined, given);
    return typeof text === "string" ? [text] : [];
  });
}

/** All texts of a catalogue in one language, each under its path. */
function textsOf(words: unknown, path: string): [path: string, text: string][] {
  if (typeof words === "string") return [[path, words]];
  if (typeof words === "function") return said(words).map((text) => [path, text]);
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
}

function pathsOf(words: unknown, path: string): string[] {
  if (typeof words !== "object" || words === null) return [path];
  return Object.entries(words).flatMap(([key, value]) => pathsOf(value, `${path}.${key}`));
}

/** The frequent characters of Big5 (level 1, lead bytes A4 to C6): the Traditional characters of Taiwan. */
const big5 = new Set(
  Array.from({ length: 0xc6 - 0xa4 + 1 }, (_, lead) => lead + 0xa4).flatMap((lead) =>
    Array.from({ length: 0xfe - 0x40 + 1 }, (_, trail) => new TextDecoder("big5").decode(new Uint8Array([lead, trail + 0x40]))),
  ),
);

/** Words that name what a plan itself says: one types them in Chinese in every language. */
const quoted = /（[^）]*）|\((?:学科|年级|次|, )+\)/g;

function han(text: string): string[] {
  return Array.from(text).filter((letter) => /\p{Script=Han}/u.test(letter));
}

const all = await catalogues();

test("the catalogues are found", () => {
  expect(all.length).toBeGreaterThan(18);
});

describe.for(all)("%s", ([, catalogue]) => {
  test("says the same things in every language", () => {
    const own = pathsOf(catalogue["zh-CN"], "").toSorted();
    // A language may tell one from many where Chinese does not.
    const others = (["zh-TW", "en"] as const).map((language) =>
      pathsOf(catalogue[language], "")
        .filter((path) => !path.startsWith(".unitsOfOne."))
        .toSorted(),
    );
    expect(others).toEqual([own, own]);
  });

  test("is English in English", () => {
    expect(textsOf(catalogue.en, "").filter(([, text]) => han(text.replaceAll(quoted, "")).length > 0)).toEqual([]);
  });

  test("has no Simplified character in zh-TW", () => {
    const strange = textsOf(catalogue["zh-TW"], "").flatMap(([path, text]) => {
      const characters = han(text).filter((letter) => !big5.has(letter));
      return characters.length > 0 ? [`${path}: ${characters.join("")}`] : [];
    });
    expect(strange).toEqual([]);
  });

  test("leaves nothing empty", () => {
    for (const language of languages) expect(textsOf(catalogue[language], "").filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

// Some files keep their words to themselves: their source tells as much.
const spelled = files.filter(({ source }) => /^ {2}"zh-TW": \{$/m.test(source));
test.for(spelled)("the source of $file keeps its languages apart", ({ source }) => {
  const [traditional = "", english = ""] = source.split(/^ {2}"zh-TW": \{$/m)[1]?.split(/^ {2}en: \{$/m) ?? [];
  expect(han(traditional).length).toBeGreaterThan(0);
  expect(han(traditional).filter((letter) => !big5.has(letter))).toEqual([]);
  expect(han(english.split(/^ {2}\},$/m)[0]?.replaceAll(quoted, "") ?? "")).toEqual([]);
});

test("things of the audit trail are named in each language's own characters", () => {
  for (const thing of auditedThings) {
    expect(auditedThingName(thing, "en")).not.toMatch(/\p{Script=Han}/u);
    expect(Array.from(auditedThingName(thing, "zh-TW")).filter((letter) => !big5.has(letter))).toEqual([]);
  }
  expect(auditedActionName("record.attach", "zh-TW")).toBe("台帳 · 新增附件");
});
