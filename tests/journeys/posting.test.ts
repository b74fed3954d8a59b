import { expect, test } from "vitest";
import { journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

test("a post asked for, filled, approved, begun, reported from the phone and confirmed; the matrix follows", async () => {
  const [pair] = (await (await application.signedIn("bureau")).get("/api/partnerships?q=青山")).body.rows;
  const matrix = `/partnerships/${pair.id}?tab=postings`;

  const helped = await open("helped");
  await visit(helped, matrix);
  const cell = helped
    .getByRole("row", { name: /^9 年级/ })
    .getByRole("cell")
    .nth(2);
  await cell.getByText("全年空缺").waitFor();
  await helped.getByRole("link", { name: "提出需求" }).click();
  await helped.getByLabel("学科").click();
  await helped.locator(".ant-select-item-option", { hasText: "外语" }).click();
  await helped.getByLabel("年级").click();
  await helped.locator(".ant-select-item-option", { hasText: "9 年级" }).click();
  await helped.keyboard.press("Escape");
  await helped.getByRole("button", { name: "提交", exact: true }).click();
  await helped.getByRole("heading", { name: "待提名 · 外语" }).waitFor();
  const address = new URL(helped.url()).pathname;

  const helper = await open("helper");
  await visit(helper, address);
  await helper.getByRole("button", { name: "提名", exact: true }).click();
  const choice = helper.getByRole("dialog").getByRole("radio").first();
  const name = await helper.getByRole("dialog").locator(".candidates strong").first().textContent();
  await choice.check();
  await helper.getByRole("dialog").getByLabel("由谁代课").fill("同备课组教师分担");
  await helper.getByRole("dialog").getByRole("button", { name: "提名", exact: true }).click();
  await helper.getByRole("heading", { name: `${name} · 外语` }).waitFor();
  await helper.getByText("人事关系保留在示例县第一中学").waitFor();

  for (const [who, move] of [
    ["leader", "同意"],
    ["bureau", "批准"],
    ["helped", "确认到岗"],
  ] as const) {
    const page = await open(who);
    await visit(page, address);
    await page.getByRole("button", { name: move, exact: true }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: move, exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }

  await visit(helped, matrix);
  await cell.getByText(name ?? "").waitFor();
  await cell.getByText("在岗").waitFor();
  expect(await cell.getByText("全年空缺").count()).toBe(0);
});

test("a posted teacher enters the month on the phone; the host school confirms it on the phone", async () => {
  const teacher = await open("teacher", { viewport: phone });
  await visit(teacher, "/m/enter");
  await teacher.getByRole("button", { name: "本月出勤与课时" }).tap();
  await teacher.getByText("2026 年 11 月").tap();
  await teacher.getByRole("spinbutton", { name: "课时（节）", exact: true }).fill("38");
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已提交，等青山中学确认").waitFor();

  const host = await open("helped", { viewport: phone });
  await visit(host, "/m");
  await host.getByText("2026 年 11 月 · 缺勤 0 天 · 38 节").waitFor();
  await host.getByRole("button", { name: "确认 赵磊 2026 年 11 月" }).tap();
  await host.getByText("2026 年 11 月 · 缺勤 0 天 · 38 节").waitFor({ state: "detached" });

  const months = (await (await application.signedIn("teacher")).get("/api/attendance/mine")).body.rows;
  expect(months[0]).toMatchObject({ month: "2026-11-01", entered: { lessons: 38, confirmedBy: expect.stringContaining("王芳") } });
});
