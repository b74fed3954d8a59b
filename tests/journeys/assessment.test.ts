import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

const criteria = ["师德与廉洁", "出勤", "教学能力", "帮扶工作", "工作实绩"] as const;

/** Fills in a score for each criterion and hands in, at the desk. */
async function handIn(page: Page, party: string, score: number): Promise<void> {
  const form = page.getByRole("region", { name: `${party}评分` });
  for (const name of criteria) await form.getByLabel(`${name}（满分 10）`).fill(String(score));
  await form.getByText(`按权重折合 ${score}0.00 分`).waitFor();
  await form.getByRole("button", { name: "提交评分" }).click();
  await form.waitFor({ state: "detached" });
}

test("a posted teacher is assessed by all three, closed, and put on the list; the teacher reads the result", async () => {
  const bureau = await open("bureau");
  await visit(bureau, "/assessments");
  await bureau.getByRole("button", { name: "开展考核" }).click();
  const opening = bureau.getByRole("dialog");
  await opening.getByText("赵磊 · 数学", { exact: false }).click();
  await opening.getByText("已选 1 人").waitFor();
  await opening.getByRole("button", { name: "开展考核" }).click();
  await opening.waitFor({ state: "detached" });
  await visit(bureau, "/assessments?schoolYear=2026");
  await bureau.getByRole("link", { name: "赵磊" }).waitFor();
  await bureau.getByText("等本人、受援校、支援校评分").waitFor();
  const reader = await application.signedIn("bureau");
  const [line] = (await reader.get("/api/assessments?schoolYear=2026")).body.rows;

  const teacher = await open("teacher", { viewport: phone });
  await visit(teacher, "/m/enter");
  await teacher.getByRole("button", { name: "专项考核" }).tap();
  await teacher.getByText("赵磊 · 数学 · 2026-2027学年").tap();
  for (const name of criteria) await teacher.getByLabel(`${name}（满分 10）`).fill("9");
  await teacher.getByLabel("个人总结").fill("按计划完成");
  await teacher.getByText("按权重折合 90.00 分").waitFor();
  await teacher.getByRole("button", { name: "提交评分" }).tap();
  await teacher.getByText("评分已提交").waitFor();
  await teacher.getByRole("region", { name: "评分", exact: true }).getByText("按计划完成").waitFor();

  const helped = await open("helped");
  await visit(helped, "/");
  await helped.getByRole("listitem").filter({ hasText: "专项考核等我评分" }).getByRole("link", { name: "评分" }).click();
  await helped.getByRole("link", { name: "赵磊" }).click();
  await helped.getByText("您提交评分后可以看到另一所学校和本人的评分。").waitFor();
  await handIn(helped, "受援校", 9);
  await helped.getByText("按计划完成").waitFor();
  const helper = await open("helper");
  await visit(helper, `/assessments/${line.id}`);
  await handIn(helper, "支援校", 10);

  // One school's scores are given back with a reason, and handed in anew.
  await visit(bureau, `/assessments/${line.id}`);
  await bureau.getByRole("button", { name: "退回支援校评分" }).click();
  await bureau.getByRole("dialog").getByLabel("请写明原因").fill("请按考勤核对");
  await bureau.getByRole("dialog").getByRole("button", { name: "退回重评" }).click();
  await bureau.getByText("等支援校评分", { exact: false }).waitFor();
  await visit(helper, `/assessments/${line.id}`);
  await helper.getByText("请按考勤核对").waitFor();
  await handIn(helper, "支援校", 9);

  await visit(bureau, `/assessments/${line.id}`);
  await bureau.getByRole("button", { name: "确定等次" }).click();
  const closing = bureau.getByRole("dialog");
  await closing.getByText("90.00 分").waitFor();
  await closing.getByRole("button", { name: "确定等次" }).click();
  await closing.waitFor({ state: "detached" });
  await bureau.getByRole("button", { name: "列入优先考虑名单" }).click();
  const listing = bureau.getByRole("dialog");
  await listing.getByLabel("优先事项").click();
  await bureau.getByTitle("选拔任用").click();
  await listing.getByRole("button", { name: "列入优先考虑名单" }).click();
  await listing.waitFor({ state: "detached" });
  await visit(bureau, "/priority-list?schoolYear=2026");
  await bureau.getByText("系统不推算资格", { exact: false }).waitFor();
  await bureau.getByRole("cell", { name: "选拔任用" }).waitFor();
  await bureau.getByRole("cell", { name: /在评优评先中优先考虑 · 计划条款/ }).waitFor();

  await visit(teacher, `/m/assessments/${line.id}`);
  await teacher.getByText("优秀 · 90.00 分", { exact: false }).waitFor();
  await teacher.getByText("受援校 · 90.00 分").waitFor();
  expect((await (await application.signedIn("teacher")).get(`/api/assessments/${line.id}`)).body.priority).toEqual(["promotion"]);
});

test("the officer writes a form whose weights are watched; it holds for what is opened from its day on", async () => {
  const bureau = await open("bureau");
  await visit(bureau, "/assessment-form");
  await bureau.getByRole("button", { name: "修改考核表" }).click();
  const editor = bureau.getByRole("region", { name: "修改考核表" });
  await editor.getByLabel("权重（%） 1").fill("25");
  await editor.getByText("合计 105%").waitFor();
  await editor.getByText("各项权重合计须为 100%").waitFor();
  expect(await editor.getByRole("button", { name: "保存" }).isDisabled()).toBe(true);
  await editor.getByLabel("权重（%） 2").fill("15");
  await editor.getByLabel("依据文件").fill("县教考〔2026〕2号");
  await editor.getByRole("button", { name: "保存" }).click();
  await editor.waitFor({ state: "detached" });
  await bureau.getByText("县教考〔2026〕2号").waitFor();
  expect(await bureau.getByRole("region", { name: /起执行/ }).count()).toBe(2);
});
