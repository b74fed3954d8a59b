import { expect, test } from "vitest";
import { journey, phone, visit } from "./journey.ts";

const { application, open } = await journey();

test("a school applies by the rules of the term, publishes with masked names, and the bureau waits for the period", async () => {
  const school = await open("helped");
  await visit(school, "/aid/new");
  await school.getByLabel("姓名").fill("璩小禾");
  await school.getByLabel("年级", { exact: true }).click();
  await school.getByTitle("7年级", { exact: true }).click();
  await school.getByLabel("班级", { exact: true }).fill("9班");
  await school.getByLabel("困难类别").click();
  await school.getByTitle("社会救助法（2026年7月1日起施行）第二十五条").first().click();
  await school.getByText("本学期应得 375.00 元 · 一档").waitFor();

  // A fee that is free already: the law stands there before anything is sent.
  await school.getByLabel("减免收费").click();
  await school.getByLabel("减免项目").click();
  await school.getByTitle("学费", { exact: true }).click();
  await school.getByRole("note", { name: "法律规定" }).getByText("本来就不收", { exact: true }).waitFor();
  await school.getByLabel("生活补助").click();
  await school.getByRole("button", { name: "保存" }).click();
  await school
    .getByRole("button", { name: "提 交" })
    .or(school.getByRole("button", { name: "提交" }))
    .first()
    .click();
  await school.getByText("待公示", { exact: true }).first().waitFor();
  await school
    .getByRole("button", { name: "公示" })
    .or(school.getByRole("button", { name: "公 示" }))
    .first()
    .click();
  await school
    .getByRole("dialog")
    .getByRole("button", { name: /公\s?示/ })
    .click();
  await school.getByText("公示中", { exact: true }).first().waitFor();
  const address = new URL(school.url()).pathname;

  const officer = await open("bureau");
  await visit(officer, address);
  expect(await officer.getByText("璩小禾").count()).toBe(0);
  await officer.getByText("璩**", { exact: true }).waitFor();
  await officer.getByRole("button", { name: "查看姓名和账号" }).click();
  await officer.getByLabel("为什么要看（记入操作日志）").fill("核对同名学生");
  await officer.getByRole("dialog").getByRole("button", { name: "查看姓名和账号" }).click();
  await officer.getByText(/姓名 璩小禾/).waitFor();
});

test("the list that is hung out is read on a phone's screen too, and tells masked name, class and tier", async () => {
  const reader = await application.signedIn("helped");
  const { rows } = (await reader.get("/api/aid/publications")).body;
  const running = rows.find(({ isOver }: { isOver: boolean }) => !isOver);
  const path = `/aid/publications/${running.school.id}/${running.term}/${running.publishedOn}`;
  const page = await open("helped", { viewport: phone, host: "127.0.0.1" });
  await visit(page, path);
  await page.getByRole("heading", { name: "家庭经济困难学生资助公示" }).waitFor();
  const headings = await page.getByRole("columnheader").allInnerTexts();
  expect(headings.slice(1)).toEqual(["姓名", "班级", "档次"]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
