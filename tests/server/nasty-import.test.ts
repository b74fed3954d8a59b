import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { sheetOf, workbookOf, xlsOf } from "../files/workbooks.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();

interface Row {
  readonly row: number;
  readonly kind: string;
  readonly title: string;
  readonly errors: readonly { readonly message: string }[];
}

async function preview(visitor: Visitor, kind: string, content: Buffer, name = "表.xlsx"): Promise<Reply> {
  return visitor.upload(`/api/imports/${kind}`, name, content);
}

async function take(visitor: Visitor, kind: string, content: Buffer): Promise<Reply> {
  const { body } = await preview(visitor, kind, content);
  return visitor.send("POST", `/api/imports/${kind}/${body.importId}/confirm`, {});
}

/** Each row as `row kind title: sentences`. */
function told({ body }: Reply): string[] {
  return (body.rows as readonly Row[]).map(
    ({ row, kind, title, errors }) => `${row} ${kind} ${title}${errors.map(({ message }) => `: ${message}`).join("")}`,
  );
}

const heads = ["学校标识码", "学校名称"] as const;

test("a code typed as a number has lost its zeros: the row is wrong and says what may have been meant", async () => {
  const officer = await application.signedIn("bureau");
  const content = await sheetOf([heads, [990002001, "数字小学"], ["0990002002", "文本小学"]]);
  expect(told(await preview(officer, "schools", content))).toEqual([
    "2 wrong 数字小学: 第2行“学校标识码”：“990002001”不是10位数字，是“0990002001”吗？",
    "3 new 文本小学",
  ]);
});

test("a staff number without its zeros makes no second person", async () => {
  const officer = await application.signedIn("bureau");
  const content = await sheetOf([
    ["姓名", "工号", "所在学校"],
    ["某某", 1001, "一中"],
    ["新人", 95001, "一中"],
  ]);
  expect(told(await preview(officer, "staff", content))).toEqual([
    "2 wrong 某某: 第2行“工号”：“1001”前面的0可能丢了，是“01001”吗？",
    "3 new 新人",
  ]);
});

test("titles, merged heads over two rows, an empty first sheet and a hidden one in front are no obstacle", async () => {
  const officer = await application.signedIn("bureau");
  const content = await workbookOf((workbook) => {
    workbook.addWorksheet("Sheet1");
    const hidden = workbook.addWorksheet("字典", { state: "hidden" });
    hidden.addRows([heads, ["0990002999", "隐藏小学"]]);
    const sheet = workbook.addWorksheet("名册");
    sheet.addRows([
      ["2026年学校名册"],
      ["填表单位：教育局"],
      ["学校标识码", "学校名称", "基本情况", null],
      [null, null, "学生数", "教师数"],
      ["0990002010", "合并小学", 120, 11],
    ]);
    for (const area of ["A1:D1", "A3:A4", "B3:B4", "C3:D3"]) sheet.mergeCells(area);
  });
  const reply = await preview(officer, "schools", content);
  expect(told(reply)).toEqual(["5 new 合并小学"]);
  await officer.send("POST", `/api/imports/schools/${reply.body.importId}/confirm`, {});
  expect((await officer.get("/api/schools?q=0990002010")).body.rows).toMatchObject([{ pupils: 120, teachers: 11 }]);
});

test("full-width digits, blanks, formulas and duplicates are read as a person reads them", async () => {
  const officer = await application.signedIn("bureau");
  const content = await sheetOf([
    [...heads, "学生数"],
    ["０９９０００２０２０", "　全角小学 ", { formula: "100+20", result: 120 }],
    ["0990002020 ", "重复小学", 1],
  ]);
  const reply = await preview(officer, "schools", content);
  expect(told(reply)).toEqual(["2 new 全角小学", "3 wrong 重复小学: 第3行“学校标识码”：与第2行重复"]);
  await officer.send("POST", `/api/imports/schools/${reply.body.importId}/confirm`, {});
  expect((await officer.get("/api/schools?q=0990002020")).body.rows).toMatchObject([{ name: "全角小学", pupils: 120 }]);
});

test("a sheet with few columns changes those and erases nothing", async () => {
  const officer = await application.signedIn("bureau");
  await take(
    officer,
    "schools",
    await sheetOf([
      [...heads, "乡镇", "学生数"],
      ["0990002030", "短表小学", "某镇", 88],
    ]),
  );
  const short = await sheetOf([heads, ["0990002030", "短表小学"]]);
  expect(told(await preview(officer, "schools", short))).toEqual(["2 same 短表小学"]);
  await take(officer, "schools", await sheetOf([heads, ["0990002030", "短表中心小学"]]));
  expect((await officer.get("/api/schools?q=0990002030")).body.rows).toMatchObject([
    { name: "短表中心小学", township: "某镇", pupils: 88 },
  ]);
});

test("an .xls of Excel 97 is read, and comes back as a workbook with its errors marked", async () => {
  const officer = await application.signedIn("bureau");
  const content = xlsOf([[...heads], ["0990002040", "旧版小学"], [990002041, "丢零小学"]]);
  const reply = await preview(officer, "schools", content, "旧.xls");
  expect(told(reply)).toMatchObject(["2 new 旧版小学", expect.stringContaining("是“0990002041”吗？")]);
  const returned = await officer.get(`/api/imports/schools/${reply.body.importId}/errors`);
  expect(String(returned.headers["content-disposition"])).toContain(encodeURIComponent("有误_旧.xlsx"));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(returned.body);
  const cell = workbook.worksheets[0]?.getCell("A3");
  expect([cell?.value, JSON.stringify(cell?.note)]).toEqual(["990002041", expect.stringContaining("不是10位数字")]);
});

test("a name of a subject that is mistyped is asked about", async () => {
  const officer = await application.signedIn("bureau");
  const content = await sheetOf([
    ["姓名", "工号", "所在学校", "任教学科"],
    ["某某", "95100", "一中", "政冶"],
  ]);
  expect(told(await preview(officer, "staff", content))).toEqual(["2 wrong 某某: 第2行“任教学科”：“政冶”不在学科表中，是“政治”吗？"]);
});

test("ten thousand rows are checked and taken over within half a minute", { timeout: 60_000 }, async () => {
  const officer = await application.signedIn("bureau");
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    [`教师${index}`, `7${String(index).padStart(5, "0")}`, "一中", "语文"].join(","),
  );
  const content = Buffer.from(`姓名,工号,所在学校,任教学科\n${rows.join("\n")}\n`);
  const begun = performance.now();
  const { body } = await preview(officer, "staff", content, "多.csv");
  const done = await officer.send("POST", `/api/imports/staff/${body.importId}/confirm`, {});
  expect(done.body).toEqual({ created: 10_000, changed: 0, same: 0, left: 0 });
  expect(performance.now() - begun).toBeLessThan(30_000);
});

test("more rows than the limit and what unpacks to too much are refused in a sentence", async () => {
  const officer = await application.signedIn("bureau");
  const long = Buffer.from(`学校标识码,学校名称\n${"0990002001,甲\n".repeat(20_001)}`);
  expect((await preview(officer, "schools", long, "长.csv")).body).toMatchObject({ code: "bad-sheet", detail: "超过20000行，请分成几份" });
  const bomb = await workbookOf((workbook) => {
    const sheet = workbook.addWorksheet("Sheet1");
    sheet.addRow([...heads]);
    // One long text again and again packs to next to nothing.
    for (let row = 0; row < 4000; row++) sheet.addRow(["0".repeat(32_000), `${row}`.repeat(8000)]);
  });
  const reply = await preview(officer, "schools", bomb);
  expect([reply.status, reply.body.code, reply.body.detail]).toEqual([422, "bad-sheet", "表格解开后太大，请删去图片和空白行再传"]);
});
