import { expect, test } from "vitest";
import { countTaps, expectAccessible, journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

/** Taps that signing up and checking in may take. Source: the product's promise for phones. */
const tapsMax = 3;

async function eventOf(category: string): Promise<string> {
  const reader = await application.signedIn("helper");
  const [record] = (await reader.get(`/api/records?state=planned&category=${category}&q=${encodeURIComponent("学术报告厅")}`)).body.rows;
  return record.id;
}

test("announced at the desk, signed up for on the phone, checked in at the door, held without typing a name", async () => {
  const recordId = await eventOf("event");
  const teacher = await open("teacher", { viewport: phone });
  await visit(teacher, "/m");
  const taps = await countTaps(teacher);
  await teacher.getByText("日程", { exact: true }).tap();
  await teacher.getByRole("button", { name: "报名", exact: true }).first().tap();
  await teacher.getByRole("button", { name: "取消报名" }).waitFor();
  expect(await taps()).toBeLessThanOrEqual(tapsMax);

  const host = await open("helper");
  await visit(host, `/records/${recordId}/code`);
  const address = (await host.locator(".code-address").innerText()).trim();
  expect(address).toMatch(/^http:.*\/m\/attend\/\d{6}-[\w-]{12}$/);
  await host.getByRole("img", { name: "签到二维码" }).waitFor();

  const door = new URL(address).pathname;
  await visit(teacher, door);
  const atDoor = await countTaps(teacher);
  await teacher.getByRole("button", { name: "签到" }).tap();
  await teacher.getByText("已签到").waitFor();
  expect(await atDoor()).toBe(1);

  // Somebody without an account writes name and school; the host decides.
  const guest = await open(null, { viewport: phone });
  await visit(guest, door);
  await guest.getByLabel("姓名").fill("钱宁");
  await guest.getByLabel("学校").fill("邻县实验小学");
  await expectAccessible(guest, "guest at the door");
  await guest.getByRole("button", { name: "来宾签到" }).tap();
  await guest.getByText("已登记，等主办方核实").waitFor();

  await visit(host, `/records/${recordId}`);
  await host.getByText("有 1 位来宾待核实").waitFor();
  await host.getByRole("checkbox", { name: "钱宁 到场" }).check();
  await host.getByRole("button", { name: "保存到场名单" }).click();
  await host.getByText("到场 2 人", { exact: false }).waitFor();
  await host.getByRole("button", { name: "已开展，登记" }).click();
  await host.getByText("等青山中学确认", { exact: false }).waitFor();
  await host.getByRole("region", { name: "内容" }).getByText("2人").waitFor();
  const { people } = (await (await application.signedIn("helped")).get(`/api/records/${recordId}`)).body;
  expect(people.map(({ name }: { name: string }) => name).toSorted()).toEqual(["赵磊", "钱宁"].toSorted());

  // Afterwards the phone asks what it was worth: one tap for each question.
  await visit(teacher, `/m/events/${recordId}`);
  for (const group of await teacher.locator(".marks").all()) await group.getByRole("button", { name: "4 同意" }).tap();
  await teacher.getByRole("button", { name: "提交反馈" }).tap();
  await teacher.getByText("已收到，谢谢").waitFor();
});

test("an activity is announced, and whoever comes when it is full waits", async () => {
  const recordId = await eventOf("reading");
  const host = await open("helper");
  await visit(host, `/records/${recordId}`);
  await host.getByText("名额已满，可候补", { exact: false }).waitFor();
  await host.getByRole("button", { name: "修改通知" }).click();
  await host.getByRole("dialog").getByLabel("名额").fill("3");
  await host.getByRole("dialog").getByRole("button", { name: "修改通知" }).click();
  await host.getByText("还有 1 个名额", { exact: false }).waitFor();
  await host.getByRole("button", { name: "报名", exact: true }).click();
  await host.getByText("名额已满，可候补", { exact: false }).waitFor();

  const teacher = await open("teacher", { viewport: phone });
  await visit(teacher, `/m/events/${recordId}`);
  await teacher.getByRole("button", { name: "候补报名" }).tap();
  await teacher.getByText("候补中", { exact: false }).first().waitFor();
});
