import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectAccessible, journey, newcomersPassword, phone, step, visit } from "./journey.ts";

const { application, open } = await journey();

interface Screen {
  readonly name: string;
  readonly path: string;
  /** What is opened on it: a drawer, a window, a form. */
  readonly open?: (page: Page) => Promise<void>;
}

const click =
  (button: string) =>
  async (page: Page): Promise<void> =>
    page.getByRole("button", { name: button }).first().click();

const dialog = '[role="dialog"]';

async function openDialog(page: Page): Promise<void> {
  await page.locator(dialog).waitFor();
}

const clickForDialog =
  (button: string) =>
  async (page: Page): Promise<void> => {
    await click(button)(page);
    await openDialog(page);
  };

/** Every screen of the desk; ids come from the demonstration county. */
async function screens(): Promise<readonly Screen[]> {
  const officer = await application.signedIn("bureau");
  const [programme] = (await officer.get("/api/programmes")).body.rows;
  const [pair] = (await officer.get("/api/partnerships?q=青山")).body.rows;
  const [goods] = (await officer.get("/api/goods?state=received&sort=receivedOn&size=1")).body.rows;
  const [asset] = (await officer.get("/api/assets?size=1")).body.rows;
  const [request] = (await officer.get("/api/requests?state=active&size=1")).body.rows;
  const [posting] = (await officer.get("/api/postings?state=active&size=1")).body.rows;
  const [waiting] = (await officer.get("/api/assessments?state=open&size=1")).body.rows;
  const [assessed] = (await officer.get(`/api/assessments?size=1&grade=${encodeURIComponent("优秀")}`)).body.rows;
  const [payment] = (await officer.get("/api/payments?size=1&state=received")).body.rows;
  const [run] = (await officer.get("/api/allowances/runs")).body.rows;
  const [slip] = (await officer.get(`/api/allowances/runs/${run.id}/slips`)).body.rows;
  const [submitted] = (await officer.get("/api/plan-versions?state=submitted")).body.rows;
  const [returned] = (await officer.get("/api/plan-versions?state=returned")).body.rows;
  const [record] = (await officer.get("/api/records?state=confirmed&size=1")).body.rows;
  const published = (await officer.get("/api/aid/applications?state=published&size=200")).body.rows;
  const aid = published.find(({ openAppeals }: { openAppeals: number }) => openAppeals > 0);
  const [event] = (await officer.get("/api/records?state=planned&category=event&size=1")).body.rows;
  const [held] = (await officer.get(`/api/records?q=${encodeURIComponent("单元整体教学集体备课")}`)).body.rows;
  const [mentorship] = (await officer.get("/api/mentorships?size=1")).body.rows;
  const [project] = (await officer.get("/api/projects?size=1")).body.rows;
  const overview = `/programmes/${programme.id}`;
  return [
    { name: "workbench", path: "/" },
    { name: "everything searched", path: "/", open: async (page) => page.getByRole("combobox").first().fill("qsz") },
    { name: "programmes", path: "/programmes?list=1" },
    { name: "a new programme", path: "/programmes?list=1", open: clickForDialog("新建项目") },
    { name: "overview", path: overview },
    { name: "a programme changed", path: overview, open: clickForDialog("修改项目") },
    { name: "a new pair", path: overview, open: clickForDialog("新建结对") },
    { name: "pair", path: `/partnerships/${pair.id}` },
    { name: "plan of a pair", path: `/partnerships/${pair.id}?tab=plan` },
    {
      name: "why an obligation stands so",
      path: `/partnerships/${pair.id}`,
      open: async (page) => {
        await page.locator(".cell").first().click();
        await openDialog(page);
      },
    },
    { name: "postings of a pair", path: `/partnerships/${pair.id}?tab=postings` },
    { name: "postings", path: "/postings" },
    { name: "posting", path: `/postings/${posting.id}` },
    { name: "who is away", path: "/posting-board" },
    { name: "exchange", path: "/exchange" },
    { name: "assessments", path: "/assessments" },
    { name: "assessments opened", path: "/assessments", open: clickForDialog("开展考核") },
    { name: "an assessment", path: `/assessments/${waiting.id}` },
    { name: "an assessment closed", path: `/assessments/${waiting.id}`, open: clickForDialog("确定等次") },
    { name: "an assessment that is closed", path: `/assessments/${assessed.id}` },
    { name: "somebody put on the list", path: `/assessments/${assessed.id}`, open: clickForDialog("列入优先考虑名单") },
    { name: "priority list", path: "/priority-list" },
    { name: "somebody taken off the list", path: "/priority-list", open: clickForDialog("移出") },
    { name: "form of assessments", path: "/assessment-form" },
    { name: "form of assessments changed", path: "/assessment-form", open: click("修改考核表") },
    { name: "money of a pair", path: `/partnerships/${pair.id}?tab=money` },
    { name: "money", path: "/money" },
    { name: "payments", path: "/payments" },
    { name: "payment", path: `/payments/${payment.id}` },
    { name: "voucher", path: `/payments/${payment.id}/voucher` },
    { name: "a payment entered", path: "/payments/new" },
    { name: "books", path: "/books" },
    { name: "allowances", path: "/allowances" },
    { name: "rules of allowances", path: "/allowances/rules" },
    { name: "a run", path: `/allowances/${run.id}` },
    { name: "a slip", path: `/allowance-slips/${slip.id}` },
    { name: "calendar", path: "/calendar" },
    { name: "plans", path: "/plans" },
    { name: "a plan brought in", path: `/plans?import=${pair.id}`, open: openDialog },
    { name: "plan reader", path: `/plans/${submitted.versionId}` },
    { name: "a plan returned", path: `/plans/${submitted.versionId}`, open: clickForDialog("退回") },
    { name: "a promise corrected", path: `/plans/${returned.versionId}`, open: click("修改") },
    { name: "waivers", path: "/waivers" },
    { name: "a waiver decided", path: "/waivers?state=submitted", open: clickForDialog("批准") },
    { name: "records", path: "/records" },
    { name: "record", path: `/records/${record.id}` },
    { name: "an event", path: `/records/${event.id}` },
    { name: "an event announced anew", path: `/records/${event.id}`, open: clickForDialog("修改通知") },
    { name: "an event held", path: `/records/${held.id}` },
    { name: "the code of an event", path: `/records/${event.id}/code` },
    { name: "mentorships", path: "/mentorships" },
    { name: "a mentorship", path: `/mentorships?open=${mentorship.id}`, open: openDialog },
    { name: "teachers paired", path: "/mentorships", open: clickForDialog("新建师徒") },
    { name: "projects", path: "/projects" },
    { name: "a project", path: `/projects?open=${project.id}`, open: openDialog },
    { name: "a project opened", path: "/projects", open: clickForDialog("新建课题") },
    { name: "a record entered", path: "/records/new" },
    { name: "an activity planned", path: "/records/new?planned=yes" },
    { name: "goods", path: "/goods" },
    { name: "a handover", path: `/goods/${goods.id}` },
    { name: "goods entered", path: "/goods/new" },
    { name: "donations made public", path: "/published-donations" },
    { name: "assets", path: "/inventory" },
    { name: "an asset", path: `/inventory/${asset.id}` },
    { name: "labels", path: `/inventory/labels?goodsId=${goods.id}` },
    { name: "requests", path: "/requests" },
    { name: "a request", path: `/requests/${request.id}` },
    { name: "aid", path: "/aid" },
    { name: "an application for aid", path: `/aid/applications/${aid.id}` },
    { name: "an objection decided", path: `/aid/applications/${aid.id}`, open: clickForDialog("处理") },
    { name: "a pupil's name asked for", path: `/aid/applications/${aid.id}`, open: clickForDialog("查看姓名和账号") },
    { name: "publications of aid", path: "/aid/publications" },
    { name: "a publication", path: `/aid/publications/${aid.school.id}/${aid.term}/${aid.publishedOn}` },
    { name: "payment of aid", path: "/aid/overview" },
    { name: "rules of aid", path: "/aid/settings" },
    { name: "amounts of aid changed", path: "/aid/settings", open: clickForDialog("修改标准") },
    { name: "schools", path: "/schools" },
    { name: "columns chosen", path: "/schools", open: click("列设置") },
    { name: "a list of nothing", path: "/schools?q=zzzzzz" },
    { name: "schools imported", path: "/schools", open: clickForDialog("导入学校") },
    { name: "a school changed", path: "/schools", open: clickForDialog("修改") },
    { name: "staff", path: "/staff" },
    { name: "accounts", path: "/accounts" },
    { name: "a new account", path: "/accounts", open: clickForDialog("新建账号") },
    { name: "an account changed", path: "/accounts", open: clickForDialog("修改") },
    { name: "settings", path: "/settings" },
    { name: "rules", path: "/settings/rules" },
    { name: "a rule set", path: "/settings/rules?key=asset.check", open: click("制定新规定") },
    { name: "a list of rules set", path: "/settings/rules?key=funding.sources", open: click("制定新规定") },
    { name: "audit trail", path: "/audit-trail" },
    { name: "nothing of that address", path: "/nowhere" },
    { name: "what is not there", path: "/partnerships/00000000-0000-4000-8000-000000000000" },
  ];
}

async function expectScreenAccessible(page: Page, screen: Screen): Promise<void> {
  await visit(page, screen.path);
  await page.locator("main").waitFor();
  await screen.open?.(page);
  // What lies behind a dialog is a screen of its own in this list.
  await expectAccessible(page, screen.name, (await page.locator(dialog).count()) > 0 ? dialog : undefined);
}

describe("no serious violation of WCAG, light and dark", () => {
  test("at the desk", { timeout: 300_000 }, async () => {
    const page = await open(null);
    await page.getByRole("heading").first().waitFor();
    await expectAccessible(page, "sign-in");
    const [officer, second] = [await open("bureau"), await open("bureau")];
    const waiting = [...(await screens())];
    // Two pages take the screens in turn: axe works in the page's own process and leaves the other core idle.
    await Promise.all(
      [officer, second].map(async (desk) => {
        for (let screen = waiting.shift(); screen; screen = waiting.shift()) await expectScreenAccessible(desk, screen);
      }),
    );
    await visit(officer, "/");
    await officer.getByRole("button", { name: "李明（教育局）" }).click();
    await officer.getByRole("menuitem", { name: "修改密码" }).click();
    await openDialog(officer);
    await expectAccessible(officer, "password changed", dialog);
  });

  test("a first password changed", async () => {
    const manager = await application.signedIn("bureau");
    const account = { loginName: "newcomer1", displayName: "新同事", password: newcomersPassword, grants: [] };
    expect((await manager.send("POST", "/api/accounts", account)).status).toBe(200);
    const page = await open("newcomer1");
    await visit(page, "/");
    await page.locator('input[type="password"]').first().waitFor();
    await expectAccessible(page, "first password");
  });

  test("on the phone", async () => {
    const nobody = await open(null, { viewport: phone });
    await expectAccessible(nobody, "/m, signed out");
    const helped = await open("helped", { viewport: phone });
    await visit(helped, "/m");
    const reader = await application.signedIn("helped");
    const [record] = (await reader.get("/api/records?waiting=me")).body.rows;
    const [list] = (await reader.get("/api/goods?state=handedOver&size=1")).body.rows;
    const [asset] = (await reader.get("/api/assets?due=yes&size=1")).body.rows;
    const goods = [`/m/confirm/goods/${list.id}`, "/m/confirm/assets", `/m/confirm/asset/${asset.id}`];
    const records = [`/m/confirm/${record.id}`, `/m/confirm/${record.id}/correct`];
    const { rows: events } = (await reader.get("/api/events")).body;
    const steps = events.map(({ recordId }: { recordId: string }) => `/m/events/${recordId}`);
    const [mentorship] = (await reader.get("/api/mentorships?size=1")).body.rows;
    for (const screen of [
      ...steps,
      "/m/mentorships",
      `/m/mentorships/${mentorship.id}`,
      "/m",
      "/m/enter",
      "/m/enter/demo_lesson",
      "/m/enter/written_output",
      ...records,
      ...goods,
      "/m/schedule",
      "/m/me",
    ]) {
      await step(helped, screen);
      await expectAccessible(helped, screen);
    }
    // More than nine wait here: colours of a single figure are not measured.
    const officer = await open("bureau", { viewport: phone });
    await visit(officer, "/m");
    expect(Number(await officer.locator(".adm-badge").first().textContent())).toBeGreaterThan(9);
    await expectAccessible(officer, "/m, of the bureau");
    const posted = await open("teacher", { viewport: phone });
    await visit(posted, "/m");
    const helper = await application.signedIn("helper");
    const [assessed] = (await helper.get("/api/assessments?state=closed&size=1&sort=-result")).body.rows;
    for (const screen of ["/m/enter", "/m/enter/months", "/m/assessments", `/m/assessments/${assessed.id}`]) {
      await step(posted, screen);
      await expectAccessible(posted, screen);
    }
    await step(posted, "/m/enter/months");
    await posted.getByText("2026 年 11 月").tap();
    await expectAccessible(posted, "/m/enter/months/2026-11");
    const [waiting] = (await helper.get("/api/assessments?waiting=me&size=1")).body.rows;
    const scoring = await open("helper", { viewport: phone });
    await visit(scoring, `/m/assessments/${waiting.id}`);
    await scoring.getByRole("button", { name: "提交评分" }).waitFor();
    await expectAccessible(scoring, "/m/assessments, scores");
  });
});
