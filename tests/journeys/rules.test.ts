import { expect, test } from "vitest";
import { desk, journey, phone, visit } from "./journey.ts";

const { application, open, takeRefusal } = await journey();

test("a rule is found by its name, set from a day on with its paper, and its history tells who did it", async () => {
  const officer = await open("bureau", { viewport: desk });
  await visit(officer, "/settings");
  await officer.getByRole("link", { name: "制度与标准" }).click();
  await officer
    .getByRole("navigation", { name: "全部制度与标准" })
    .getByRole("link", { name: /资产查看周期/ })
    .click();
  await officer.getByRole("region", { name: "历次规定" }).getByText("12 个月").waitFor();
  expect(officer.url()).toContain("key=asset.check");
  await officer.getByRole("button", { name: "制定新规定" }).click();
  const form = officer.getByRole("region", { name: "制定新规定" });
  await form.getByLabel("查看间隔").fill("61");
  await form.getByText("请填 1 至 60 之间的数").waitFor();
  await form.getByLabel("查看间隔").fill("6");
  await form.getByLabel("自哪天起执行").fill("20260301");
  await form.getByLabel("自哪天起执行").press("Enter");
  await form.getByRole("status").getByText("自 2026-03-01 起：查看间隔由 12 个月 改为 6 个月。").waitFor();
  await form.getByText(/生效日在今天以前。一律按今天的规定推算/).waitFor();
  await form.getByLabel("依据文件").fill("县教资〔2026〕2号");
  await form.getByRole("button", { name: "保存" }).click();
  const history = officer.getByRole("region", { name: "历次规定" });
  await history.getByText(/县教资〔2026〕2号 · 李明.* 登记/).waitFor();
  await history.getByText("6 个月").waitFor();
  await history.getByText("自 2000-01-01 起 到 2026-03-01 前").waitFor();

  await visit(officer, "/audit-trail");
  await officer.getByText("设置 · 制定制度与标准").first().waitFor();
});

test("a list is changed row by row in a table, and what the server refuses stands at its field", async () => {
  const officer = await open("bureau", { viewport: desk });
  await visit(officer, "/settings/rules?key=aid.categories");
  await officer.getByRole("button", { name: "制定新规定" }).click();
  const form = officer.getByRole("region", { name: "制定新规定" });
  await form.getByLabel("自哪天起执行").fill("20270901");
  await form.getByLabel("自哪天起执行").press("Enter");
  await form.getByLabel("依据文件", { exact: true }).fill("县教助〔2027〕1号");
  await form.getByRole("button", { name: "删除第 10 行" }).click();
  await form.getByRole("button", { name: "添加一行" }).click();
  await form.getByLabel("类别，第 10 行").fill("突发困难家庭");
  await form.getByLabel("档次，第 10 行").click();
  await officer.locator(".ant-select-dropdown:visible").getByText("三档", { exact: true }).click();
  await form.getByLabel("自，第 10 行").fill("20270901");
  await form.getByLabel("自，第 10 行").press("Enter");
  await form.getByLabel("依据，第 10 行").fill("县教助〔2027〕1号第三条");
  await form.getByText("自 2027-09-01 起：增加“突发困难家庭”；去掉“学校认定的其他困难学生”。").waitFor();
  // Blanks pass for a name in the browser; the server trims them.
  await form.getByLabel("类别，第 10 行").fill("  ");
  await form.getByRole("button", { name: "保存" }).click();
  const cell = form.getByRole("cell").filter({ has: officer.getByLabel("类别，第 10 行") });
  await cell.getByText("太小、太短或为空，请重新填写").waitFor();
  takeRefusal(400);
  await form.getByLabel("类别，第 10 行").fill("突发困难");
  await form.getByRole("button", { name: "保存" }).click();
  await officer.getByRole("region", { name: "历次规定" }).getByText("将生效").waitFor();
  const bureau = await application.signedIn("bureau");
  const { rows } = (await bureau.get("/api/settings/dated")).body;
  const saved = rows.find(({ key }: { key: string }) => key === "aid.categories").entries.at(-1);
  expect(saved.value.rows.at(-1)).toEqual({
    key: "added1",
    name: "突发困难",
    tier: "third",
    from: "2027-09-01",
    until: null,
    source: "县教助〔2027〕1号第三条",
  });
});

test("who may only read has no buttons; rules with a page of their own lead there; an unknown key says so", async () => {
  const auditor = await open("auditor", { viewport: phone });
  await visit(auditor, "/settings/rules?key=aid.amounts");
  await auditor.getByText("只有教育局经办人可以修改").waitFor();
  await auditor.getByRole("link", { name: "用于：学生资助的标准与规则" }).waitFor();
  await visit(auditor, "/settings/rules?key=asset.line");
  await auditor.getByText("1\u2009000.00 元").waitFor();
  expect(await auditor.getByRole("button", { name: "制定新规定" }).count()).toBe(0);
  await visit(auditor, "/settings/rules?key=moon.phase");
  await auditor.getByText("没有这一项制度").waitFor();
});
