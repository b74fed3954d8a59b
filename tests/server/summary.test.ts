import mammoth from "mammoth";
import { expect, test } from "vitest";
import { testApplication } from "./application.ts";

const application = await testApplication();

test("the summary of a pair opens as a Word document with its tables", async () => {
  const officer = await application.signedIn("bureau");
  const [pair] = (await officer.get("/api/partnerships?q=青山")).body.rows;
  const reply = await officer.get(`/api/partnerships/${pair.id}/summary?schoolYear=2025`);
  expect(reply.status).toBe(200);
  expect(String(reply.headers["content-disposition"])).toContain(encodeURIComponent("工作小结"));
  const { value: html } = await mammoth.convertToHtml({ buffer: reply.body });
  expect(html).toContain("<h1>一、");
  expect(html).toContain("承诺兑现情况</h1>");
  expect(html).toContain("2025—2026学年结对帮扶工作小结");
  expect(html.match(/<table>/g)?.length).toBeGreaterThanOrEqual(3);
});

test("nobody gets the summary of a pair that they may not see, nor of a year outside the partnership", async () => {
  const officer = await application.signedIn("bureau");
  const other = (await officer.get("/api/partnerships?size=50")).body.rows.find(
    (row: { helper: { shortName: string } }) => row.helper.shortName !== "一中",
  );
  const helper = await application.signedIn("helper");
  expect((await helper.get(`/api/partnerships/${other.id}/summary`)).status).toBe(404);
  const [pair] = (await officer.get("/api/partnerships?q=青山")).body.rows;
  expect((await officer.get(`/api/partnerships/${pair.id}/summary?schoolYear=2001`)).status).toBe(400);
});
