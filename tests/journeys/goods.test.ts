import { expect, test } from "vitest";
import { photoOf } from "../../src/server/demonstration/pictures.ts";
import { desk, journey, phone, visit } from "./journey.ts";

const { application, open, takeRefusal } = await journey();

test("a school's goods are a transfer: corrected by the form, decided, approved, handed over, signed for on the phone, labelled", async () => {
  const helper = await open("helper", { viewport: desk });
  await visit(helper, "/goods/new");
  await helper.getByLabel("名称", { exact: true }).fill("显微镜调拨");
  await helper.getByRole("radio", { name: "社会捐赠" }).check();
  await helper.getByText(/仍是国有资产，应作“资产调拨”，不是捐赠/).waitFor();
  expect(await helper.getByRole("button", { name: "保存" }).isDisabled()).toBe(true);
  await helper.getByRole("button", { name: "改为资产调拨" }).click();
  await helper.getByLabel("用途").fill("生物实验教学");
  await helper.getByRole("button", { name: "从表格导入" }).click();
  const sheet = Buffer.from("名称,类别,数量,单位,单价（元）\n生物显微镜,专用设备,4,台,1680\n载玻片,消耗品,两盒,盒,25\n");
  await helper.locator('input[type="file"]').setInputFiles({ name: "清单.csv", mimeType: "text/csv", buffer: sheet });
  await helper.getByText("第3行“数量”：“两盒”不是数字").waitFor();
  await helper.getByRole("button", { name: "加入这 1 项" }).click();
  await helper.getByRole("button", { name: "保存" }).click();
  await helper.getByRole("button", { name: "填写集体决策" }).click();
  const decision = helper.getByRole("dialog");
  await decision.getByLabel("参加人员").fill("校务会9人");
  await decision.getByLabel("文件或纪要").fill("校务会纪要〔2026〕9号");
  await decision.getByRole("button", { name: "保存" }).click();
  await decision.waitFor({ state: "detached" });
  await helper.getByRole("button", { name: "提交" }).click();
  await helper.getByText("待审批").waitFor();
  const address = new URL(helper.url()).pathname;

  const officer = await open("bureau", { viewport: desk });
  await visit(officer, address);
  await officer.getByRole("button", { name: "批准" }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await officer.getByRole("button", { name: "移交", exact: true }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "移交", exact: true }).click();
  await officer.getByText("已移交").waitFor();

  const helped = await open("helped", { viewport: phone });
  await visit(helped, "/m");
  await helped.getByText("显微镜调拨").tap();
  await helped.getByLabel("生物显微镜 实收数量").fill("3");
  await helped.getByLabel("生物显微镜 少收原因").fill("一台镜头缺失，已退回");
  await helped.getByRole("button", { name: "确认签收" }).tap();
  await helped.getByText("请拍一张验收照片").waitFor();
  await helped
    .locator('input[type="file"][accept="image/*"]')
    .first()
    .setInputFiles({ name: "验收.png", mimeType: "image/png", buffer: photoOf(5) });
  await helped.getByRole("button", { name: "确认签收" }).tap();
  await helped.getByText("请签名", { exact: true }).waitFor();
  const pad = helped.getByRole("img", { name: "请用手指在框内签名" });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("expected the box to sign in to be on the page");
  await helped.mouse.move(box.x + 40, box.y + 90);
  await helped.mouse.down();
  for (let part = 1; part <= 12; part++) await helped.mouse.move(box.x + 40 + part * 20, box.y + 90 + 30 * Math.sin(part));
  await helped.mouse.up();
  await helped.getByRole("button", { name: "确认签收" }).tap();
  await helped.getByText("已签收，资产编号已生成").waitFor();

  await visit(officer, address);
  await officer.getByText("少收 1").first().waitFor();
  await officer.getByRole("img", { name: /签收签名/ }).waitFor();
  await officer.getByRole("link", { name: "打印标签" }).click();
  await officer
    .getByText(/^JY-1006-2026-\d{5}$/)
    .first()
    .waitFor();
  expect(await officer.locator(".label").count()).toBe(3);
  // Codes are drawn, not fetched, and the policy lets them.
  expect(await officer.locator(".label svg").count()).toBe(3);
});

test("a signature that was drawn arrives as it was drawn: dark strokes on white", async () => {
  const reader = await application.signedIn("bureau");
  const [list] = (await reader.get("/api/goods?q=显微镜")).body.rows;
  const { files } = (await reader.get(`/api/goods/${list.id}`)).body;
  const signature = files.find(({ role }: { role: string }) => role === "signature");
  const officer = await open("bureau", { viewport: desk });
  const shares = await officer.evaluate(async (address) => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const drawing = canvas.getContext("2d");
    drawing?.drawImage(picture, 0, 0);
    const { data = [] } = drawing?.getImageData(0, 0, picture.width, picture.height) ?? {};
    const reds = Array.from(data).filter((_, place) => place % 4 === 0);
    return { ink: reds.filter((red) => red < 128).length / reds.length, paper: reds.filter((red) => red > 250).length / reds.length };
  }, `/api/attachments/${signature.id}`);
  expect(shares.ink).toBeGreaterThan(0.005);
  expect(shares.paper).toBeGreaterThan(0.9);
});

test("an asset is looked at from its label on the phone, a year later", async () => {
  const reader = await application.signedIn("helped");
  const before = (await reader.get("/api/assets?due=yes")).body.total;
  const helped = await open("helped", { viewport: phone });
  await visit(helped, "/m/confirm/assets");
  await helped.getByText("台式计算机").first().tap();
  await helped.getByRole("button", { name: "损坏待修" }).tap();
  await helped.getByRole("button", { name: "提交" }).tap();
  await helped.getByRole("alert").getByText("损坏、报废、丢失或数量不足时须写明").waitFor();
  takeRefusal(400);
  await helped.getByLabel("说明").fill("键盘失灵");
  await helped.getByRole("button", { name: "提交" }).tap();
  await helped.getByText("待查看的资产").waitFor();
  expect((await reader.get("/api/assets?due=yes")).body.total).toBe(before - 1);
});
