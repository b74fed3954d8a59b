import { expect, test } from "vitest";
import { journey, visit } from "./journey.ts";

const { application, open } = await journey();

test("a plan is returned with a reason, and its school sees why", async () => {
  const officer = await open("bureau");
  await visit(officer, "/");
  await officer.getByText("计划待审批：实验中学 → 白水中学").waitFor();
  await officer.getByRole("region", { name: "今天先做" }).getByRole("link", { name: "审批" }).first().click();
  await officer.getByRole("button", { name: "退回" }).click();
  await officer.getByLabel("退回原因").click();
  await officer.locator(".ant-select-item-option", { hasText: "数量不明确" }).click();
  await officer.getByRole("dialog").getByLabel("意见").fill("交流会次数请写明");
  await officer.getByRole("dialog").getByRole("button", { name: "退回" }).click();
  await officer.getByText("已退回").first().waitFor();
  await officer.getByText("交流会次数请写明").waitFor();
  // Returned, the cards can be changed again.
  await officer.getByRole("button", { name: "修改" }).first().waitFor();
});

test("an approved plan is adjusted as a new version with its reason", async () => {
  const reader = await application.signedIn("helper");
  const [pair] = (await reader.get("/api/partnerships?q=青山")).body.rows;
  const helper = await open("helper");
  await visit(helper, `/partnerships/${pair.id}?tab=plan`);
  await helper.getByRole("link", { name: "第 1 版" }).click();
  await helper.getByRole("button", { name: "调整计划" }).click();
  await helper.getByLabel("为什么调整").fill("增加教研活动");
  await helper.getByRole("dialog").getByRole("button", { name: "调整计划" }).click();
  await helper.getByText("调整原因：增加教研活动").waitFor();
  const card = helper.getByRole("listitem").filter({ hasText: "联合教研活动不少于3次" });
  await card.getByRole("button", { name: "修改" }).click();
  await card.getByLabel("至少").fill("4");
  await card.getByRole("button", { name: "保存" }).click();
  await card.getByText("次数不少于4").waitFor();
  await helper.getByRole("button", { name: "提交审批" }).click();
  await helper.getByText("待审批").first().waitFor();

  const officer = await open("bureau");
  await visit(officer, new URL(helper.url()).pathname);
  await officer.getByRole("button", { name: "批准" }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await officer.getByText("已批准").first().waitFor();
  await visit(officer, `/partnerships/${pair.id}?tab=plan`);
  await officer.getByText("第 2 版").waitFor();
  expect(await officer.getByText("增加教研活动").count()).toBeGreaterThan(0);
  await visit(officer, `/partnerships/${pair.id}`);
  await officer
    .getByRole("row", { name: /联合教研活动/ })
    .getByRole("button", { name: /\/≥4次/ })
    .waitFor();
});

test("an obligation is waived by approval: cancelled is not missed", async () => {
  const reader = await application.signedIn("helped");
  const [pair] = (await reader.get("/api/partnerships?q=青山")).body.rows;
  const address = `/partnerships/${pair.id}?shown=2025-autumn`;
  const helped = await open("helped");
  await visit(helped, address);
  await helped
    .getByRole("button", { name: /^未兑现/ })
    .first()
    .click();
  const drawer = helped.getByRole("dialog");
  await drawer.getByRole("button", { name: "申请豁免" }).click();
  await drawer.getByLabel("为什么不能兑现").fill("流感停课两周");
  await drawer.locator("form").getByRole("button", { name: "申请豁免" }).click();
  await drawer.getByText("豁免申请待审批：流感停课两周").waitFor();
  const before = await helped.getByRole("button", { name: /^未兑现/ }).count();

  const officer = await open("bureau");
  await visit(officer, "/waivers?state=requested");
  await officer
    .getByRole("row", { name: /流感停课两周/ })
    .getByRole("button", { name: "批准" })
    .click();
  await officer.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await officer.getByRole("row", { name: /流感停课两周/ }).waitFor({ state: "detached" });

  await visit(helped, address);
  await helped.getByRole("button", { name: /^已豁免/ }).waitFor();
  expect(await helped.getByRole("button", { name: /^未兑现/ }).count()).toBe(before - 1);
});

test("text selected in the plan becomes a promise", async () => {
  const officer = await application.signedIn("bureau");
  const [version] = (await officer.get(`/api/plan-versions?q=${encodeURIComponent("枫树")}`)).body.rows;
  const page = await open("bureau");
  await visit(page, `/plans/${version.versionId}`);
  const before = await page.getByRole("listitem").filter({ hasText: "不是承诺" }).count();
  await page.getByText("通过三年帮扶").selectText();
  await page.locator(".plan-text").dispatchEvent("mouseup");
  await page.getByRole("button", { name: "添加为承诺" }).click();
  await page.getByText(`承诺 ${before + 1}`).waitFor();
});
