import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { plainHttpHost } from "./chromium.ts";
import { journey, phone, step, visit } from "./journey.ts";

const { application, open, signIn, takeRefusal } = await journey();

/** The smallest picture that a browser can draw. */
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

async function found(note: string): Promise<readonly { readonly id: string; readonly attachments: number }[]> {
  const helper = await application.signedIn("helper");
  return (await helper.get(`/api/records?q=${encodeURIComponent(note)}`)).body.rows;
}

async function fillMeeting(page: Page, note: string): Promise<void> {
  await page.getByPlaceholder("一句话说明（可不填）").fill(note);
}

test("without a connection the record waits on the phone, outlives the page, and is at the server once", async () => {
  const note = "断网时登记的会议";
  const teacher = await open("helper", { viewport: phone });
  await visit(teacher, "/m/enter");
  await teacher.context().setOffline(true);
  // The pairs, subjects and people were fetched with the first page.
  await teacher.getByRole("button", { name: "会议交流" }).tap();
  await fillMeeting(teacher, note);
  await teacher.locator('input[type="file"]').first().setInputFiles({ name: "现场.png", mimeType: "image/png", buffer: picture });
  await teacher.getByRole("button", { name: "去掉 现场.png" }).waitFor();
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已存在手机，联网后自动上传（1条）").waitFor();
  expect(await found(note)).toHaveLength(0);

  // The system ends the page; what it left on the phone is sent by the next one.
  const context = teacher.context();
  await teacher.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(teacher.url());
  await again.getByText("已上传 1 条").waitFor();
  await again.getByText("条在手机里等待上传").waitFor({ state: "detached" });
  const rows = await found(note);
  expect(rows.map(({ attachments }) => attachments)).toEqual([1]);
});

test("sent, but the answer was lost: it is sent again and recorded once", async () => {
  const note = "回执丢失的会议";
  const teacher = await open("helper", { viewport: phone });
  await visit(teacher, "/m/enter/meeting");
  await teacher.route("**/api/records", async (route) => {
    const { href, origin } = new URL(route.request().url());
    const here = href.replace(plainHttpHost, "127.0.0.1");
    await route.fetch({ url: here, headers: { ...route.request().headers(), origin: origin.replace(plainHttpHost, "127.0.0.1") } });
    await route.abort();
  });
  await fillMeeting(teacher, note);
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已存在手机").waitFor();
  expect(await found(note)).toHaveLength(1);
  await teacher.unroute("**/api/records");
  await teacher.reload();
  await teacher.getByText("已上传 1 条").waitFor();
  expect(await found(note)).toHaveLength(1);
});

test("what was typed is there again after the page was ended, and after signing out and in", async () => {
  const note = "拍照前写下的一句话";
  const teacher = await open("helper", { viewport: phone });
  await visit(teacher, "/m/enter/training");
  await fillMeeting(teacher, note);
  await teacher.reload();
  await teacher.getByText("已恢复上次没填完的内容").waitFor();
  expect(await teacher.getByPlaceholder("一句话说明（可不填）").inputValue()).toBe(note);

  await step(teacher, "/m/me");
  await teacher.getByRole("button", { name: "退出登录" }).tap();
  await teacher.getByLabel("密码").waitFor();
  // Somebody else on the same phone sees nothing of it.
  await signIn(teacher, "helped");
  await visit(teacher, "/m/enter");
  await teacher.getByText("登记什么").waitFor();
  expect(await teacher.getByText("接着填").count()).toBe(0);
  await signIn(teacher, "helper");
  await visit(teacher, "/m/enter");
  await teacher.getByRole("button", { name: "接着填：培训讲座 2026-11-24" }).tap();
  expect(await teacher.getByPlaceholder("一句话说明（可不填）").inputValue()).toBe(note);
  await teacher.getByRole("button", { name: "清空重填" }).tap();
  expect(await teacher.getByPlaceholder("一句话说明（可不填）").inputValue()).toBe("");
});

test("the session ended meanwhile: signing in on the spot sends it, giving up keeps it", async () => {
  const note = "登录过期时的会议";
  const teacher = await open("helper", { viewport: phone });
  await visit(teacher, "/m/enter/meeting");
  await fillMeeting(teacher, note);
  await teacher.context().clearCookies();
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("登录已过期").waitFor();
  await teacher.locator(".adm-popup-close-icon").tap();
  await teacher.getByText("已存在手机").waitFor();
  expect(await found(note)).toHaveLength(0);

  await signIn(teacher, "helper");
  await teacher.reload();
  await teacher.getByText("已上传 1 条").waitFor();
  expect(await found(note)).toHaveLength(1);
});

test("a month entered without a connection waits on the phone, its last figures are sent, and it is at the server once", async () => {
  const teacher = await open("teacher", { viewport: phone });
  const november = async (): Promise<unknown> => {
    const { rows } = (await (await application.signedIn("teacher")).get("/api/attendance/mine")).body;
    return rows[0].entered;
  };
  const enter = async (lessons: string): Promise<void> => {
    await teacher.getByText("2026 年 11 月").tap();
    await teacher.getByRole("spinbutton", { name: "课时（节）", exact: true }).fill(lessons);
    await teacher.getByRole("button", { name: "提交" }).tap();
  };
  await visit(teacher, "/m/enter");
  await teacher.getByText("登记什么").waitFor();
  await teacher.context().setOffline(true);
  await teacher.getByRole("button", { name: "本月出勤与课时" }).tap();
  await enter("35");
  await teacher.getByText("已存在手机，联网后自动上传（1条）").waitFor();
  await teacher.getByText("缺勤 0 天 · 35 节").waitFor();
  await enter("36");
  await teacher.getByText("缺勤 0 天 · 36 节").waitFor();
  expect(await november()).toBeNull();

  // The server takes it, but the answer is lost on the way: the phone sends it again.
  await teacher.route("**/api/postings/*/months/*", async (route) => {
    const { href, origin } = new URL(route.request().url());
    const here = href.replace(plainHttpHost, "127.0.0.1");
    await route.fetch({ url: here, headers: { ...route.request().headers(), origin: origin.replace(plainHttpHost, "127.0.0.1") } });
    await route.abort();
  });
  await teacher.context().setOffline(false);
  await expect.poll(november).toMatchObject({ lessons: 36, version: 1 });
  await teacher.getByText("等待上传").waitFor();
  await teacher.unroute("**/api/postings/*/months/*");
  await teacher.reload();
  await teacher.getByText("已上传 1 条").waitFor();
  await teacher.getByText("等待上传").waitFor({ state: "detached" });
  expect(await november()).toMatchObject({ lessons: 36, version: 1, confirmedBy: null });
});

test("a month that somebody changed meanwhile is not written over: its owner looks at it again", async () => {
  const teacher = await open("teacher", { viewport: phone });
  await visit(teacher, "/m/enter");
  await teacher.getByText("登记什么").waitFor();
  await teacher.context().setOffline(true);
  await teacher.getByRole("button", { name: "本月出勤与课时" }).tap();
  await teacher.getByText("2026 年 11 月").tap();
  await teacher.getByRole("spinbutton", { name: "课时（节）", exact: true }).fill("40");
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已存在手机").waitFor();
  const [{ postingId, month }] = (await (await application.signedIn("teacher")).get("/api/attendance/mine")).body.rows;
  const host = await application.signedIn("helped");
  await host.send("PUT", `/api/postings/${postingId}/months/${month}`, { absentDays: 2, lessons: 30, note: null, version: 1 });

  await teacher.context().setOffline(false);
  await visit(teacher, "/m/enter");
  await teacher.getByText("别人刚刚改过").waitFor();
  takeRefusal(409);
  await teacher.getByRole("button", { name: "修改" }).tap();
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已提交，等青山中学确认").waitFor();
  const [{ entered }] = (await (await application.signedIn("teacher")).get("/api/attendance/mine")).body.rows;
  expect(entered).toMatchObject({ lessons: 40, absentDays: 0, version: 3, confirmedBy: null });
});

test("what the server refuses stays in the form, with the reason", async () => {
  const teacher = await open("helper", { viewport: phone });
  await visit(teacher, "/m/enter/meeting");
  await teacher.locator('input[type="date"]').fill("2020-01-01");
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("日期不在结对期限内。").waitFor();
  takeRefusal(400);
  await teacher.getByRole("button", { name: "今天" }).tap();
  await fillMeeting(teacher, "改好日期的会议");
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已提交，等青山中学确认").waitFor();
  expect(await found("改好日期的会议")).toHaveLength(1);
});
