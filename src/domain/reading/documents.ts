import type { DocumentKind } from "./reading.ts";

/** One document inside a text; offsets in the normalised text. */
export interface DocumentPart {
  readonly kind: DocumentKind;
  readonly title: string | null;
  readonly start: number;
  readonly end: number;
}

const kindWords: readonly (readonly [DocumentKind, RegExp])[] = [
  ["agreement", /协议书?|合同|责任书|协定|承诺书|合约/],
  ["summary", /小结|总结|情况汇报|工作汇报|情况汇总|情况报告|纪实|述职|成效|简报|活动报道/],
  ["notice", /通知|意见|办法|细则|规定|公告|招募|公示|政策|制度|实施意见|函/],
  ["plan", /计划|方案|安排|规划|章程|要点|打算|设想/],
];
const titleWords =
  "计划书?|方案|安排|规划|章程|要点|协议书?|合同|责任书|小结|总结|情况汇报|工作汇报|汇总|通知|意见|办法|细则|规定|公告|招募启事|报告|制度|公约";
/** A title line ends with the kind of paper, perhaps with a number or a remark in brackets behind it. */
const titleEnd = new RegExp(`(?:${titleWords})(?:\\((?![一二三四五六])[^()]{1,16}\\))?[一二三四五六七八九十\\d]{0,2}$`);
const titleLengthMax = 45;
/** How much of the head of a document is searched for its title. */
const headLength = 400;

function kindOfTitle(title: string): DocumentKind | null {
  let best: { readonly kind: DocumentKind; readonly at: number } | null = null;
  for (const [kind, pattern] of kindWords) {
    const matches = [...title.matchAll(new RegExp(pattern, "g"))];
    const at = matches.at(-1)?.index ?? -1;
    if (at >= 0 && (!best || at > best.at)) best = { kind, at };
  }
  return best?.kind ?? null;
}

/** Where a summary begins inside running text: a title-like stretch that ends in 小结 and is followed by an outline. */
const summaryInside = /(?:^|[\n。;!?)])([^\n,。;:!?|]{0,40}?(?:小结|总结|情况汇总|工作汇报|情况汇报))(?=\n| ?一、| ?\(一\)| ?1、|:\n|\()/g;
const notATitle =
  /做好|完成|撰写|写出|形成|上报|提交|上交|进行|召开|认真|及时|写好|组织|开展|负责|阶段|经验|每|期末|年终$|^总结|^小结|^工作总结$/;

/** 合集3篇X1…X2…X3: the repeated title with rising numbers parts a collection. */
function collectionStarts(text: string): number[] {
  const head = text.slice(0, 2000);
  const announced = /(?:合集|通用|精选|汇总|范文|集锦)\(?(\d{1,2}|[一二三四五六七八九十]+)篇\)?/.exec(head);
  if (!announced) return [];
  const from = announced.index + announced[0].length;
  const title = /^[^\n,。;:]{4,30}?(?=[1一])/.exec(text.slice(from, from + 40))?.[0];
  if (!title) return [];
  const starts: number[] = [];
  for (let number = 1, at = from; number <= 99; number++) {
    const found = text.indexOf(`${title}${number}`, at);
    if (found < 0) break;
    starts.push(found);
    at = found + title.length;
  }
  return starts;
}

function partStarts(text: string): number[] {
  const starts = new Set([0, ...collectionStarts(text)]);
  for (const match of text.matchAll(
    /(?:^|\n) ?(?:[^\n,。;:]{0,20} )?(?:篇[一二三四五六七八九十\d]{1,2}|第[一二三四五六七八九十]{1,2}篇)[: ]?/g,
  ))
    starts.add(match.index === 0 ? 0 : match.index + 1);
  for (const match of text.matchAll(summaryInside)) {
    const title = match[1] ?? "";
    if (!notATitle.test(title) && title.length >= 6) starts.add(match.index + match[0].length - title.length);
  }
  return [...starts].toSorted((a, b) => a - b);
}

/** The title of the document at the head of text[start, end). */
function titleOf(text: string, start: number, end: number): string | null {
  const head = text.slice(start, Math.min(end, start + headLength));
  for (const line of head.split("\n")) {
    const clean = line.replace(/^(?:\d{1,2}、|1|[ -]+|篇[一二三四五六七八九十\d]+[: ]*)/, "").replace(/[《》:\s]+/g, "");
    if (clean.length >= 4 && clean.length <= titleLengthMax && titleEnd.test(clean) && !/[,。;]/.test(clean)) return clean;
  }
  const glued = new RegExp(`^[^,。;:\\n]{3,${titleLengthMax}}?(?:${titleWords})(?=[ \\d]?(?:为|根据|一、|\\(一|按照|\\d|[,:]|甲方))`).exec(
    head.replace(/^(?:\d{1,2}、|\d(?=[^\d_年X]))/, "").trimStart(),
  );
  if (glued) return glued[0];
  const first = head.split("\n").find((line) => line.trim().length > 3) ?? "";
  return first.length <= titleLengthMax && !/[,。;]/.test(first) ? first.trim() : null;
}

const reportWords = /先后|已(?:经)?|累计|共(?:派|选|开展|组织|捐)|了[\d一二两三四五六七八九十]|截至|圆满|取得/g;
const promiseWords = /每学期|每学年|每年|每月|每周|不少于|至少|应|须|要|将|拟/g;

function count(text: string, pattern: RegExp): number {
  let total = 0;
  for (const match of text.matchAll(pattern)) total += match[0] === "" ? 0 : 1;
  return total;
}

const declaresPlan = /(?:制定|制订|拟定|订立)(?:本|此|如下)?[^。]{0,8}(?:计划|方案|办法|意见|细则)/;
/** How summaries open where their title is missing or runs into the text: 现将…总结如下, 一年来, …工作总结一学年来. */
const opensAsSummary =
  /现将[^。]{0,30}(?:总结|小结|汇报)如下|^[^。\n]{0,60}(?:一年来|一学年来|一学期来|一年多来|过去的?一(?:学)?年|今年以来)|^[^。,\n]{2,50}(?:工作|活动|情况|年终|年度)(?:总结|小结)(?=[一过今本自在我20])/;

/** A text whose title tells nothing is known by how it opens and by whether it reports more than it promises. */
function kindOf(title: string | null, body: string): DocumentKind {
  const byTitle = title ? kindOfTitle(title) : null;
  if (byTitle) return byTitle;
  const opening = body.slice(0, headLength);
  if (/甲方[:(]|乙方[:(]|(?:签订|达成)(?:如下|本)协议/.test(opening)) return "agreement";
  const reports = count(opening, reportWords);
  const leansToReport = reports >= 2 && reports > count(opening, promiseWords);
  if (!declaresPlan.test(opening) && (leansToReport || opensAsSummary.test(opening))) return "summary";
  if (/(?:印发|出台|发布|下发|规定|要求)[^。]{0,30}(?:意见|办法|细则|通知|方案)|记者|据悉|报讯/.test(opening)) return "notice";
  return "plan";
}

/** Parts a normalised text into its documents: collections, and a summary that follows its plan. */
export function splitDocuments(text: string): DocumentPart[] {
  const starts = partStarts(text);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const title = titleOf(text, start, end);
    return { kind: kindOf(title, text.slice(start, end)), title, start, end };
  });
}
