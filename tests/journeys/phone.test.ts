import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { askedFields } from "../../src/domain/evidence/asked-fields.ts";
import { phoneCategories } from "../../src/web/m/enter-model.ts";
import { categoryWords } from "../../src/web/ui/category-words.ts";
import { quantityWords } from "../../src/web/ui/quantity-words.ts";
import { journey, phone, smallPhone, step, visit } from "./journey.ts";

const { application, open } = await journey();

/** A thumb needs as much. Source: LOOK, phone; WCAG 2.5.5. */
const targetMin = 44;
/** The largest of WeChat's text sizes that schools use. Source: LOOK, phone. */
const largeText = 1.6;

/** Enlarges every text as WeChat's setting does, whatever the styles say; null takes that back. */
async function enlargeText(page: Page, factor: number | null): Promise<void> {
  await page.evaluate((times) => {
    const elements = [...document.querySelectorAll<HTMLElement | SVGElement>("body *")];
    const sizes = elements.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    for (const [index, element] of elements.entries()) element.style.fontSize = times === null ? "" : `${(sizes[index] ?? 16) * times}px`;
  }, factor);
}

/** What is wrong with the page as it stands: targets that are too small, and what reaches over the edge. */
async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate((min) => {
    const name = (element: Element): string => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 20)}`;
    const targets = [
      ...document.querySelectorAll("a, button, input, select, textarea, summary, .adm-tab-bar-item, .adm-list-item-content"),
    ];
    const small = targets.filter((element) => {
      if (element.matches(".visually-hidden") || element.closest("details:not([open]) > :not(summary)") !== null) return false;
      const target = element.closest("label.file-button, .adm-form-item, .adm-list-item") ?? element;
      const { width, height } = target.getBoundingClientRect();
      return width > 0 && (height < min - 0.5 || width < min - 0.5);
    });
    const wide = [document.documentElement, ...document.querySelectorAll(".phone-page")].filter(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    );
    const hidden = [...document.querySelectorAll(".adm-tab-bar-item")].filter((item) => {
      const [icon, word] = [item.querySelector("svg"), item.querySelector(".adm-tab-bar-item-title")];
      return icon !== null && word !== null && icon.getBoundingClientRect().bottom > word.getBoundingClientRect().top + 1;
    });
    return [
      ...hidden.map((element) => `icon over its word: ${name(element)}`),
      ...small.map((element) => `too small: ${name(element)}`),
      ...wide.map((element) => `too wide: ${name(element)}`),
    ];
  }, targetMin);
}

async function waitingRecord(): Promise<string> {
  const helped = await application.signedIn("helped");
  const [record] = (await helped.get("/api/records?waiting=me")).body.rows;
  return record.id;
}

test.for([
  { language: "zh-CN", viewport: smallPhone },
  { language: "zh-CN", viewport: phone },
  { language: "zh-TW", viewport: smallPhone },
  { language: "en", viewport: smallPhone },
])(
  "every page fits a thumb and the screen: $language, $viewport.width pixels wide, text as it is and large",
  async ({ language, viewport }) => {
    const page = await open("helped", { viewport });
    await page.evaluate((chosen) => localStorage.setItem("xieshou.language", chosen), language);
    const record = await waitingRecord();
    await visit(page, "/m");
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.randomUUID])).toEqual([false, "undefined"]);
    const forms = ["demo_lesson", "training", "guidance_visit", "written_output"].map((category) => `/m/enter/${category}`);
    const [event] = (await (await application.signedIn("helped")).get("/api/events")).body.rows;
    const faults: string[] = [];
    for (const path of [
      "/m",
      `/m/events/${event.recordId}`,
      "/m/enter",
      "/m/enter/months",
      ...forms,
      `/m/confirm/${record}`,
      `/m/confirm/${record}/correct`,
      "/m/schedule",
      "/m/me",
    ]) {
      await step(page, path);
      faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
      await enlargeText(page, largeText);
      faults.push(...(await faultsOf(page)).map((fault) => `${path}, large text: ${fault}`));
      await enlargeText(page, null);
    }
    expect(faults).toEqual([]);
  },
);

test("signing in fits as well, and works in WeChat's web view by plain http", async () => {
  const page = await open(null, { viewport: smallPhone });
  await page.getByLabel("用户名").fill("helped");
  await page.getByLabel("密码").fill("xieshou2026");
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "登录" }).tap();
  await page.getByText("最近的记录").waitFor();
});

test("every kind of activity can be entered, each with the figures that its promises are counted by", async () => {
  const page = await open("helper", { viewport: phone });
  await visit(page, "/m/enter");
  await page.getByRole("button", { name: "更多" }).tap();
  const names = categoryWords["zh-CN"];
  expect(await page.locator(".kind-tiles button").allInnerTexts()).toEqual(phoneCategories.map((category) => names[category]));
  const { measures } = quantityWords["zh-CN"];
  for (const category of phoneCategories) {
    await step(page, `/m/enter/${category}`);
    await page.getByRole("heading", { name: names[category], exact: true }).waitFor();
    await page.locator("summary").tap();
    const { figures, hasSubjects, hasEarmark, hasPost, lasts } = askedFields(category);
    const optional = [
      { name: "学科", isAsked: hasSubjects },
      { name: "用途", isAsked: hasEarmark },
      { name: "岗位", isAsked: hasPost },
      { name: "结束日期", isAsked: lasts },
    ];
    const expected = [...figures.map((figure) => measures[figure]), "人员", "年级", "地点"];
    expected.push(...optional.filter(({ isAsked }) => isAsked).map(({ name }) => name));
    const offered = await page.locator(".enter .field-name").allInnerTexts();
    expect([category, expected.filter((name) => !offered.includes(name))]).toEqual([category, []]);
    expect([category, optional.filter(({ name, isAsked }) => !isAsked && offered.includes(name))]).toEqual([category, []]);
  }
});

test("a file above 50 MB is refused on the phone before anybody waits for it, by a sentence that says why", async () => {
  const page = await open("helper", { viewport: phone });
  await visit(page, "/m/enter/meeting");
  // A file of that size would have to pass through the test's own connection: the browser is told its size instead.
  await page.evaluate(() => {
    Object.defineProperty(File.prototype, "size", {
      get(this: File) {
        return this.name === "录像.mp4" ? 50 * 1024 * 1024 + 1 : 4;
      },
    });
  });
  const input = page.locator('input[type="file"]').nth(1);
  await input.setInputFiles({ name: "录像.mp4", mimeType: "video/mp4", buffer: Buffer.from("film") });
  await page.getByText("“录像.mp4”超过 50 MB，没有添加；请压缩后再选。").waitFor();
  expect(await page.locator(".entry-files li").count()).toBe(0);
  await input.setInputFiles({ name: "教案.docx", mimeType: "application/octet-stream", buffer: Buffer.from("text") });
  await page.getByText("教案.docx").waitFor();
});
