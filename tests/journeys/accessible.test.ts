import { describe, test } from "vitest";
import { desk, expectAccessible, journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

/** Every screen that has an address of its own; ids come from the demonstration county. */
async function screens(): Promise<readonly string[]> {
  const officer = await application.signedIn("bureau");
  const [programme] = (await officer.get("/api/programmes")).body.rows;
  const [pair] = (await officer.get("/api/partnerships?q=青山")).body.rows;
  const [plan] = (await officer.get("/api/plan-versions?state=submitted")).body.rows;
  const [record] = (await officer.get("/api/records?size=1")).body.rows;
  const [run] = (await officer.get("/api/allowances/runs")).body.rows;
  const [slip] = (await officer.get(`/api/allowances/runs/${run.id}/slips`)).body.rows;
  return [
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
    "/allowances",
    "/allowances/rules",
    `/allowances/${run.id}`,
    `/allowance-slips/${slip.id}`,
    "/calendar",
    "/schools",
    "/staff",
    "/accounts",
    "/settings",
    "/audit-trail",
  ];
}

describe("no serious violation of WCAG", () => {
  test.for([
    { theme: "light", isDark: false },
    { theme: "dark", isDark: true },
  ])("at the desk, $theme", async ({ isDark }) => {
    const page = await open(null, { viewport: desk, isDark });
    await expectAccessible(page, "/sign-in");
    const officer = await open("bureau", { viewport: desk, isDark });
    for (const screen of await screens()) {
      await visit(officer, screen);
      await officer.getByRole("heading").first().waitFor();
      await expectAccessible(officer, screen);
    }
  });

  test.for([
    { theme: "light", isDark: false },
    { theme: "dark", isDark: true },
  ])("on the phone, $theme", async ({ isDark }) => {
    const teacher = await open("helper", { viewport: phone, isDark });
    for (const screen of ["/m", "/m/enter", "/m/enter/demo_lesson", "/m/schedule", "/m/me"]) {
      await visit(teacher, screen);
      await expectAccessible(teacher, screen);
    }
  });
});
