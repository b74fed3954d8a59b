import { test } from "vitest";
import { journey, visit } from "./journey.ts";

const { open } = await journey();

test("a plan is returned with a reason, and its school sees why", async () => {
  const officer = await open("bureau");
  await visit(officer, "/");
  await officer.getByRole("region", { name: "计划待批准" }).getByText("实验中学 → 白水中学").waitFor();
  await officer.getByRole("region", { name: "计划待批准" }).getByRole("link", { name: "办理" }).first().click();
  await officer.getByRole("button", { name: "退回" }).click();
  await officer.getByLabel("退回原因").click();
  await officer.locator(".ant-select-item-option", { hasText: "数量不明确" }).click();
  await officer.getByLabel("指出的位置").click();
  await officer.locator(".ant-select-item-option", { hasText: "交流会" }).first().click();
  await officer.getByRole("dialog").getByLabel("意见").fill("交流会次数请写明");
  await officer.getByRole("dialog").getByRole("button", { name: "退回" }).click();
  await officer.getByText("已退回").first().waitFor();
  await officer.getByText("交流会次数请写明").first().waitFor();
  // The promise in question says so itself, and the trail names it.
  await officer.getByText("退回所指：数量不明确 · 交流会次数请写明").waitFor();
  await officer.getByText(/^所指：.*交流会/).waitFor();
  // Returned, the cards can be changed again.
  await officer.getByRole("button", { name: "修改" }).first().waitFor();
});
