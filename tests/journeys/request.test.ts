import { expect, test } from "vitest";
import { photoOf } from "../../src/server/demonstration/pictures.ts";
import { journey, visit } from "./journey.ts";

const { open } = await journey();

test("a school asks for repair; the county hears offices, grants less, and the school reports until the bill", async () => {
  const school = await open("helped");
  await visit(school, "/requests/new");
  await school.getByLabel("申请事项").fill("厕所改造");
  await school.getByLabel("现状与理由").fill("旱厕，冬季结冰。");
  await school.getByLabel("项目").fill("土建与洁具");
  await school.getByLabel("金额（元）").fill("52000");
  await school.getByRole("button", { name: "保存" }).click();
  await school.getByRole("button", { name: "提交" }).click();
  await school.getByText("待审批").waitFor();
  const address = new URL(school.url()).pathname;

  const officer = await open("bureau");
  await visit(officer, address);
  await officer.getByRole("button", { name: "登记意见" }).click();
  const window = officer.getByRole("dialog");
  await window.getByLabel("单位").fill("计财股");
  await window.getByLabel("内容").fill("纳入改薄项目。");
  await window.getByRole("button", { name: "登记意见" }).click();
  await officer.getByText("纳入改薄项目。").waitFor();
  await officer.getByRole("button", { name: "批准", exact: true }).click();
  await window.getByLabel("批准金额（元）").fill("50000");
  await window.getByRole("button", { name: "批准", exact: true }).click();
  await officer.getByText("已批准").waitFor();

  await visit(school, address);
  await school.getByRole("button", { name: "开始实施" }).click();
  await school.getByRole("dialog").getByRole("button", { name: "开始实施" }).click();
  await school.getByRole("button", { name: "报告进度" }).click();
  await school.getByRole("dialog").getByLabel("完成百分比").fill("100");
  await school.getByRole("dialog").getByLabel("内容").fill("洁具安装完毕");
  await school.getByRole("dialog").getByRole("button", { name: "报告进度" }).click();
  await school.getByText("洁具安装完毕").waitFor();
  await school.getByRole("button", { name: "竣工", exact: true }).click();
  const bill = school.getByRole("dialog");
  await bill.locator('input[type="file"]').setInputFiles({ name: "竣工.png", mimeType: "image/png", buffer: photoOf(2) });
  await bill.getByLabel("实际费用（元）").fill("50800");
  await bill.locator('input[type="file"]').waitFor({ state: "attached" });
  await school.waitForLoadState("networkidle");
  await bill.getByRole("button", { name: "竣工", exact: true }).click();
  await school.getByText("超出批准 800.00 元").waitFor();
  expect(await school.getByRole("button", { name: "竣工", exact: true }).count()).toBe(0);
});
