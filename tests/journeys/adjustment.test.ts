import { expect, test } from "vitest";
import { journey, visit } from "./journey.ts";

const { application, open } = await journey();

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
