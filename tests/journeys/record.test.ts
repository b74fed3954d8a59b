import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { countTaps, journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

/** What a record may take beyond typing. Source: the product's promise for phones. */
const tapsMax = 6;
const secondsMax = 30;

async function pairOf(loginName: string): Promise<string> {
  const visitor = await application.signedIn(loginName);
  const [pair] = (await visitor.get("/api/partnerships?q=青山")).body.rows;
  return pair.id;
}

/** A meeting with a note of its own, entered by the helper school's coordinator on the phone. */
async function enterMeeting(note: string): Promise<Page> {
  const page = await open("helper", { viewport: phone });
  await visit(page, "/m/enter/meeting");
  await page.getByRole("button", { name: "人数 +1" }).tap();
  await page.getByPlaceholder("一句话说明（可不填）").fill(note);
  await page.getByRole("button", { name: "提交" }).tap();
  await page.getByText("已提交，等青山中学确认").waitFor();
  return page;
}

/** Opens the record with the note on the phone of somebody for whom it waits. */
async function openOnPhone(page: Page, note: string): Promise<void> {
  const visitor = await application.signedIn("bureau");
  const [record] = (await visitor.get(`/api/records?q=${encodeURIComponent(note)}`)).body.rows;
  await visit(page, `/m/confirm/${record.id}`);
  await page.getByText(note).waitFor();
}

async function stateOf(note: string): Promise<string> {
  const visitor = await application.signedIn("bureau");
  const { rows } = (await visitor.get(`/api/records?q=${encodeURIComponent(note)}`)).body;
  expect(rows).toHaveLength(1);
  return rows[0].state;
}

test("from the phone to the other school's confirmation to the changed standing", async () => {
  const desk = await open("helper");
  await visit(desk, `/partnerships/${await pairOf("helper")}`);
  const cell = desk
    .getByRole("row", { name: /示范课/ })
    .first()
    .getByRole("button", { name: /数学/ });
  const before = await cell.ariaSnapshot();

  const teacher = await open("helper", { viewport: phone });
  await visit(teacher, "/m");
  const taps = await countTaps(teacher);
  const begun = Date.now();
  await teacher.getByText("登记", { exact: true }).tap();
  await teacher.getByRole("button", { name: "示范课" }).tap();
  await teacher.getByLabel("学科", { exact: true }).selectOption("数学");
  await teacher.getByRole("group", { name: "人员" }).getByRole("button").first().tap();
  const name = await teacher.getByPlaceholder("姓名，用顿号隔开").inputValue();
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已提交，等青山中学确认").waitFor();
  expect(await taps()).toBeLessThanOrEqual(tapsMax);
  expect(await taps()).toBeGreaterThan(3);
  expect((Date.now() - begun) / 1000).toBeLessThan(secondsMax);

  // Unconfirmed it waits, and the standing is what it was.
  await desk.reload();
  expect(await cell.ariaSnapshot()).toBe(before);

  const other = await open("helped", { viewport: phone });
  await visit(other, "/m");
  await other.getByText("示范课 数学").first().tap();
  await other.getByText(name).waitFor();
  await other.getByText("由一中登记").waitFor();
  await other.getByRole("button", { name: "确认", exact: true }).tap();
  await other.getByText("确认：已办好").waitFor();

  await desk.reload();
  await desk.waitForLoadState("networkidle");
  expect(before).toContain("0/1-2名教师");
  expect(await cell.ariaSnapshot()).toContain("已兑现 数学 1/1-2名教师");
  await cell.click();
  await desk.getByRole("dialog").getByText(`示范课 · 数学 · ${name}`).waitFor();
});

test("a questioned record is answered with a correction and confirmed", async () => {
  const note = "商定期中联考安排";
  const helper = await enterMeeting(note);
  const helped = await open("helped", { viewport: phone });
  await openOnPhone(helped, note);
  await helped.getByRole("button", { name: "有疑问" }).tap();
  // Without a reason nothing is questioned.
  expect(await helped.getByRole("button", { name: "送出" }).isDisabled()).toBe(true);
  await helped.getByLabel("哪里不对？").fill("来了三个人");
  await helped.getByRole("button", { name: "送出" }).tap();
  await helped.getByText("有疑问：已办好").waitFor();

  // The author finds the question on the first page and answers it.
  await visit(helper, "/m");
  await helper.getByText("对方有疑问").waitFor();
  await helper.getByText("会议交流").first().tap();
  await helper.getByText("来了三个人").waitFor();
  await helper.getByRole("button", { name: "更正" }).tap();
  await helper.getByRole("spinbutton", { name: "人数" }).fill("3");
  await helper.getByRole("button", { name: "更正" }).tap();
  await helper.getByText("已更正，等对方重新确认").waitFor();
  expect(await stateOf(note)).toBe("submitted");

  await openOnPhone(helped, note);
  await helped.getByText("3人").waitFor();
  await helped.getByRole("button", { name: "确认", exact: true }).tap();
  await helped.getByText("确认：已办好").waitFor();
  expect(await stateOf(note)).toBe("confirmed");
});

test("corrected after its confirmation a record waits anew, for the school across from who corrected it", async () => {
  const note = "核对跟岗名单";
  const helper = await enterMeeting(note);
  const helped = await open("helped", { viewport: phone });
  await openOnPhone(helped, note);
  await helped.getByRole("button", { name: "确认", exact: true }).tap();
  await helped.getByText("确认：已办好").waitFor();
  await openOnPhone(helped, note);
  await helped.getByRole("button", { name: "更正" }).tap();
  await helped.getByText("更正后需要对方重新确认才计入").waitFor();
  await helped.getByRole("spinbutton", { name: "人数" }).fill("5");
  await helped.getByRole("button", { name: "更正" }).tap();
  await helped.getByText("已更正，等对方重新确认").waitFor();
  expect(await stateOf(note)).toBe("submitted");
  // Who corrected it cannot confirm it.
  await openOnPhone(helped, note);
  await helped.getByText("等一中确认").waitFor();
  expect(await helped.getByRole("button", { name: "确认", exact: true }).count()).toBe(0);
  await openOnPhone(helper, note);
  await helper.getByRole("button", { name: "确认", exact: true }).tap();
  await helper.getByText("确认：已办好").waitFor();
  expect(await stateOf(note)).toBe("confirmed");
});

test("the bureau verifies what is confirmed, and nothing is ever gone: voided with its reason it stays to be seen", async () => {
  const note = "交流作业设计";
  await enterMeeting(note);
  const helped = await open("helped", { viewport: phone });
  await openOnPhone(helped, note);
  await helped.getByRole("button", { name: "确认", exact: true }).tap();
  await helped.getByText("确认：已办好").waitFor();

  const officer = await open("bureau");
  await visit(officer, `/records?q=${encodeURIComponent(note)}`);
  await officer
    .getByRole("row", { name: /会议交流/ })
    .getByRole("link", { name: "会议交流" })
    .click();
  await officer.getByRole("button", { name: "核查" }).click();
  await officer.getByText("已核查").first().waitFor();
  await officer.getByRole("button", { name: "作废" }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "作废" }).click();
  await officer.getByRole("dialog").getByText("请填写").waitFor();
  await officer.getByRole("dialog").getByLabel("请写明原因").fill("与另一条重复");
  await officer.getByRole("dialog").getByRole("button", { name: "作废" }).click();
  await officer.getByText("与另一条重复").waitFor();
  expect(await stateOf(note)).toBe("voided");
  expect(await officer.getByRole("button", { name: "更正" }).count()).toBe(0);
});
