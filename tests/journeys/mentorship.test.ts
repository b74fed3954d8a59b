import { expect, test } from "vitest";
import { countTaps, journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

/** Taps that a log and its confirmation may take. Source: the product's promise for phones. */
const tapsMax = 3;

test("two teachers are paired at the desk, log in two taps on the phone, and the helped school says yes for the mentee", async () => {
  const host = await open("helper");
  await visit(host, "/mentorships");
  await host.getByRole("button", { name: "新建师徒" }).first().click();
  const form = host.getByRole("dialog");
  const reader = await application.signedIn("bureau");
  const [pair] = (await reader.get("/api/mentorships?q=青山")).body.rows;
  expect(pair.state).toBe("confirmed");
  for (const [label, name] of [
    ["师傅", pair.mentor.name],
    ["徒弟", pair.mentee.name],
    ["学科", "历史"],
  ] as const) {
    await form.getByLabel(label, { exact: true }).fill(name);
    await form.getByLabel(label, { exact: true }).press("Enter");
  }
  await form.getByLabel("每月活动（次）").fill("2");
  await form.getByRole("button", { name: "新建师徒" }).click();
  await form.waitFor({ state: "detached" });
  await host.getByRole("cell", { name: "历史" }).waitFor();

  const teacher = await open("teacher", { viewport: phone });
  await visit(teacher, `/m/mentorships/${pair.id}`);
  const taps = await countTaps(teacher);
  await teacher.getByRole("button", { name: "交流" }).tap();
  await teacher.getByText("已登记，等徒弟确认").waitFor();
  expect(await taps()).toBeLessThanOrEqual(tapsMax);

  const helped = await open("helped", { viewport: phone });
  await visit(helped, "/m/enter");
  const confirming = await countTaps(helped);
  await helped.getByRole("button", { name: "师徒", exact: true }).tap();
  await helped.getByText(`${pair.mentor.name} → ${pair.mentee.name} · ${pair.subject}`).tap();
  await helped.getByRole("button", { name: /^确认 \d 次活动$/ }).tap();
  await helped.locator(".log-lines").getByText("待确认").first().waitFor({ state: "detached" });
  expect(await confirming()).toBeLessThanOrEqual(tapsMax);
  const after = (await reader.get(`/api/mentorships/${pair.id}`)).body;
  expect([after.waitingLogs, after.logs.some(({ kind }: { kind: string }) => kind === "talk")]).toEqual([0, true]);

  await visit(host, `/mentorships?open=${pair.id}`);
  await host.getByText(`由学校代${pair.mentee.name}确认`).first().waitFor();
});

test("a project opened by one school is confirmed by the other, and its stages are reported", async () => {
  const helped = await open("helped");
  await visit(helped, "/projects");
  await helped.getByRole("button", { name: "新建课题" }).first().click();
  const form = helped.getByRole("dialog");
  // Enter takes the day, and tries to send the form, which is not filled yet.
  await form.getByLabel("结题期限").fill("2027-06-30");
  await form.getByLabel("结题期限").press("Enter");
  await form.getByLabel("课题名称").fill("跨校作业设计研究");
  await form.getByLabel("主持人").click();
  await helped.locator(".ant-select-item-option").first().click();
  await form.getByRole("button", { name: "新建课题" }).click();
  await form.waitFor({ state: "detached" });
  await helped.getByRole("button", { name: "跨校作业设计研究" }).waitFor();

  const helper = await open("helper");
  await visit(helper, "/projects?q=跨校作业");
  await helper.getByRole("button", { name: "跨校作业设计研究" }).click();
  const drawer = helper.getByRole("dialog");
  await drawer.getByRole("button", { name: "确认", exact: true }).click();
  await drawer.getByText("已确认", { exact: false }).first().waitFor();
  await drawer.getByLabel("成果").fill("签订研究协议");
  await drawer.getByRole("button", { name: "登记阶段成果" }).click();
  await drawer.getByText("签订研究协议").first().waitFor();
});
