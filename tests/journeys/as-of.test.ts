import { expect, test } from "vitest";
import { journey, visit } from "./journey.ts";

const { application, open } = await journey();

test("the same pages on another day: what was not there yet is not counted", async () => {
  const officer = await application.signedIn("bureau");
  const [pair] = (await officer.get("/api/partnerships?q=青山")).body.rows;
  const page = await open("bureau");
  await visit(page, `/partnerships/${pair.id}`);
  const now = await page.locator(".figures-kept").first().innerText();

  await visit(page, `/partnerships/${pair.id}?asOf=2025-10-15`);
  // The term follows the day, and the day stands in the head where everybody sees it.
  await page.getByText("2025-2026学年 秋季学期").first().waitFor();
  await page.getByRole("button", { name: "截至 2025-10-15" }).waitFor();
  expect(await page.locator(".figures-kept").first().innerText()).not.toBe(now);
  expect(await page.getByRole("button", { name: /未兑现/ }).count()).toBe(0);

  // Going on to another page keeps the day.
  await page.getByRole("link", { name: "工作台" }).click();
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  expect(new URL(page.url()).searchParams.get("asOf")).toBe("2025-10-15");
});
