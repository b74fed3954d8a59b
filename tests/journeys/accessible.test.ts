import { describe, test } from "vitest";
import type { Page } from "playwright-core";
import { desk, expectAccessible, journey, phone, step, visit } from "./journey.ts";

const { application, open } = await journey();

/** Every screen that has an address of its own; ids come from the demonstration county. */
async function screens(): Promise<readonly string[]> {
  const officer = await application.signedIn("bureau");
  const [programme] = (await officer.get("/api/programmes")).body.rows;
  const [pair] = (await officer.get("/api/partnerships?q=青山")).body.rows;
  const [plan] = (await officer.get("/api/plan-versions?state=submitted")).body.rows;
  const [record] = (await officer.get("/api/records?size=1")).body.rows;
  const [goods] = (await officer.get("/api/goods?state=received&sort=receivedOn&size=1")).body.rows;
  const [asset] = (await officer.get("/api/assets?size=1")).body.rows;
  const [request] = (await officer.get("/api/requests?state=active&size=1")).body.rows;
  return [
    "/goods",
    `/goods/${goods.id}`,
    "/goods/new",
    "/published-donations",
    "/inventory",
    `/inventory/${asset.id}`,
    `/inventory/labels?goodsId=${goods.id}`,
    "/requests",
    `/requests/${request.id}`,
    "/plans",
    `/plans/${plan.versionId}`,
    "/waivers",
    "/records",
    `/records/${record.id}`,
    "/records/new",
    "/",
    `/programmes/${programme.id}`,
    `/partnerships/${pair.id}`,
    `/partnerships/${pair.id}?tab=plan`,
    "/calendar",
    "/schools",
    "/staff",
    "/accounts",
    "/settings",
    "/audit-trail",
  ];
}

/** Chooses a theme; colours on their way arrive at once. */
async function show(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  });
}

/** Both themes of a screen, without loading it twice: dark differs from light by its colours only. */
async function expectBothAccessible(page: Page, screen: string): Promise<void> {
  await show(page, "light");
  await expectAccessible(page, screen);
  await show(page, "dark");
  await expectAccessible(page, `${screen}, dark`, ["color-contrast", "link-in-text-block"]);
}

/** The theme follows the device from now on. */
async function followDevice(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem("xieshou.appearance", "device"));
}

describe("no serious violation of WCAG, light and dark", () => {
  test("at the desk", async () => {
    const page = await open(null, { viewport: desk });
    await followDevice(page);
    await visit(page, "/sign-in");
    await expectBothAccessible(page, "/sign-in");
    const officer = await open("bureau", { viewport: desk });
    await followDevice(officer);
    for (const screen of await screens()) {
      await visit(officer, screen);
      await officer.getByRole("heading").first().waitFor();
      await expectBothAccessible(officer, screen);
    }
  });

  test("on the phone", async () => {
    const nobody = await open(null, { viewport: phone });
    await followDevice(nobody);
    await visit(nobody, "/m");
    await expectBothAccessible(nobody, "/m, signed out");
    const helped = await open("helped", { viewport: phone });
    await followDevice(helped);
    await visit(helped, "/m");
    const reader = await application.signedIn("helped");
    const [record] = (await reader.get("/api/records?waiting=me")).body.rows;
    const [list] = (await reader.get("/api/goods?state=handedOver&size=1")).body.rows;
    const [asset] = (await reader.get("/api/assets?due=yes&size=1")).body.rows;
    const goods = [`/m/confirm/goods/${list.id}`, "/m/confirm/assets", `/m/confirm/asset/${asset.id}`];
    const records = [`/m/confirm/${record.id}`, `/m/confirm/${record.id}/correct`];
    for (const screen of ["/m", "/m/enter", "/m/enter/demo_lesson", "/m/enter/funding", ...records, ...goods, "/m/schedule", "/m/me"]) {
      await step(helped, screen);
      await expectBothAccessible(helped, screen);
    }
  });
});
