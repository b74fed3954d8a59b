import { expect, test } from "vitest";
import { desk, journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

/** The sentence of the money page: what was promised, what was paid, what is left. */
const sentence = /按计划该给 .* 元/;

test("from entry to receipt: warned about its source, approved by another, booked, and the promise is kept", async () => {
  const officer = await application.signedIn("bureau");
  const [pair] = (await officer.get("/api/partnerships?q=青山镇中学")).body.rows;
  const helper = await open("helper", { viewport: desk });
  await visit(helper, `/partnerships/${pair.id}?tab=money&period=2027-spring`);
  await helper.getByText("还差 20\u2009000.00 元").waitFor();

  await visit(helper, `/payments/new?partnershipId=${pair.id}`);
  const choose = async (label: string, option: string): Promise<void> => {
    await helper.getByLabel(label, { exact: true }).click();
    await helper.locator(".ant-select-dropdown:visible").getByText(option, { exact: true }).click();
  };
  await choose("用于学期", "2026-2027学年 春季学期");
  await choose("用途", "招生宣传");
  await helper.getByLabel("金额（元）").fill("16409.02");
  await helper.getByText("大写：壹万陆仟肆佰零玖元零贰分").waitFor();
  await choose("资金来源", "公用经费");
  await helper.getByText("公用经费不能用于招生宣传").waitFor();
  await choose("资金来源", "县级统筹");
  await helper.getByText("公用经费不能用于招生宣传").waitFor({ state: "detached" });
  await choose("用途", "教研");
  await helper.getByLabel("摘要").fill("春季教研经费");
  await helper.getByRole("button", { name: "保存" }).click();
  await helper.getByRole("heading", { name: "春季教研经费" }).waitFor();
  await helper.getByRole("button", { name: "提交" }).click();
  await helper.getByText("待审批").first().waitFor();
  const address = helper.url();

  const leader = await open("leader");
  await visit(leader, "/");
  await leader.getByRole("region", { name: "经费待批准" }).getByRole("link", { name: "春季教研经费" }).click();
  await leader.getByRole("heading", { name: "春季教研经费" }).waitFor();
  await leader.getByRole("button", { name: "批准" }).click();
  await leader.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await leader.getByText("已批准").first().waitFor();

  await visit(leader, "/");
  await leader.getByRole("heading", { name: "工作台" }).waitFor();
  expect(await leader.getByRole("region", { name: "今天先做" }).getByRole("link", { name: "春季教研经费" }).count()).toBe(0);

  // What was approved waits to be paid, and is paid from the first page.
  await visit(helper, "/");
  const toPay = helper.getByRole("region", { name: "经费待支付" }).getByRole("listitem").filter({ hasText: "春季教研经费" });
  await toPay.getByRole("button", { name: "支付", exact: true }).click();
  await helper.getByRole("dialog").getByRole("button", { name: "支付" }).click();
  await toPay.waitFor({ state: "detached" });
  await helper.goto(address);
  await helper.getByText("示例县第一中学 → 青山镇中学").waitFor();

  const helped = await open("helped");
  await helped.goto(address);
  await helped.getByRole("button", { name: "确认收到" }).click();
  await helped.getByRole("dialog").getByRole("button", { name: "确认收到" }).click();
  await helped.getByText("青山镇中学 → 教研").waitFor();

  await visit(helper, `/partnerships/${pair.id}?tab=money&period=2027-spring`);
  expect(await helper.getByText(sentence).textContent()).toBe(
    "按计划该给 20\u2009000 元，给了 16\u2009409.02 元，还差 10\u2009000.00 元。",
  );
  await visit(helper, "/books");
  await helper.getByText(/✓ 借贷平衡/).waitFor();
  await helper.goto(`${address}/voucher`);
  await helper.getByText("人民币壹万陆仟肆佰零玖元零贰分").waitFor();
});

test("a cashier's sheet becomes drafts, which are submitted together", async () => {
  const helper = await open("helper");
  await visit(helper, "/payments");
  await helper.getByRole("button", { name: "导入出纳表格" }).first().click();
  const rows =
    "凭证号,支援校,受援校,金额,用途,资金来源,学期,摘要\n记-8001,一中,青山中学,500,图书,专项经费,2026秋,图书一\n记-8002,一中,青山中学,700,图书,专项经费,2026秋,图书二\n";
  await helper.locator("input[type=file]").setInputFiles({ name: "出纳.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  await helper.getByRole("button", { name: /导入 ?2/ }).click();
  await helper.getByRole("dialog").getByRole("button", { name: "完成" }).click();
  await visit(helper, "/payments?q=%E8%AE%B0-800");
  await helper.getByRole("button", { name: "选中本页" }).click();
  await helper.getByText("已选 2 笔").waitFor();
  await helper.getByRole("button", { name: "提交" }).click();
  await helper.getByRole("dialog").getByRole("button", { name: "提交" }).click();
  await expect.poll(async () => helper.getByRole("cell", { name: "待审批" }).count()).toBe(2);
});

test("on a phone the money page reads from top to bottom", async () => {
  const page = await open("bureau", { viewport: phone });
  await visit(page, "/money");
  await page.getByText(sentence).waitFor();
  const width = await page.evaluate("document.documentElement.scrollWidth");
  expect(Number(width)).toBeLessThanOrEqual(phone.width);
});
