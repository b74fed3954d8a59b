import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import type { Visitor } from "../server/application.ts";
import { hasShared, sharedPath } from "../shared.ts";
import { journey, newcomersPassword, visit } from "./journey.ts";

/**
 * The year of the seed's second plan and the summary that follows it, entered through the pages: people, classes, money
 * by term and purpose, dated events. The names of the summary are masked; everybody gets one of their own.
 */
const expectedRows = z.object({
  rows: z.array(
    z.object({
      clause: z.string(),
      measure: z.string(),
      period: z.string(),
      scope: z.record(z.string(), z.string()),
      standing: z.string(),
      counted: z.number().optional(),
    }),
  ),
});

const { application, open } = await journey({ withDemonstration: false });

const firstPassword = "First password 1";

/** What the summary reports of people: post, subject, how many. Source: the seed's summary, 派出教师. */
const sent = [
  { post: "管理岗", subject: null, names: ["周主任"] },
  { post: "班主任", subject: "语文", names: ["班主任语文一", "班主任语文二"] },
  { post: "班主任", subject: "数学", names: ["班主任数学一"] },
  { post: "班主任", subject: "外语", names: ["班主任外语一"] },
  { post: "学科教师", subject: "语文", names: ["科任语文一", "科任语文二"] },
  { post: "学科教师", subject: "外语", names: ["科任外语一", "科任外语二"] },
  { post: "学科教师", subject: "数学", names: ["科任数学一"] },
  { post: "学科教师", subject: "生物", names: ["科任生物一"] },
  { post: "学科教师", subject: "历史", names: ["科任历史一"] },
] as const;

/** Source: the seed's summary, 资金扶助. */
const payments = [
  { term: "2012-2013学年 秋季学期", purpose: "招生宣传", yuan: "10000" },
  { term: "2012-2013学年 秋季学期", purpose: "教研", yuan: "10000" },
  { term: "2012-2013学年 春季学期", purpose: "招生宣传", yuan: "20000" },
  { term: "2012-2013学年 春季学期", purpose: "器材", yuan: "13000" },
] as const;

/** Source: the seed's summary, 组建班级 and 活动开展. October is told without its day. */
const records = [
  { category: "class_formation", from: "2012-09-01", to: "2012-09-01", subjects: [], note: "教学对口支援班 238、239 班" },
  { category: "class_formation", from: "2012-09-01", to: "2012-09-01", subjects: [], note: "教学指导班 240、241 班" },
  { category: "meeting", from: "2012-09-17", to: "2012-09-17", subjects: [], note: "学校教学管理经验交流会" },
  { category: "meeting", from: "2012-09-18", to: "2012-09-18", subjects: [], note: "优秀班主任经验交流会" },
  { category: "lesson_sending", from: "2012-10-01", to: "2012-10-31", subjects: ["语文", "数学", "外语"], note: "语、数、外送教活动" },
  { category: "meeting", from: "2013-03-11", to: "2013-03-11", subjects: [], note: "学校教学管理经验交流会" },
  { category: "event", from: "2013-04-15", to: "2013-04-19", subjects: [], note: "教学比武活动周" },
] as const;

interface People {
  readonly partnershipId: string;
  readonly officer: Visitor;
}

async function signIn(loginName: string, password: string): Promise<Visitor> {
  const visitor = application.visitor();
  const reply = await visitor.send("POST", "/api/session", { countyCode: demonstrationCode, loginName, password });
  expect([loginName, reply.status]).toEqual([loginName, 200]);
  return visitor;
}

async function made<Body>(reply: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await reply;
  expect({ status, body: status === 200 ? "" : body }).toEqual({ status: 200, body: "" });
  return body;
}

/** Takes over a sheet whose every row is good. */
async function importSheet(officer: Visitor, kind: string, text: string): Promise<void> {
  const preview = await made(officer.upload(`/api/imports/${kind}`, `${kind}.csv`, Buffer.from(text)));
  await made(officer.send("POST", `/api/imports/${kind}/${preview.importId}/confirm`, {}));
}

const staffNames = sent.flatMap(({ names, subject }) => names.map((name) => ({ name, subject: subject ?? "语文" })));

/** County, schools, staff, programme and pair, and the people of this journey with passwords of their own. */
async function setUp(): Promise<People> {
  const account = { loginName: "admin", displayName: "李老师", password: firstPassword };
  const county = { code: demonstrationCode, name: "新邵县" };
  await made(application.visitor().send("POST", "/api/setup", { token: "TOKEN", county, account }));
  const officer = await signIn("admin", firstPassword);
  await importSheet(
    officer,
    "schools",
    "学校标识码,学校名称,学校简称,办学类型,乡镇\n0430522001,县第一中学,一中,初级中学,城关镇\n0430522002,城关中学,城关中学,初级中学,城关镇\n",
  );
  await importSheet(
    officer,
    "staff",
    `工号,姓名,所在学校,任教学科\n${staffNames.map(({ name, subject }, index) => `A${100 + index},${name},0430522001,${subject}`).join("\n")}\n`,
  );
  const [helper, helped] = await Promise.all(
    ["0430522001", "0430522002"].map(async (code) => (await officer.get(`/api/schools?q=${code}`)).body.rows[0].id),
  );
  const years = { firstSchoolYear: 2012, lastSchoolYear: 2012 };
  const programme = await made(
    officer.send("POST", "/api/programmes", { name: "城区学校结对帮扶", description: null, ...years, phases: [], leadingGroup: [] }),
  );
  const pair = await made(
    officer.send("POST", "/api/partnerships", {
      programmeId: programme.id,
      helperSchoolId: helper,
      helpedSchoolId: helped,
      from: "2012-09-01",
      to: "2013-08-31",
      agreementNo: null,
      signedOn: null,
    }),
  );
  for (const [loginName, grant] of [
    ["zuzhang", { role: "leader", scope: { kind: "programme", programmeId: programme.id } }],
    ["officer2", { role: "bureauOfficer", scope: { kind: "county" } }],
    ["yizhong", { role: "coordinator", scope: { kind: "school", schoolId: helper } }],
    ["chengguan", { role: "coordinator", scope: { kind: "school", schoolId: helped } }],
  ] as const) {
    await made(officer.send("POST", "/api/accounts", { loginName, displayName: loginName, password: firstPassword, grants: [grant] }));
    const visitor = await signIn(loginName, firstPassword);
    await made(visitor.send("PUT", "/api/session/password", { current: firstPassword, next: newcomersPassword }));
  }
  return { partnershipId: pair.id, officer };
}

/** The second plan of the seed's collection, as its school wrote it, read, accepted card by card and approved. */
async function makePlan(officer: Visitor, partnershipId: string): Promise<void> {
  const collection = readFileSync(sharedPath("seed/000_b185b1ab7b52da89.txt"), "utf8");
  const text = collection.slice(
    collection.indexOf("學校教育扶貧工作計劃2"),
    collection.indexOf("20_-20_年度xx一中幫扶薄弱學校實施情況小結"),
  );
  const draft = await made(officer.send("POST", `/api/partnerships/${partnershipId}/plan`, { text }));
  for (const card of draft.cards) await made(officer.send("PUT", `/api/plan-versions/${draft.id}/cards/${card.id}`, { state: "accepted" }));
  for (const move of ["submit", "approve"]) await made(officer.send("POST", `/api/plan-versions/${draft.id}/moves`, { move }));
}

let partnershipId = "";
let officer: Visitor;

beforeAll(async () => {
  if (!hasShared) return;
  ({ partnershipId, officer } = await setUp());
  await makePlan(officer, partnershipId);
});

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.locator(`#${field}`).click();
  const options = page.locator(".ant-select-dropdown:visible .ant-select-item-option-content");
  await options.filter({ hasText: new RegExp(`^${option}$`) }).click();
}

async function fillDay(page: Page, field: string, day: string): Promise<void> {
  await page.locator(`#${field}`).fill(day);
  // Enter would send the form.
  await page.locator(`#${field}`).press("Tab");
}

/** Makes one move with everything on the list; on a day of its own where the move asks for one. */
async function moveAll(page: Page, path: string, move: string, day?: string): Promise<void> {
  await visit(page, path);
  await page.getByRole("button", { name: "选中本页" }).click();
  await page.locator(".table-tools").getByRole("button", { name: move, exact: true }).click();
  if (day !== undefined) await fillDay(page, "day", day);
  await page.getByRole("dialog").getByRole("button", { name: move, exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

describe.skipIf(!hasShared)("the year of the seed's summary, entered through the pages", () => {
  test("people with their posts and subjects", async () => {
    const helper = await open("yizhong");
    for (const { post, subject, names } of sent) {
      await visit(helper, `/postings/new?partnershipId=${partnershipId}`);
      await choose(helper, "role", post);
      if (subject !== null) await choose(helper, "subject", subject);
      await fillDay(helper, "from", "2012-09-01");
      await fillDay(helper, "to", "2013-08-31");
      for (const name of names) await helper.locator(".candidates label", { hasText: name }).getByRole("checkbox").check();
      await helper.getByRole("button", { name: "提交", exact: true }).click();
      await helper.waitForURL(/\/postings(\/[0-9a-f-]+|\?)/);
    }
    const list = "/postings?size=50";
    await moveAll(await open("zuzhang"), list, "同意");
    await moveAll(await open("officer2"), list, "批准");
    await moveAll(await open("chengguan"), list, "确认到岗", "2012-09-01");
    const { rows } = (await officer.get("/api/postings?size=50")).body;
    expect(rows.map(({ state }: { state: string }) => state)).toEqual(staffNames.map(() => "active"));
  });

  test("money by term and purpose", async () => {
    const helper = await open("yizhong");
    for (const { term, purpose, yuan } of payments) {
      await visit(helper, `/payments/new?partnershipId=${partnershipId}`);
      await choose(helper, "term", term);
      await choose(helper, "purpose", purpose);
      await helper.locator("#yuan").fill(yuan);
      await choose(helper, "source", "县级统筹");
      await helper.locator("#summary").fill(`${purpose}经费`);
      await helper.getByRole("button", { name: "保存" }).click();
      await helper.getByRole("heading", { name: `${purpose}经费` }).waitFor();
    }
    const list = "/payments?size=50";
    await moveAll(helper, list, "提交");
    await moveAll(await open("zuzhang"), list, "批准");
    await moveAll(helper, list, "支付");
    await moveAll(await open("chengguan"), list, "确认收到");
  });

  test("classes and dated events, confirmed by the other school", async () => {
    const helper = await open("yizhong");
    for (const { category, from, to, subjects, note } of records) {
      await visit(helper, `/records/new?partnershipId=${partnershipId}&category=${category}`);
      await fillDay(helper, "from", from);
      await fillDay(helper, "to", to);
      for (const subject of subjects) {
        await helper.locator("#subjects").fill(subject);
        await helper.locator("#subjects").press("Enter");
      }
      await helper.locator("#note").fill(note);
      await helper.getByRole("button", { name: "提交" }).click();
      await helper.getByText("已提交").first().waitFor();
    }
    const helped = await open("chengguan");
    await visit(helped, "/records?waiting=me&size=50");
    await helped.getByRole("button", { name: "选中本页" }).click();
    await helped.getByRole("button", { name: /^确认选中的/ }).click();
    await helped
      .getByRole("dialog")
      .getByRole("button", { name: /^确\s?[定认]$/ })
      .click();
    await expect
      .poll(async () => (await officer.get("/api/records?state=confirmed&size=50")).body.total, { timeout: 20_000 })
      .toBe(records.length);
  });

  test("the page shows exactly the standings that the seed's audit expects", async () => {
    const { rows: expected } = expectedRows.parse(JSON.parse(readFileSync(sharedPath("seed/expected-audit.json"), "utf8")));
    const page = (await officer.get(`/api/partnerships/${partnershipId}/page?asOf=2013-08-31`)).body;
    const found = page.promises.flatMap(({ clause, measure, obligations }: { clause: string; measure: string; obligations: object[] }) =>
      obligations.map((obligation) => ({ clause, measure, ...obligation })),
    );
    for (const row of expected) {
      const same = found.filter(
        ({ clause, period, scope, measure }: { clause: string; period: string; scope: object; measure: string }) =>
          (clause.includes(row.clause) || row.clause.includes(clause)) &&
          period === row.period &&
          measure === row.measure &&
          JSON.stringify(Object.entries(scope).toSorted()) === JSON.stringify(Object.entries(row.scope).toSorted()),
      );
      expect({ row, same: same.map(({ standing }: { standing: string }) => standing) }).toEqual({ row, same: [row.standing] });
      if (row.counted !== undefined) expect({ row, counted: same[0].counted }).toEqual({ row, counted: row.counted });
    }
    const leader = await open("zuzhang");
    await visit(leader, `/partnerships/${partnershipId}?asOf=2013-08-31&shown=2013-spring`);
    await leader
      .getByRole("row", { name: /兩次經驗交流會/ })
      .getByRole("button", { name: /1\/2次/ })
      .waitFor();
  });
});
