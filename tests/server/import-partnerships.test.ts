import { describe, expect, test } from "vitest";
import { sheetOf } from "../files/workbooks.ts";
import { testApplication, type Reply } from "./application.ts";

const application = await testApplication();

const heads = ["帮扶项目", "支援学校", "受援学校", "开始日期", "结束日期", "协议编号", "签订日期"] as const;
const programme = "城乡学校结对帮扶";

async function preview(rows: readonly (readonly (string | Date)[])[], loginName = "bureau"): Promise<Reply> {
  const visitor = await application.signedIn(loginName);
  return visitor.upload("/api/imports/partnerships", "结对.xlsx", await sheetOf([["2026年结对一览表"], [...heads], ...rows]));
}

function sentences({ body }: Reply): string[] {
  return body.rows.flatMap(({ errors }: { errors: { message: string }[] }) => errors.map(({ message }) => message));
}

describe("importing the pairs of a county", () => {
  const rows = [
    [programme, "一中", "石桥镇中学", "2026年9月1日", "2027/8/31", "帮扶〔2026〕21号", new Date("2026-09-10T00:00:00Z")],
    ["", "示例县实验小学", "双溪小学"],
  ];

  test("pairs by name or short name, days as they are written, and again changes nothing", async () => {
    const officer = await application.signedIn("bureau");
    const first = await preview(rows);
    expect(first.body).toMatchObject({
      counts: { new: 2, changed: 0, same: 0, wrong: 0 },
      rows: [{ title: "一中 → 石桥镇中学" }, { title: "示例县实验小学 → 双溪小学" }],
    });
    const done = await officer.send("POST", `/api/imports/partnerships/${first.body.importId}/confirm`, {});
    expect(done.body).toEqual({ created: 2, changed: 0, same: 0, left: 0 });
    expect((await officer.get("/api/partnerships?q=石桥镇中学")).body.rows).toMatchObject([
      { from: "2026-09-01", to: "2027-08-31", agreementNo: "帮扶〔2026〕21号", signedOn: "2026-09-10", planState: "none" },
    ]);
    // Days left out are the programme's.
    expect((await officer.get("/api/partnerships?q=双溪")).body.rows).toMatchObject([{ from: "2025-09-01", to: "2028-08-31" }]);
    expect((await preview(rows)).body.counts).toEqual({ new: 0, changed: 0, same: 2, wrong: 0 });
    const short = await officer.upload(
      "/api/imports/partnerships",
      "x.xlsx",
      await sheetOf([
        ["支援校", "受援校"],
        ["一中", "石桥中学"],
      ]),
    );
    expect(short.body.counts).toEqual({ new: 0, changed: 0, same: 1, wrong: 0 });
    const trail = (await officer.get("/api/audit-trail?q=partnership")).body.rows.map(({ action }: { action: string }) => action);
    expect(trail).toContain("partnerships.import");
  });

  test("every wrong cell is told by row, column and sentence", async () => {
    const reply = await preview([
      ["城乡学校结队帮扶", "一中", "高岩小学"],
      [programme, "二十二中", "高岩小学"],
      [programme, "一中", "一中"],
      [programme, "一中", "高岩小学", "2026-13-40"],
      [programme, "一中", "高岩小学", "2026-09-01", "2026-01-01"],
      [programme, "一中", "高岩小学", "2020-09-01"],
      [programme, "", "高岩小学"],
    ]);
    expect(reply.body.counts).toEqual({ new: 0, changed: 0, same: 0, wrong: 7 });
    expect(sentences(reply)).toEqual([
      "第3行“帮扶项目”：没有叫“城乡学校结队帮扶”的帮扶项目，是“城乡学校结对帮扶”吗？",
      "第4行“支援校”：没有叫“二十二中”的学校",
      "第5行“受援校”：支援校和受援校不能是同一所",
      "第6行“开始日期”：“2026-13-40”不是日期，请写成 2026-09-01",
      "第7行“结束日期”：结束日期2026-01-01早于开始日期",
      "第8行“开始日期”：不在项目的起止日期之内（2025-09-01—2028-08-31）",
      "第9行“支援校”：没有填写",
    ]);
  });

  test("the template names its columns and is empty but for its example", async () => {
    const officer = await application.signedIn("bureau");
    const template = await officer.get("/api/imports/partnerships/template");
    expect(String(template.headers["content-disposition"])).toContain(encodeURIComponent("结对名册_导入模板.xlsx"));
    const reply = await officer.upload("/api/imports/partnerships", "x.xlsx", template.body);
    expect(reply.body).toMatchObject({ counts: { new: 0, changed: 0, same: 0, wrong: 0 }, ignoredHeadings: [] });
  });

  test.for(["leader", "deputy", "member", "helper", "helped", "teacher", "auditor"])("%s may not", async (loginName) => {
    expect((await preview([], loginName)).body.code).toBe("forbidden");
  });
});
