import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { demonstrationAccounts } from "../../src/server/demonstration/accounts.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { serveWeb } from "../../src/server/http/web-files.ts";
import { testApplication, type TestApplication } from "../server/application.ts";
import { launchChromium, plainHttpHost } from "./chromium.ts";

export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };
/** The smallest phone that we promise to serve. */
export const smallPhone = { width: 375, height: 667 };

/** WeChat's web view on Android, as it introduces itself. */
const weChat =
  "Mozilla/5.0 (Linux; Android 13; V2284A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F35) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64";

/** What the accounts of journeys sign in with that the demonstration does not have. */
export const newcomersPassword = "Of the county 26";

/** A browser at the whole product, on a database of its own. */
export interface Journey {
  readonly application: TestApplication;
  /** Somebody at a desk or a phone; without a login name nobody is signed in yet. */
  readonly open: (loginName: string | null, options?: { readonly viewport?: typeof desk; readonly host?: string }) => Promise<Page>;
  /** Signs in through the page's own origin, as the sign-in page does. */
  readonly signIn: (page: Page, loginName: string) => Promise<void>;
  /** Browsers log every refusal as an error: takes out the one that a journey provoked, and fails where there is none. */
  readonly takeRefusal: (status: number) => void;
}

/** What a page may log without being broken: being told once that nobody is signed in yet, and a connection cut on purpose. */
const harmless = /401 \(Unauthorized\)|ERR_INTERNET_DISCONNECTED|ERR_FAILED|404 \(Not Found\)/;

/** Says in the page's log what the policy of the page has forbidden; a breach that is caught is seen nowhere else. */
const tellBreaches = `document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
  console.error("breach of the policy:", effectiveDirective, blockedURI, sourceFile))`;

async function newPage(browser: Browser, problems: string[], options: { viewport: typeof desk }): Promise<Page> {
  const isPhone = options.viewport.width < 600;
  const context = await browser.newContext({
    viewport: options.viewport,
    isMobile: isPhone,
    hasTouch: isPhone,
    ...(isPhone ? { userAgent: weChat } : {}),
    locale: "zh-CN",
    reducedMotion: "reduce",
  });
  // The product is light until somebody chooses otherwise; here it follows the device, which a test can switch.
  await context.addInitScript('localStorage.setItem("xieshou.appearance", "device")');
  await context.addInitScript(tellBreaches);
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !harmless.test(message.text())) problems.push(message.text());
  });
  return page;
}

/** Starts the product and a browser for one file of journeys. */
export async function journey(options: { readonly withDemonstration?: boolean } = {}): Promise<Journey> {
  const application = await testApplication(options);
  await serveWeb(application.http);
  const browser = await launchChromium();
  const problems: string[] = [];
  let address = "";
  beforeAll(async () => {
    address = await application.http.listen({ host: "127.0.0.1", port: 0 });
  });
  afterAll(async () => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(problems.splice(0)).toEqual([]);
  });
  const signIn = async (page: Page, loginName: string): Promise<void> => {
    const password = demonstrationAccounts.find((account) => account.loginName === loginName)?.password ?? newcomersPassword;
    const status = await page.evaluate(
      async (body) =>
        (
          await fetch("/api/session", {
            method: "POST",
            headers: { "content-type": "application/json", "x-xieshou": "1" },
            body: JSON.stringify(body),
          })
        ).status,
      { countyCode: demonstrationCode, loginName, password },
    );
    expect(status).toBe(200);
  };
  return {
    application,
    signIn,
    takeRefusal(status) {
      const place = problems.findIndex((problem) => problem.includes(`status of ${status} `));
      expect(place).toBeGreaterThanOrEqual(0);
      problems.splice(place, 1);
    },
    async open(loginName, { viewport = desk, host } = {}) {
      const page = await newPage(browser, problems, { viewport });
      const isPhone = viewport.width < 600;
      // Phones come by plain http, as in a school; see `plainHttpHost`.
      const at = host ?? (isPhone ? plainHttpHost : "127.0.0.1");
      await page.goto(`${address.replace("127.0.0.1", at)}${isPhone ? "/m" : "/sign-in"}`);
      if (loginName !== null) await signIn(page, loginName);
      return page;
    },
  };
}

/** Goes to an address of the product and waits until nothing is loading. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.waitForLoadState("networkidle");
}

/** Goes to another step of the phone pages without loading them anew. */
export async function step(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await page.locator('.state[role="status"]').waitFor({ state: "detached" });
}

/**
 * Counts what a thumb does from now on: each touch, two for a value picked from the system's list or calendar, one to
 * begin typing. Gives the count so far.
 */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const count = (by: number) => (): void => {
      document.documentElement.dataset["taps"] = String(Number(document.documentElement.dataset["taps"] ?? 0) + by);
    };
    document.addEventListener("touchstart", count(1), { capture: true });
    document.addEventListener("change", ({ target }) => (target instanceof HTMLSelectElement ? count(2)() : undefined), { capture: true });
    const typed = new Set<EventTarget>();
    document.addEventListener("input", ({ target }) => {
      if (target === null || target instanceof HTMLSelectElement || typed.has(target)) return;
      typed.add(target);
      count(target instanceof HTMLInputElement && target.type === "date" ? 2 : 1)();
    });
  });
  return async () => page.evaluate(() => Number(document.documentElement.dataset["taps"] ?? 0));
}

/** Waits in the page for movements that end; text, because the tests know no types of a browser. */
const untilAtRest = `Promise.allSettled(
  document.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished),
).then(() => undefined)`;

/** Whether the page is as dark or light as it should be: a test of the wrong theme would pass as well. */
async function expectTheme(page: Page, isDark: boolean): Promise<void> {
  const colour = await page
    .locator("body")
    .evaluate((body) => String(body.ownerDocument.defaultView?.getComputedStyle(body).backgroundColor));
  expect(Math.max(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number)) < 80).toBe(isDark);
}

/** No serious violation of WCAG in a part of the page. The rules are those of the whole, or of colours alone. */
async function expectNoViolation(page: Page, screen: string, { within, rules }: { within?: string; rules?: string[] }): Promise<void> {
  // There are no frames, and no rule that we ask reads style sheets: without both axe takes half the time.
  const whole = new AxeBuilder({ page }).setLegacyMode(true).options({ preload: false, resultTypes: ["violations"] });
  const part = within === undefined ? whole : whole.include(within);
  const { violations } = await (rules === undefined ? part.withTags(["wcag2a", "wcag2aa"]) : part.withRules(rules)).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const found = serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen}: ${id}: ${html.slice(0, 200)}`));
  if (found.length > 0) throw new Error(found.join("\n"));
}

/**
 * No serious violation of WCAG on the page as it stands, light and dark. Only colours differ between the two, so that
 * the other rules are asked once. `within`: a part of the page that is all that is new on it.
 */
export async function expectAccessible(page: Page, screen: string, within?: string): Promise<void> {
  const part = within === undefined ? {} : { within };
  for (const isDark of [false, true]) {
    const theme = isDark ? "dark" : "light";
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: "attached" });
    // Contrast is measured on what has come to rest.
    await page.evaluate(untilAtRest);
    await expectTheme(page, isDark);
    await expectNoViolation(page, `${screen}, ${theme}`, isDark ? { ...part, rules: ["color-contrast"] } : part);
  }
}
