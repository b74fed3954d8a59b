import { expect, test } from "vitest";
import { Explained, NetworkFailure, Problem, UnexpectedReply } from "../app/problem.ts";
import { failureText } from "./problem-words.ts";

function problem(detail: string | null): Problem {
  return new Problem({ status: 413, code: "too-large", detail, fields: [], requestId: null });
}

test.for([
  ["a form's own sentence", new Explained("至少不能大于至多"), "至少不能大于至多"],
  ["the server's sentence", problem("文件太大，最大 50 MB"), "文件太大，最大 50 MB"],
  ["the words of the code where the server says no more", problem(null), "内容太大，请压缩或拆分后再传。"],
  ["no connection", new NetworkFailure(), "连不上服务器，请检查网络后重试。"],
  ["a proxy's page", new UnexpectedReply(502), "收到的回复不是来自携手，请检查网络或代理设置。"],
] as const)("%s is what the reader is told", ([, error, sentence]) => {
  expect(failureText(error, "zh-CN")).toBe(sentence);
});

test("what was thrown by accident is no sentence for people", () => {
  expect(failureText(new TypeError("x is not a function"), "zh-CN")).toBe("收到的回复不是来自携手，请检查网络或代理设置。");
  expect(failureText(new Error("expected a row"), "en")).toContain("did not come from Xieshou");
});
