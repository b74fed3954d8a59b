import { expect, test } from "vitest";
import { NetworkFailure, Problem, UnexpectedReply } from "../app/problem.ts";
import { failureText } from "./problem-words.ts";

const refused = (detail: string | null): Problem => new Problem({ status: 400, code: "bad-input", detail, fields: [], requestId: null });

test("a page's own sentence, the server's, and the code's, in this order", () => {
  expect(failureText(new Error("结束不能早于开始"), "zh-CN")).toBe("结束不能早于开始");
  expect(failureText(refused("第7行有误"), "zh-CN")).toBe("第7行有误");
  expect(failureText(refused(null), "zh-CN")).toBe("有内容填得不对，请检查标红的地方。");
});

test("what was thrown by accident is no sentence for people", () => {
  expect(failureText(new TypeError("x is not a function"), "zh-CN")).toBe("收到的回复不是来自携手，请检查网络或代理设置。");
  expect(failureText(new UnexpectedReply(502), "en")).toContain("did not come from Xieshou");
  expect(failureText(new NetworkFailure(), "en")).toContain("cannot be reached");
});
