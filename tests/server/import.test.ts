import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { readSheet } from "../../src/server/sheet/read-sheet.ts";
import { testApplication, type Visitor } from "./application.ts";

const application = await testApplication();

/** The first sheet as an independent program reads it. */
async function opened(content: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  // oxlint-disable-next-line typescript/no-unsafe-argument -- its types know another Buffer than ours
  await workbook.xlsx.load(content as never);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error("expected a sheet");
  return sheet;
}

async function filledIn(officer: Visitor, kind: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const sheet = await opened((await officer.get(`/api/imports/${kind}/template`)).body);
  for (const [index, row] of rows.entries()) for (const [place, cell] of row.entries()) sheet.getCell(5 + index, place + 1).value = cell;
  return Buffer.from(await sheet.workbook.xlsx.writeBuffer());
}

const schools = [
  ["0990001901", "新桥镇中心小学", "新桥小学", "小学", "新桥镇", "110.61", "28.44", "312", "21"],
  ["0990001902", "新桥镇中学", "新桥中学", "九年一贯制学校", "新桥镇", "", "", "", ""],
];

describe("importing schools", () => {
  test("what the template holds is taken over once, and again changes nothing", async () => {
    const officer = await application.signedIn("bureau");
    const content = await filledIn(officer, "schools", schools);
    const preview = await officer.upload("/api/imports/schools", "schools.xlsx", content);
    expect(preview.body).toMatchObject({ counts: { new: 2, changed: 0, same: 0, wrong: 0 }, ignoredHeadings: [] });
    expect((await officer.get("/api/schools?q=xqz")).body.total).toBe(0);
    const done = await officer.send("POST", `/api/imports/schools/${preview.body.importId}/confirm`, {});
    expect(done.body).toEqual({ created: 2, changed: 0, same: 0, left: 0 });
    const found = (await officer.get("/api/schools?q=xqz&sort=schoolCode")).body.rows;
    expect(found[0]).toMatchObject({
      schoolCode: "0990001901",
      pupils: 312,
      stages: ["primary"],
      place: { longitude: 110.61, latitude: 28.44 },
    });
    expect(found[1]).toMatchObject({ stages: ["primary", "junior"], pupils: null, place: null });
    const again = await officer.upload("/api/imports/schools", "schools.xlsx", content);
    expect(again.body.counts).toEqual({ new: 0, changed: 0, same: 2, wrong: 0 });
  });

  test("wrong rows are told one by one and come back marked in the user's own sheet", async () => {
    const officer = await application.signedIn("bureau");
    const content = await filledIn(officer, "schools", [
      ["12", "短码小学"],
      ["0990001910", ""],
      ["0990001911", "好小学"],
    ]);
    const { body } = await officer.upload("/api/imports/schools", "有错.xlsx", content);
    expect(body.counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 2 });
    expect(body.rows[0].errors[0].message).toBe("第5行“学校标识码”：“12”不是10位数字");
    const sheet = await opened((await officer.get(`/api/imports/schools/${body.importId}/errors`)).body);
    expect(JSON.stringify(sheet.getCell("A5").note)).toContain("不是10位数字");
    expect(sheet.getCell("B7").value).toBe("好小学");
  });

  test("a csv from an old program in GB18030 is read, zeros and all", async () => {
    const officer = await application.signedIn("bureau");
    // 学校代码,学校名称 / 0990001920,老桥小学 in GB18030.
    const content = Buffer.from("d1a7d0a3b4fac2eb2cd1a7d0a3c3fbb3c60a303939303030313932302cc0cfc7c5d0a1d1a70a", "hex");
    const { body } = await officer.upload("/api/imports/schools", "old.csv", content);
    expect(body.rows).toMatchObject([{ kind: "new", title: "老桥小学" }]);
  });

  test.for([
    { why: "no sheet at all", content: Buffer.from("%PDF-1.7 nothing"), sentence: "这不是表格，请用 xlsx、xls 或 csv" },
    { why: "other columns", content: Buffer.from("甲,乙\n1,2\n"), sentence: "缺少这些列：学校标识码、学校名称。请下载模板对照。" },
  ])("$why is refused in a sentence", async ({ content, sentence }) => {
    const reply = await (await application.signedIn("bureau")).upload("/api/imports/schools", "x.csv", content);
    expect([reply.status, reply.body.code, reply.body.detail]).toEqual([422, "bad-sheet", sentence]);
  });

  test("a school's coordinator imports staff of the own school and of no other", async () => {
    const helper = await application.signedIn("helper");
    expect((await helper.upload("/api/imports/schools", "x.csv", Buffer.from("学校标识码,学校名称\n"))).body.code).toBe("forbidden");
    const rows = "姓名,工号,所在学校,任教学科\n钱一,90001,一中,语文\n钱二,90002,青山中学,数学\n";
    const { body } = await helper.upload("/api/imports/staff", "staff.csv", Buffer.from(rows));
    expect(body.rows).toMatchObject([{ kind: "new" }, { kind: "wrong", errors: [{ message: "第3行“所在学校”：这所学校不在您的范围内" }] }]);
  });

  test("nobody else takes over what one has checked", async () => {
    const [officer, helper] = [await application.signedIn("bureau"), await application.signedIn("helper")];
    const { body } = await officer.upload("/api/imports/staff", "s.csv", Buffer.from("姓名,工号,所在学校\n孙一,90003,一中\n"));
    expect((await helper.send("POST", `/api/imports/staff/${body.importId}/confirm`, {})).body.code).toBe("not-found");
  });
});

describe("exports", () => {
  test.for([
    ["/api/schools/export?q=qs", "学校名册", "青山镇中心小学"],
    ["/api/staff/export?size=1", "教职工名册", "示例县第一中学"],
    ["/api/partnerships/export", "结对一览表", "示例县第一中学"],
    ["/api/records/export?category=meeting", "帮扶台账", "会议交流"],
  ] as const)("%s shows the filtered list, read by another program and by ourselves", async ([path, title, word]) => {
    const officer = await application.signedIn("bureau");
    const reply = await officer.get(path);
    expect(reply.headers["content-disposition"]).toContain(encodeURIComponent(`${title}_20261124.xlsx`));
    const sheet = await opened(reply.body);
    expect(sheet.getCell("A1").value).toBe(title);
    const own = await readSheet(reply.body);
    if (own.kind === "refused") throw new Error(`expected our own sheet to be read, found ${own.why}`);
    expect(own.rows[0]?.[0]).toBe(title);
    expect(own.rows.flat()).toContain(word);
    expect(sheet.rowCount).toBe(own.rows.length);
  });

  test("a name that looks like a formula stays a name", async () => {
    const officer = await application.signedIn("bureau");
    const rows = "姓名,工号,所在学校\n=1+1,90004,一中\n";
    const { body } = await officer.upload("/api/imports/staff", "s.csv", Buffer.from(rows));
    await officer.send("POST", `/api/imports/staff/${body.importId}/confirm`, {});
    const sheet = await opened((await officer.get("/api/staff/export?q=90004")).body);
    expect([sheet.getCell("B4").value, sheet.getCell("B4").type]).toEqual(["=1+1", ExcelJS.ValueType.String]);
  });
});
