import { expect, test } from "vitest";
import { contentOf, namesOf, phoneKinds, tilesFor, type Entry } from "./enter-model.ts";

const entry: Entry = {
  category: "demo_lesson",
  partnershipId: "p",
  day: "2026-11-24",
  subject: "语文",
  people: ["王志远", "外请专家"],
  amount: 2,
  place: "青山中学",
  note: "  ",
};

test("an entry becomes one day's record with the figure of its kind", () => {
  expect(contentOf(entry, { people: [{ name: "王志远", staffId: "s1", subject: "语文" }] })).toEqual({
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

test("a figure that nobody gave is not made up", () => {
  expect(contentOf({ ...entry, category: "meeting", amount: null }, { people: [] }).amounts).toEqual({});
});

test("six tiles: what is used most goes first, none twice", () => {
  const tiles = tilesFor({ categories: ["joint_prep", "meeting", "funding"] }).map(({ category }) => category);
  expect(tiles).toHaveLength(6);
  expect(tiles.slice(0, 2)).toEqual(["joint_prep", "meeting"]);
  expect(new Set(tiles).size).toBe(6);
});

test("names may be parted by any of the usual marks", () => {
  expect(namesOf(" 王老师、李老师，张老师 赵老师 ")).toEqual(["王老师", "李老师", "张老师", "赵老师"]);
});

test("every kind is offered once", () => {
  expect(new Set(phoneKinds.map(({ category }) => category)).size).toBe(phoneKinds.length);
});
