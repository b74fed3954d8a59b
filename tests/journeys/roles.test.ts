import { beforeAll, expect, test } from "vitest";
import { journey, visit } from "./journey.ts";

const { application, open, takeRefusal } = await journey();

interface Things {
  readonly plan: string;
  readonly ownRecord: string;
  readonly foreignPair: string;
}
let things: Things;

beforeAll(async () => {
  const officer = await application.signedIn("bureau");
  const one = async (path: string): Promise<Readonly<Record<string, string>>> => (await officer.get(path)).body.rows[0];
  things = {
    plan: (await one("/api/plan-versions?state=submitted"))["versionId"] ?? "",
    ownRecord: (await one("/api/records?state=confirmed&q=青山"))["id"] ?? "",
    foreignPair: (await one("/api/partnerships?q=临江"))["id"] ?? "",
  };
});

const notThere = "没有找到，可能已被删除，或者不在您的范围内";

/** What each role finds and may do; everything that is not said to be there must not be. */
test.for([
  {
    role: "bureau",
    pairs: 8,
    waits: /计划待批准/,
    decides: true,
    moves: ["更正", "核查", "作废"],
    enters: true,
    accounts: true,
    trail: true,
  },
  { role: "leader", pairs: 8, waits: /计划待批准/, decides: true, moves: [], enters: false, accounts: false, trail: false },
  { role: "deputy", pairs: 8, waits: /计划待批准/, decides: true, moves: [], enters: false, accounts: false, trail: false },
  { role: "member", pairs: 8, waits: /今天没有要处理的事/, decides: false, moves: [], enters: false, accounts: false, trail: false },
  { role: "auditor", pairs: 8, waits: /今天没有要处理的事/, decides: false, moves: [], enters: false, accounts: false, trail: true },
  {
    role: "helper",
    pairs: 2,
    waits: /派出待提名/,
    decides: null,
    moves: ["更正"],
    enters: true,
    accounts: false,
    trail: false,
  },
  { role: "helped", pairs: 1, waits: /物资待/, decides: null, moves: ["更正"], enters: true, accounts: false, trail: false },
  { role: "teacher", pairs: 2, waits: /没有要处理/, decides: null, moves: [], enters: true, accounts: false, trail: false },
])("$role sees and does its own, and nothing else", async ({ role, pairs, waits, decides, moves, enters, accounts, trail }) => {
  const page = await open(role);
  await visit(page, "/");
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  expect(await page.getByRole("region", { name: "本学期履约" }).getByRole("link", { name: /→/ }).count()).toBe(pairs);
  await page.getByRole("region", { name: "今天先做" }).getByText(waits).first().waitFor();

  // A plan that waits for approval, of a pair that the schools' people have no part in.
  await visit(page, `/plans/${things.plan}`);
  if (decides === null) {
    await page.getByText(notThere).waitFor();
    await visit(page, `/partnerships/${things.foreignPair}`);
    await page.getByText(notThere).waitFor();
  } else {
    await page.getByText("待审批").first().waitFor();
    expect(await page.getByRole("button", { name: "批准" }).count()).toBe(decides ? 1 : 0);
    expect(await page.getByRole("button", { name: "退回" }).count()).toBe(decides ? 1 : 0);
  }

  // A confirmed record of a pair that all of them may see: the page offers what the table of permissions allows.
  await visit(page, `/records/${things.ownRecord}`);
  await page.getByRole("region", { name: "办理经过" }).waitFor();
  const offered = await page.getByRole("button", { name: /^(确认|有疑问|更正|核查|作废)$/ }).allInnerTexts();
  const own = moves.toSorted();
  expect(own.filter((move) => !offered.includes(move))).toEqual([]);
  expect(offered.filter((move) => ["核查", "更正"].includes(move) && !own.includes(move))).toEqual([]);

  await visit(page, "/records/new");
  expect(await page.getByRole("button", { name: "提交" }).count()).toBe(enters ? 1 : 0);

  await visit(page, "/schools");
  await page.getByRole("navigation", { name: "学校与人员" }).waitFor();
  expect(await page.getByRole("link", { name: "账号" }).count()).toBe(accounts ? 1 : 0);

  // Everybody has the room of assessments, and sees what the table of permissions opens; the bureau alone opens and closes.
  await visit(page, "/");
  await page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "专项考核" }).click();
  await page.getByRole("heading", { name: "专项考核" }).waitFor();
  await page.getByRole("link", { name: "赵磊" }).first().waitFor();
  expect(await page.getByRole("button", { name: "开展考核" }).count()).toBe(role === "bureau" ? 1 : 0);
  expect(await page.getByRole("link", { name: "郭雅琴" }).count()).toBe(role === "teacher" ? 0 : 1);
  await page.getByRole("link", { name: "赵磊" }).first().click();
  await page.getByRole("region", { name: "等次" }).getByText("优秀").waitFor();
  expect(await page.getByRole("button", { name: "重新打开" }).count()).toBe(role === "bureau" ? 1 : 0);

  // Whoever knows the addresses is told no by the server.
  const visitor = await page.evaluate(
    async (versionId) => {
      const headers = { "content-type": "application/json", "x-xieshou": "1" };
      const move = { method: "POST", headers, body: JSON.stringify({ move: "approve", comment: "" }) };
      const statuses = [];
      for (const address of ["/api/accounts", "/api/audit-trail"]) statuses.push((await fetch(address)).status);
      return { statuses, approve: versionId === "" ? 0 : (await fetch(`/api/plan-versions/${versionId}/moves`, move)).status };
    },
    decides === true ? "" : things.plan,
  );
  expect(visitor.statuses).toEqual([accounts ? 200 : 403, trail ? 200 : 403]);
  expect(visitor.approve).toBe(decides === true ? 0 : decides === null ? 404 : 403);
  if (!accounts) takeRefusal(403);
  if (!trail) takeRefusal(403);
  if (decides === false) takeRefusal(403);
});
