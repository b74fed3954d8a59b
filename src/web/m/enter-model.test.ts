import { expect, test } from "vitest";
import type { EntryHints } from "../../contract/workbench.ts";
import { recordedCategories } from "../../domain/evidence/asked-fields.ts";
import { roomOf } from "../../domain/evidence/rooms.ts";
import {
  admitFiles,
  contentOf,
  entryOf,
  faultOf,
  firstEntry,
  isEntry,
  namesOf,
  phoneCategories,
  tilesFor,
  type Entry,
} from "./enter-model.ts";

const [helper, helped] = [
  { id: "1", name: "示例县第一中学", shortName: "一中" },
  { id: "2", name: "青山中学", shortName: null },
];

const hints: EntryHints = {
  partnerships: [{ id: "p", helper, helped, mine: "helper" }],
  categories: [],
  subjects: ["语文", "数学"],
  grades: ["七"],
  people: [{ name: "王志远", staffId: "s1", subject: "语文" }],
  places: [],
};

const entry: Entry = {
  ...firstEntry("demo_lesson", hints, { key: "k", today: "2026-11-24" }),
  people: "王志远、外请专家",
  amounts: { lessons: 2 },
  note: "  ",
};

test("an entry becomes one day's record with the figure of its kind", () => {
  expect(contentOf(entry, hints)).toEqual({
    category: "demo_lesson",
    from: "2026-11-24",
    to: "2026-11-24",
    subjects: ["语文"],
    grades: [],
    people: [
      { name: "王志远", staffId: "s1" },
      { name: "外请专家", staffId: null },
    ],
    amounts: { lessons: 2 },
    earmark: null,
    postingRole: null,
    place: "青山中学",
    note: null,
  });
});

test("an entry read back from its record is the same record", () => {
  const content = contentOf(entry, hints);
  expect(contentOf(entryOf(content, "k", "p"), hints)).toEqual(content);
});

test("a lesson begins with one lesson in the usual subject; a meeting with nothing made up", () => {
  expect(firstEntry("demo_lesson", hints, { key: "k", today: "2026-11-24" })).toMatchObject({
    subjects: ["语文"],
    amounts: { lessons: 1 },
  });
  expect(firstEntry("meeting", hints, { key: "k", today: "2026-11-24" })).toMatchObject({ subjects: [], amounts: {} });
});

test.for([
  ["demo_lesson", "青山中学"],
  ["follow_on_study", "一中"],
] as const)("%s is held at %s unless somebody says otherwise", ([category, place]) => {
  expect(firstEntry(category, hints, { key: "k", today: "2026-11-24" }).place).toBe(place);
});

test("a posting keeps its last day", () => {
  const posting: Entry = { ...firstEntry("secondment", hints, { key: "k", today: "2026-09-01" }), to: "2027-01-31" };
  expect(contentOf(posting, hints)).toMatchObject({ from: "2026-09-01", to: "2027-01-31" });
});

test.for([
  ["", "2026-11-24", "missing"],
  ["2026-11-25", "2026-11-25", "future"],
  ["2026-11-24", "2026-11-23", "order"],
  ["2026-11-24", "2027-01-31", null],
] as const)("from %s to %s, entered on 24 November: %s", ([from, to, fault]) => {
  expect(faultOf({ from, to }, "2026-11-24")).toBe(fault);
});

test("six tiles: what is used most goes first, none twice", () => {
  const tiles = tilesFor({ categories: ["joint_prep", "meeting", "allowance"] });
  expect(tiles).toHaveLength(6);
  expect(tiles.slice(0, 2)).toEqual(["joint_prep", "meeting"]);
  expect(new Set(tiles).size).toBe(6);
});

test("names may be parted by any of the usual marks", () => {
  expect(namesOf(" 王老师、李老师，张老师 赵老师 ")).toEqual(["王老师", "李老师", "张老师", "赵老师"]);
});

test("every kind that is entered as a record is offered once; what has a room of its own is entered there", () => {
  const roomless = recordedCategories.filter((category) => roomOf(category) === null);
  expect(phoneCategories.toSorted()).toEqual(roomless.toSorted());
  expect(roomless.length).toBeLessThan(recordedCategories.length);
  expect(phoneCategories).not.toContain("secondment");
});

/** A file of a size that nobody has to hold in memory. */
function fileOf(name: string, size: number): { name: string; content: Blob } {
  const content = new Blob(["x"]);
  Object.defineProperty(content, "size", { value: size });
  return { name, content };
}

test.for([
  ["of exactly 50 MB goes along", 50 * 1024 * 1024, null],
  ["one byte larger is refused", 50 * 1024 * 1024 + 1, "too-large"],
  ["with nothing in it is refused", 0, "empty"],
] as const)("a file %s", ([, size, why]) => {
  const { files, refused } = admitFiles([], [fileOf("课件.mp4", size), fileOf("b.jpg", 1)]);
  expect(refused?.why ?? null).toBe(why);
  expect(files).toHaveLength(why === null ? 2 : 1);
});

test("the twenty-first file is refused by name", () => {
  const twenty = Array.from({ length: 20 }, (_, place) => fileOf(`${place}.jpg`, 1));
  expect(admitFiles(twenty, [fileOf("21.jpg", 1)])).toEqual({ files: twenty, refused: { name: "21.jpg", why: "too-many" } });
});

test("what an older form left on the phone is no entry", () => {
  expect(isEntry({ partnershipId: "p", photos: [] })).toBe(false);
  expect(isEntry(entry)).toBe(true);
});
