import { readFileSync } from "node:fs";
import exceljs from "exceljs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { plainHttpHost } from "./chromium.ts";
import { journey, visit } from "./journey.ts";

const { application, open } = await journey();

/** How many rows a saved workbook has under its title, subtitle and headings. */
async function rowsOfExport(page: Page): Promise<number> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出" }).click()]);
  expect(file.suggestedFilename()).toMatch(/_\d{8}\.xlsx$/);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(readFileSync(await file.path())).buffer);
  return (book.worksheets[0]?.rowCount ?? 0) - 3;
}

test("a list is narrowed, sorted and turned over in the address, and exported as it is shown", async () => {
  const page = await open("bureau");
  await visit(page, "/staff");
  await page.getByLabel("任教学科").click();
  await page.locator(".ant-select-item-option", { hasText: "语文" }).click();
  await page.waitForURL(/subject=/);
  await page.getByRole("columnheader", { name: "工号" }).click();
  await page.waitForURL(/sort=staffNo/);
  // Fifty rows to a page: so many are asked for, and the choice stands in the address.
  await page.locator(".ant-pagination-options .ant-select").click();
  await page.locator(".ant-select-item-option", { hasText: "50 条/页" }).click();
  await page.waitForURL(/size=50/);
  const officer = await application.signedIn("bureau");
  const { total } = (await officer.get(`/api/staff?subject=${encodeURIComponent("语文")}`)).body;
  expect(total).toBeGreaterThan(20);
  await expect.poll(() => page.locator("tbody tr.ant-table-row").count()).toBe(Math.min(50, total));
  expect(await rowsOfExport(page)).toBe(total);

  // Whoever gets the address sees the same.
  const address = new URL(page.url());
  const colleague = await open("bureau");
  await visit(colleague, `${address.pathname}${address.search}`);
  await expect.poll(() => colleague.locator("tbody tr.ant-table-row").count()).toBe(Math.min(50, total));
  await colleague.getByText("语文").first().waitFor();
});

test("an import that is cancelled takes no row over; done, it tells so", async () => {
  const page = await open("bureau");
  const sheet = [
    "所在学校,工号,姓名,任教学科",
    ...Array.from({ length: 6000 }, (_, index) => `示例县第一中学,7${String(index).padStart(5, "0")},何书${index},语文`),
  ];
  await visit(page, "/staff");
  await page.getByRole("button", { name: "导入教职工" }).first().click();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "教职工.csv", mimeType: "text/csv", buffer: Buffer.from(sheet.join("\n")) });
  await page.getByRole("button", { name: "导入 6000 行" }).click();
  await page.getByRole("status").getByRole("button", { name: "取消" }).click();
  await page.getByRole("button", { name: "导入 6000 行" }).waitFor();
  const officer = await application.signedIn("bureau");
  expect((await officer.get("/api/staff?q=何书")).body.total).toBe(0);
  await page.getByRole("button", { name: "导入 6000 行" }).click();
  await page.getByText("已导入：新增 6000，更新 0").waitFor();
  expect((await officer.get("/api/staff?q=何书")).body.total).toBe(6000);
});

test("on plain http under a name of the intranet, without what browsers keep for https", async () => {
  const page = await open("bureau", { host: plainHttpHost });
  expect(new URL(page.url()).hostname).toBe(plainHttpHost);
  expect(await page.evaluate("[isSecureContext, typeof crypto.randomUUID, typeof navigator.serviceWorker]")).toEqual([
    false,
    "undefined",
    "undefined",
  ]);
  await visit(page, "/records/new");
  await page.getByLabel("地点").fill("二楼会议室");
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByRole("link", { name: "查看这条记录" }).waitFor();
  await visit(page, "/records?q=二楼会议室");
  await page.locator("tbody tr.ant-table-row").first().waitFor();
  expect(await rowsOfExport(page)).toBe(1);
});
