import { expect, test } from "vitest";
import { journey, visit } from "./journey.ts";

const { application, open } = await journey();

test("an obligation is waived by approval: cancelled is not missed", async () => {
  const reader = await application.signedIn("helped");
  const [pair] = (await reader.get("/api/partnerships?q=青山")).body.rows;
  const address = `/partnerships/${pair.id}?shown=2025-autumn`;
  const helped = await open("helped");
  await visit(helped, address);
  await helped
    .getByRole("button", { name: /^未兑现/ })
    .first()
    .click();
  const drawer = helped.getByRole("dialog");
  await drawer.getByRole("button", { name: "申请豁免" }).click();
  await drawer.getByLabel("为什么不能兑现").fill("流感停课两周");
  await drawer.locator("form").getByRole("button", { name: "申请豁免" }).click();
  await drawer.getByText("豁免申请待审批：流感停课两周").waitFor();
  const before = await helped.getByRole("button", { name: /^未兑现/ }).count();

  const officer = await open("bureau");
  await visit(officer, "/waivers?state=submitted");
  await officer
    .getByRole("row", { name: /流感停课两周/ })
    .getByRole("button", { name: "批准" })
    .click();
  await officer.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await officer.getByRole("row", { name: /流感停课两周/ }).waitFor({ state: "detached" });

  await visit(helped, address);
  await helped.getByRole("button", { name: /^已豁免/ }).waitFor();
  expect(await helped.getByRole("button", { name: /^未兑现/ }).count()).toBe(before - 1);
});
