import { expect, test } from "vitest";
import { journey, visit } from "./journey.ts";

const { open } = await journey();

/** What each role finds on its workbench and among the pairs; nothing of others. */
test.for([
  { role: "bureau", pairs: 8, waits: /计划待审批/, hasAccounts: true },
  { role: "leader", pairs: 8, waits: /计划待审批/, hasAccounts: false },
  { role: "auditor", pairs: 8, waits: /今天没有要处理的事/, hasAccounts: false },
  { role: "helper", pairs: 2, waits: /有疑问|今天没有要处理的事/, hasAccounts: false },
  { role: "helped", pairs: 1, waits: /确认|今天没有要处理的事/, hasAccounts: false },
  { role: "teacher", pairs: 2, waits: /今天没有要处理的事/, hasAccounts: false },
])("$role sees its own", async ({ role, pairs, waits, hasAccounts }) => {
  const page = await open(role);
  await visit(page, "/");
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  expect(await page.getByRole("region", { name: "本学期履约" }).getByRole("link", { name: /→/ }).count()).toBe(pairs);
  await page.getByRole("region", { name: "今天先做" }).getByText(waits).first().waitFor();
  await visit(page, "/schools");
  await page.getByRole("navigation", { name: "学校与人员" }).waitFor();
  expect(await page.getByRole("link", { name: "账号" }).count()).toBe(hasAccounts ? 1 : 0);
});

test("an address of somebody else's pair says that it is not there", async () => {
  const officer = await open("bureau");
  await visit(officer, "/");
  const foreign = await officer.getByRole("link", { name: "实验小学 → 临江小学" }).first().getAttribute("href");
  const helped = await open("helped");
  await visit(helped, foreign ?? "");
  await helped.getByText("没有找到，可能已被删除，或者不在您的范围内").waitFor();
});
