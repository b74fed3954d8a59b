import { describe, expect, test } from "vitest";
import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { rowErrorText } from "./import-messages.ts";
import { parseSchool, schoolColumns, withoutTwins } from "./school-import.ts";
import { dataRows, findHeadings, nearest, type ImportColumn } from "./sheet-columns.ts";
import { parseStaff, staffColumns } from "./staff-import.ts";

const schools = [{ id: "s1", names: ["城关镇中学", "城关中学", "0430522001"] }];

function read(rows: string[][], columns: readonly ImportColumn[]): ReturnType<typeof dataRows> {
  const found = findHeadings(rows, columns);
  if (found.kind === "missing") throw new Error(`expected the headings, missing ${found.headings.join()}`);
  return dataRows(rows, found, columns);
}

describe("where the columns stand", () => {
  test("a title above, stars, brackets, other names and another order are no obstacle", () => {
    const rows = [["2026年学校名册"], ["单位名称", "*学校（机构）标识码", "备注"], ["城关中学", "0430522001", "无"]];
    expect(findHeadings(rows, schoolColumns)).toMatchObject({ row: 1, ignored: ["备注"] });
    expect(read(rows, schoolColumns)).toMatchObject([{ row: 3, cells: { name: "城关中学", schoolCode: "0430522001" } }]);
  });

  test("missing headings are told by name", () => {
    expect(findHeadings([["学校名称"]], schoolColumns)).toEqual({ kind: "missing", headings: ["学校标识码"] });
  });

  test("empty rows and the template's own example are skipped", () => {
    const headings = schoolColumns.map(({ heading }) => heading);
    const example = schoolColumns.map(({ example: value }) => value);
    expect(read([headings, example, headings.map(() => "")], schoolColumns)).toEqual([]);
  });
});

test.each(["合计", "合 计", "总计：", "小计", "Total"])("a row of sums is no school: %s", (word) => {
  const rows = [
    ["序号", "学校标识码", "学校名称", "学生数"],
    ["1", "0430522001", "城关中学", "420"],
    [word, "", "", "420"],
  ];
  expect(read(rows, schoolColumns)).toMatchObject([{ row: 2, cells: { name: "城关中学" } }]);
});

test("a school may be called by such a word, further to the right", () => {
  expect(
    read(
      [
        ["序号", "学校标识码", "学校名称"],
        ["1", "0430522001", "合计"],
      ],
      schoolColumns,
    ),
  ).toHaveLength(1);
});

describe("a row as a school", () => {
  const row = (cells: Record<string, string>): ReturnType<typeof parseSchool> =>
    parseSchool({ row: 7, cells: { schoolCode: "0430522001", name: "城关中学", ...cells } });

  test("codes keep their zeros, counts lose their unit", () => {
    expect(row({ pupils: "420人", kind: "九年一贯制" }).value).toMatchObject({
      schoolCode: "0430522001",
      pupils: 420,
      stages: ["primary", "junior"],
    });
  });

  test.for([
    [{ schoolCode: "430522001" }, "code-form"],
    [{ name: "" }, "missing"],
    [{ pupils: "很多" }, "no-number"],
    [{ kind: "大学" }, "unknown-stage"],
    [{ longitude: "110.5" }, "place-half"],
    [{ longitude: "28.4", latitude: "110.5" }, "place-outside"],
  ] as const)("%o: %s", ([cells, code]) => {
    expect(row(cells)).toMatchObject({ value: null, errors: [{ code }] });
  });

  test("the second row with the same code names the first", () => {
    const [, second] = withoutTwins([row({}), { ...row({}), row: 9 }], ({ schoolCode }) => schoolCode, "schoolCode");
    expect(second?.errors).toMatchObject([{ code: "twice", found: "7" }]);
  });
});

describe("a row as a member of staff", () => {
  const row = (cells: Record<string, string>): ReturnType<typeof parseStaff> =>
    parseStaff({ row: 7, cells: { name: "王志远", staffNo: "00125", school: "城关中学", ...cells } }, schools);

  test("old titles, several subjects, dates and codes are read as they are meant", () => {
    expect(row({ title: "小学高级教师", subjects: "英语、数学", workingSince: "2012年9月" }).value).toMatchObject({
      schoolId: "s1",
      staffNo: "00125",
      title: "一级教师",
      subjects: ["外语", "数学"],
      workingSince: "2012-09",
    });
  });

  test.for([
    [{ subjects: "政冶" }, "subjects", "第7行“任教学科”：“政冶”不在学科表中，是“政治”吗？"],
    [{ school: "城关中字" }, "school", "第7行“所在学校”：没有叫“城关中字”的学校，是“城关中学”吗？"],
    [{ phone: "138" }, "phone", "第7行“手机号”：“138”不是11位手机号"],
    [{ staffNo: "" }, "staffNo", "第7行“工号”：没有填写"],
  ] as const)("%o is told in a sentence", ([cells, key, sentence]) => {
    const { value, errors } = row(cells);
    const heading = staffColumns.find((column) => column.key === key)?.heading ?? "";
    expect(value).toBeNull();
    expect(errors.map((error) => rowErrorText(error, 7, heading, "zh-CN"))).toEqual([sentence]);
  });
});

test.for([
  ["政冶", "政治"],
  ["天文", null],
] as const)("nearest to %s: %s", ([word, meant]) => {
  expect(nearest(word, ["语文学科", "政治", "物理"])).toBe(meant);
});

property.prop([fc.array(fc.array(fc.string({ maxLength: 12 }), { maxLength: 12 }), { maxLength: 20 })])(
  "garbage is never an error of ours",
  (rows) => {
    for (const columns of [schoolColumns, staffColumns]) {
      const found = findHeadings(rows, columns);
      if (found.kind === "found")
        for (const row of dataRows(rows, found, columns)) expect([parseSchool(row), parseStaff(row, schools)]).toHaveLength(2);
    }
  },
);
