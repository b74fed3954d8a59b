import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { big5, gb18030, sentence } from "../../../tests/files/build.ts";
import { decodeHtml, textOfHtml } from "./html-text.ts";

test.for([
  ["blocks are lines, blanks are one", "<p>一\n  二</p><div>三<br>四</div>", "一 二\n三\n四"],
  ["inline tags part nothing", "每<b>学</b>期", "每学期"],
  ["scripts and styles are dropped", "<style>p{}</style><p>一</p><script>if (1 < 2) '</p>'</script>二", "一\n二"],
  ["entities by name and number", "&lt;2&nbsp;次&#39;&#x4e00;&amp;&notanentity;", "<2\u00a0次'一&¬anentity;"],
  ["comments, also those of Word", "<!--[if gte mso 9]><xml>x</xml><![endif]--><p>一</p>", "一"],
  ["a table", "<table><tr><th>项目<th>数据<tr><td>送教</td><td><p>12场</p></td></tr></table>后", "项目 | 数据 |\n送教 | 12场 |\n后"],
  ["an empty cell keeps its place", "<table><tr><td></td><td>二</td><td></td></tr></table>", "| 二 | |"],
  ["preformatted lines stay", "<pre>一\n 二</pre>", "一\n 二"],
  ["what is left open", "<p>一<td", "一"],
] as const)("%s", ([, html, text]) => {
  expect(textOfHtml(html)).toBe(text);
});

test("the declared encoding counts where the bytes do not speak for themselves", () => {
  const head = (charset: string): Buffer => Buffer.from(`<html><meta http-equiv=Content-Type content="text/html; charset=${charset}">`);
  const text = (...parts: readonly Buffer[]): string => textOfHtml(decodeHtml(Buffer.concat(parts))?.text ?? "");
  expect(text(head("gb2312"), gb18030(sentence))).toBe(sentence);
  expect(text(head("GBK"), gb18030(sentence), Buffer.from([0xb0]))).toBe(`${sentence}\ufffd`);
  expect(text(head("big5"), big5("學校"))).toBe("學校");
  expect(text(head("gb2312"), Buffer.from(sentence))).toBe(sentence);
});

test("two million nested tags take no longer than two million side by side", () => {
  expect(textOfHtml(`${"<div>".repeat(2_000_000)}一${"</b>".repeat(500_000)}`)).toBe("一");
});

property.prop([fc.string({ unit: fc.constantFrom(..."每学期2次 <>&\"'\n，".split("")) })])("escaped text survives", (text) => {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const squeezed = text
    .split(/[ \n]+/)
    .filter((word) => word !== "")
    .join(" ");
  expect(textOfHtml(`<p>${escaped}</p>`).trim()).toBe(squeezed);
});
