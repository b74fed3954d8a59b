import { expect, test } from "vitest";
import { journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

test("from the phone to the other school's confirmation to the changed standing", async () => {
  const officer = await application.signedIn("bureau");
  const [pair] = (await officer.get("/api/partnerships?q=青山")).body.rows;
  const desk = await open("helper");
  await visit(desk, `/partnerships/${pair.id}`);
  const cell = desk
    .getByRole("row", { name: /示范课/ })
    .first()
    .getByRole("button", { name: /数学/ });
  const before = await cell.getAttribute("aria-label");

  const teacher = await open("helper", { viewport: phone });
  await visit(teacher, "/m/enter");
  // Four taps beyond typing: the tile, the subject (two on a phone), the name. Then it is sent.
  await teacher.getByRole("button", { name: "示范课" }).tap();
  await teacher.getByLabel("学科").selectOption("数学");
  await teacher.getByPlaceholder("姓名，用顿号隔开").fill("郭志远");
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已提交，等青山中学确认").waitFor();

  // Unconfirmed it waits, and the standing is what it was.
  await desk.reload();
  expect(await cell.getAttribute("aria-label")).toBe(before);

  const other = await open("helped", { viewport: phone });
  await visit(other, "/m");
  await other.getByText("示范课 数学").tap();
  await other.getByText("郭志远").waitFor();
  await other.getByRole("button", { name: "确认", exact: true }).tap();
  await other.getByText("已确认").waitFor();

  await desk.reload();
  await desk.waitForLoadState("networkidle");
  expect(before).toContain("0/1-2名教师");
  expect(await cell.getAttribute("aria-label")).toBe("已兑现 数学 1/1-2名教师");
  await cell.click();
  await desk.getByRole("dialog").getByText("示范课 · 数学 · 郭志远").waitFor();
});

test("without a connection the record waits on the phone and is sent once there is one", async () => {
  const teacher = await open("helper", { viewport: phone });
  await visit(teacher, "/m/enter");
  await teacher.getByRole("button", { name: "会议交流" }).tap();
  await teacher.getByPlaceholder("一句话说明（可不填）").fill("断网时登记的会议");
  await teacher.context().setOffline(true);
  await teacher.getByRole("button", { name: "提交" }).tap();
  await teacher.getByText("已存在手机，联网后自动上传（1条）").waitFor();
  await teacher.context().setOffline(false);
  await teacher.getByText("条在手机里等待上传").waitFor({ state: "detached" });
  const helper = await application.signedIn("helper");
  const { total } = (await helper.get(`/api/records?q=${encodeURIComponent("断网时登记的会议")}`)).body;
  expect(total).toBe(1);
});
