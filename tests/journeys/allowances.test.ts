import { expect, test } from "vitest";
import { desk, journey, visit } from "./journey.ts";

const { application, open } = await journey();

test("a month that waits is looked at, approved, booked, and the teacher reads the own slip", async () => {
  const officer = await application.signedIn("bureau");
  const [waiting] = (await officer.get("/api/allowances/runs?state=submitted")).body.rows;
  const leader = await open("leader", { viewport: desk });
  await visit(leader, "/");
  await leader
    .getByRole("region", { name: "津贴发放待批准" })
    .getByText(/[\d\u2009.]+ 元/)
    .waitFor();
  await visit(leader, `/allowances/${waiting.id}`);
  await leader.getByRole("heading", { name: /津贴发放/ }).waitFor();
  // Whom it leaves out, and why, stands beside what it comes to.
  await leader.getByText("当月情况未确认").first().waitFor();
  await leader.getByRole("button", { name: "批准" }).click();
  await leader.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await leader
    .getByText(/已批准/)
    .first()
    .waitFor();

  const bureau = await open("bureau", { viewport: desk });
  await visit(bureau, `/allowances/${waiting.id}`);
  await bureau.getByRole("button", { name: "入账" }).click();
  await bureau.getByRole("dialog").getByRole("button", { name: "入账" }).click();
  await bureau
    .getByText(/已入账/)
    .first()
    .waitFor();
  expect((await officer.get(`/api/allowances/runs/${waiting.id}`)).body).toMatchObject({ state: "locked", amountFen: waiting.amountFen });

  const teacher = await open("teacher", { viewport: desk });
  await visit(teacher, "/allowances");
  await teacher.getByRole("heading", { name: "我的津贴条" }).waitFor();
  await teacher
    .getByRole("link", { name: /年\d+月/ })
    .first()
    .click();
  const slip = teacher.getByRole("article", { name: "津贴条" });
  await slip.getByText("赵磊").waitFor();
  await slip.getByText(/在岗\d+天，300元÷\d+天×\d+天＝[\d.]+元/).waitFor();
  await slip
    .getByText(/授课\d+节，12元×\d+节×130%＝[\d.]+元/)
    .first()
    .waitFor();
});

test("rules are tried out while they are written, and a broken formula is told by its place", async () => {
  const bureau = await open("bureau", { viewport: desk });
  await visit(bureau, "/allowances/rules");
  await bureau.getByRole("button", { name: "制定新规则" }).click();
  const trial = bureau.getByRole("region", { name: "试算" });
  await trial.getByText("9月10日至9月30日在岗21天，300元÷30天×21天＝210.00元").waitFor();
  const formula = bureau.getByLabel("公式（FEEL）").first();
  await formula.fill("标准 * 工龄 * 在岗天数");
  await bureau.getByText("没有这个名称：“工龄”").waitFor();
  await formula.fill("标准 / 当月天数 * 在岗天数");
  await bureau.getByLabel("标准（元）").first().fill("400");
  await trial.getByText("9月10日至9月30日在岗21天，400元÷30天×21天＝280.00元").waitFor();
  await bureau.getByLabel("自哪天起执行").fill("20260901");
  await bureau.keyboard.press("Enter");
  await bureau.getByLabel("依据文件").fill("县教发〔2026〕9号 第三条");
  await bureau.getByRole("button", { name: /保.?存/ }).click();
  await bureau.getByText("自 2026-09-01 起").waitFor();
  // The months that are paid already are corrected with the next run and stay as they are.
  const officer = await application.signedIn("bureau");
  const [booked] = (await officer.get("/api/allowances/runs?state=locked")).body.rows;
  expect(booked.state).toBe("locked");
});
