import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { journey, visit } from "./journey.ts";

const { application, open, takeRefusal } = await journey();

const plan = `城关镇第一中学结对帮扶石马江镇中学工作方案
一、每学期开展两次经验交流会，每次不少于2人。
二、每学期选派2名教师上示范课，并组织3次听课评课活动。
三、学校现有教师86人。
四、每学年捐赠图书不少于200册。
五、两校互派教师共同研究学生心理辅导。
`;

/** A plan as it is before anybody has looked at it, of a pair made for it. */
async function openReader(page: Page, helped: string): Promise<void> {
  const officer = await application.signedIn("bureau");
  const [pair] = (await officer.get("/api/partnerships?q=石桥")).body.rows;
  const [school] = (await officer.get(`/api/schools?q=${encodeURIComponent(helped)}`)).body.rows;
  const made = await officer.send("POST", "/api/partnerships", {
    programmeId: pair.programme.id,
    helperSchoolId: pair.helper.id,
    helpedSchoolId: school.id,
    from: "2026-09-01",
    to: pair.to,
    agreementNo: null,
    signedOn: null,
  });
  expect(made.status).toBe(200);
  const { status, body } = await officer.send("POST", `/api/partnerships/${made.body.id}/plan`, { text: plan });
  expect(status).toBe(200);
  await visit(page, `/plans/${body.id}`);
}

function cardOf(page: Page, words: string): Locator {
  return page.getByRole("listitem").filter({ hasText: words });
}

/** The count behind a word of the bar above the cards. */
async function counted(page: Page, word: string): Promise<number> {
  const text = await page.getByText(new RegExp(`^${word} \\d+$`)).innerText();
  return Number(text.replace(/\D+/g, ""));
}

test("a plan is read, and its promises are corrected, split, left out, brought back and added", async () => {
  const page = await open("bureau");
  await openReader(page, "大坪");
  const all = await counted(page, "承诺");
  const undecided = await counted(page, "待确认");
  expect(undecided).toBe(all);

  // Corrected: the sentence, and what it would create, follow at once.
  const meeting = cardOf(page, "两次经验交流会").first();
  const before = await meeting.getByText(/将产生/).innerText();
  await meeting.getByRole("button", { name: "修改" }).click();
  await meeting.getByLabel("周期", { exact: true }).click();
  await page.locator(".ant-select-item-option", { hasText: "每月" }).click();
  await meeting.getByRole("button", { name: "保存" }).click();
  await meeting.getByText("每月，次数").waitFor();
  expect(await meeting.getByText(/将产生/).innerText()).not.toBe(before);
  expect(await counted(page, "待确认")).toBe(undecided - 1);

  // Bounds that contradict each other are refused in the form, which stays.
  await meeting.getByRole("button", { name: "修改" }).click();
  await meeting.getByLabel("至少").fill("5");
  await meeting.getByLabel("至多").fill("2");
  await meeting.getByRole("button", { name: "保存" }).click();
  await meeting.getByText("至少不能大于至多").waitFor();
  takeRefusal(400);
  await meeting.getByRole("button", { name: "取消" }).click();

  // Split: the clause stays, its promise is there twice.
  await cardOf(page, "捐赠图书").first().getByRole("button", { name: "拆成两条" }).click();
  await page.getByText(`承诺 ${all + 1}`).waitFor();
  expect(await cardOf(page, "捐赠图书").count()).toBe(2);

  // Left out, and thought better of.
  const second = cardOf(page, "捐赠图书").nth(1);
  await second.getByRole("button", { name: "不是承诺" }).click();
  await second.getByText("已排除").waitFor();
  await second.getByRole("button", { name: "改为待确认" }).click();
  await second.getByRole("button", { name: "不是承诺" }).waitFor();

  // Added: what the reader did not see as a promise is selected in the text.
  await page.getByText("两校互派教师共同研究学生心理辅导").first().selectText();
  await page.locator(".plan-text").dispatchEvent("mouseup");
  const cards = await page.locator(".promise-card").count();
  await page.getByRole("button", { name: "添加为承诺" }).click();
  await page.getByText(`承诺 ${all + 2}`).waitFor();
  expect(await page.locator(".promise-card").count()).toBe(cards + 1);
});

test("the same by keyboard: j and k go through the promises, Enter confirms, x leaves out, e corrects", async () => {
  const page = await open("bureau");
  await openReader(page, "枫树");
  const undecided = await counted(page, "待确认");
  const states = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "不是承诺" }) });
  const lit = page.locator(".promise-card.lit");
  const cards = page.locator(".promise-card");
  expect(await states.count()).toBeGreaterThan(2);
  // Pointing at a card chooses it too: the pointer is out of the way.
  await page.mouse.move(0, 0);

  await page.keyboard.press("j");
  const first = await lit.getAttribute("id");
  expect(first).toBe(await cards.first().getAttribute("id"));
  await page.keyboard.press("j");
  expect(await lit.getAttribute("id")).toBe(await cards.nth(1).getAttribute("id"));
  await page.keyboard.press("k");
  expect(await lit.getAttribute("id")).toBe(first);
  // The words of the promise light up in the text beside it.
  expect(await page.locator(`mark[data-card="${first?.replace("card-", "")}"]`).count()).toBeGreaterThan(0);

  await page.keyboard.press("Enter");
  await cards.first().getByText("已确认").waitFor();
  expect(await counted(page, "待确认")).toBe(undecided - 1);
  // Having decided, one stands on the next.
  expect(await lit.getAttribute("id")).toBe(await cards.nth(1).getAttribute("id"));
  await page.keyboard.press("x");
  await cards.nth(1).getByText("已排除").waitFor();
  await page.keyboard.press("e");
  await cards.nth(2).getByRole("button", { name: "保存" }).waitFor();
});

test("the sentence of the last card stands beside it, however far down the page that is", async () => {
  const page = await open("bureau");
  const officer = await application.signedIn("bureau");
  const [submitted] = (await officer.get("/api/plan-versions?state=submitted")).body.rows;
  await visit(page, `/plans/${submitted.versionId}`);
  const card = cardOf(page, "派出人员每月给予300元津贴").last();
  await card.scrollIntoViewIfNeeded();
  await card.hover();
  const seen = await page.evaluate(
    `[...document.querySelectorAll(".promise-card.lit, mark.lit")].map((one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 48 && bottom <= innerHeight; })`,
  );
  expect(seen).toEqual([true, true]);
});
