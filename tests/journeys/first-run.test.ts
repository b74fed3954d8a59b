import { expect, test } from "vitest";
import { expectAccessible, journey, visit } from "./journey.ts";

const { open } = await journey({ withDemonstration: false });

const schools =
  "学校标识码,学校名称,学校简称,办学类型,乡镇\n0430522001,城关镇第一中学,一中,初级中学,城关镇\n0430522002,石马江镇中学,石马江中学,初级中学,石马江镇\n";
const plan = `城关镇第一中学结对帮扶石马江镇中学工作方案
一、每学期开展两次经验交流会，每次不少于2人。
二、定期开展教师培训。
三、派出人员每月给予300元特殊津贴。
`;

test("from an empty installation to a plan in force", async () => {
  const officer = await open(null);
  // The sign-in page knows that there is nothing yet and leads to the set-up.
  await officer.getByLabel("设置口令").fill("TOKEN");
  await expectAccessible(officer, "set-up");
  await officer.getByLabel("行政区划代码").fill("430522");
  await officer.getByLabel("县（区）名称").fill("新邵县");
  await officer.getByLabel("用户名").fill("admin");
  await officer.getByLabel("姓名").fill("李老师");
  for (const field of await officer.locator('input[type="password"]').all()) await field.fill("long enough words 1");
  await officer.locator("button[type=submit]").click();
  await officer.getByRole("heading", { name: "工作台" }).waitFor();
  await officer.getByText("还没有结对").waitFor();

  // Schools come from the sheet that the office has.
  await visit(officer, "/schools");
  await officer.getByRole("button", { name: "导入学校" }).first().click();
  await officer.locator('input[type="file"]').setInputFiles({ name: "学校.csv", mimeType: "text/csv", buffer: Buffer.from(schools) });
  await officer.getByRole("button", { name: "导入 2 行" }).click();
  await officer.getByText("已导入：新增 2，更新 0").waitFor();
  await officer.getByRole("button", { name: "完成" }).click();

  // A programme and a pair.
  await visit(officer, "/programmes");
  await officer.getByRole("button", { name: "新建项目" }).first().click();
  await officer.getByRole("dialog").getByLabel("项目名称").fill("城乡学校结对帮扶");
  await officer.getByRole("button", { name: "保存" }).click();
  await officer.getByRole("button", { name: "新建结对" }).click();
  await officer.getByRole("combobox", { name: "支援校" }).fill("一中");
  await officer.locator(".ant-select-item-option", { hasText: "城关镇第一中学" }).click();
  await officer.getByRole("combobox", { name: "受援校" }).fill("smj");
  await officer.locator(".ant-select-item-option", { hasText: "石马江镇中学" }).click();
  await officer.getByRole("button", { name: "保存" }).click();
  await officer.getByRole("link", { name: "一中 → 石马江中学" }).waitFor();

  // The plan: pasted, corrected, submitted, approved.
  await visit(officer, "/plans");
  await officer.getByRole("button", { name: "导入计划" }).first().click();
  await officer.getByRole("combobox", { name: "选择结对" }).click();
  await officer.locator(".ant-select-item-option", { hasText: "一中 → 石马江中学" }).click();
  await officer.getByPlaceholder("或者粘贴计划全文").fill(plan);
  await officer.getByRole("button", { name: "开始阅读" }).click();
  await officer.getByText("待定量 1").waitFor();
  const training = officer.getByRole("listitem").filter({ hasText: "定期开展教师培训" });
  await training.getByLabel("至少").fill("1");
  await training.getByRole("button", { name: "保存" }).click();
  await training.getByText("培训讲座：每学期，次数不少于1。").waitFor();
  // What today's rules forbid is shown with its source and runs all the same as people decide.
  await officer.getByText("不得从公用经费列支").waitFor();
  await officer.getByText(/财教〔2006〕5号/).waitFor();
  await officer.getByRole("button", { name: "全部确认" }).click();
  await officer.getByText("待确认 0").waitFor();
  await officer.getByRole("button", { name: "提交审批" }).click();
  await officer.getByRole("button", { name: "批准" }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await officer.getByText("已批准").first().waitFor();
  await officer.getByRole("link", { name: "一中 → 石马江中学" }).click();
  await officer
    .getByRole("row", { name: /经验交流会/ })
    .getByRole("button", { name: /0\/2次/ })
    .waitFor();
  expect(await officer.getByRole("row", { name: /教师培训/ }).count()).toBe(1);
});
