import { expect, test } from "vitest";
import { NetworkFailure, Problem, UnexpectedReply } from "../app/problem.ts";
import { failureText } from "./problem-words.ts";

const problem = (detail: string | null): Problem => new Problem({ status: 409, code: "duplicate", detail, fields: [], requestId: null });

test.for([
  [problem(null), "已有相同的内容。"],
  [problem("服务器自己的话。"), "服务器自己的话。"],
  // A page that knows better than the code says it in an Error of its own.
  [new Error("这个月已有发放记录。"), "这个月已有发放记录。"],
  [new NetworkFailure(), "连不上服务器，请检查网络后重试。"],
  [new UnexpectedReply(502), "收到的回复不是来自携手，请检查网络或代理设置。"],
  [new TypeError("x is undefined"), "收到的回复不是来自携手，请检查网络或代理设置。"],
] as const)("%o is told as %s", ([error, sentence]) => {
  expect(failureText(error, "zh-CN")).toBe(sentence);
});
