import { noteOf, type Reason } from "../obligation/assess.ts";
import type { PartnershipObligation } from "../obligation/partnership.ts";
import { isKept, type ObligationStanding } from "../obligation/standing.ts";
import { countedText, noteText, periodText, scopeText, standingWords } from "../obligation/words.ts";
import { categoryNames } from "../reading/category.ts";
import type { Block, ReportColumn } from "./document.ts";

const column = (heading: string, share: number, isNumber = false): ReportColumn => ({ heading, share, isNumber });

/** Obligations of one promise in one period that stand alike: a line tells of all their subjects together. */
interface Line {
  readonly standing: ObligationStanding;
  readonly items: readonly PartnershipObligation[];
  readonly first: PartnershipObligation;
}

function linesOf(obligations: readonly PartnershipObligation[]): Line[] {
  const groups = Map.groupBy(obligations, ({ promise, obligation, standing, tally }) =>
    JSON.stringify([promise.id, obligation.period.key, obligation.earmark, standing, tally.amount]),
  );
  return [...groups.values()].flatMap((items) => {
    const [first] = items;
    return first ? [{ standing: first.standing, items, first }] : [];
  });
}

/** A scope's value in words; an event by its day without the year. */
function valueText(key: string, value: string): string {
  const date = key === "event" ? /^\d{4}-(\d{2})-(\d{2})$/.exec(value) : null;
  return date ? `${Number(date[1])}月${Number(date[2])}日` : scopeText(key, value, "zh");
}

/** The scopes of some obligations, subjects together under their grade: 7年级语文、数学；8年级语文. */
function scopesText(items: readonly PartnershipObligation[]): string {
  const groups = new Map<string, string[]>();
  for (const { obligation } of items) {
    const { grade, ...rest } = obligation.scope;
    const head = grade === undefined ? "" : valueText("grade", grade);
    const words = Object.entries(rest)
      .map(([key, value]) => valueText(key, value))
      .join("");
    groups.set(head, (groups.get(head) ?? []).concat(words));
  }
  return [...groups].map(([head, words]) => head + words.filter((word) => word !== "").join("、")).join("；");
}

function needText({ obligation, tally }: PartnershipObligation): string {
  const { min, max, quota } = obligation;
  const bounds = { min: quota.min === null ? null : min, max: Number.isFinite(max) ? max : null };
  return countedText(tally.amount, bounds, quota.measure, "zh");
}

/** Every promise with its periods: what is owed, what was done, how it stands. */
export function keptTable(obligations: readonly PartnershipObligation[]): Block[] {
  if (obligations.length === 0) return [];
  const columns = [column("承诺", 29), column("时段", 20), column("范围", 16), column("已办 / 应办", 22, true), column("状态", 13)];
  const rows = linesOf(obligations).map(({ standing, items, first }) => [
    first.promise.commitment.clause.text,
    periodText(first.obligation.period.key, "zh"),
    scopesText(items) || "全部",
    needText(first),
    standingWords[standing].zh,
  ]);
  return [
    { kind: "heading", text: "承诺兑现情况" },
    { kind: "table", table: { columns, rows } },
  ];
}

/** How many records came close, and what kept them from counting. */
function nearMisses(reasons: readonly Reason[]): string[] {
  const unconfirmed = reasons.filter(({ contribution }) => contribution.kind === "excluded" && contribution.why === "unconfirmed").length;
  const wrongPurpose = reasons.filter(
    ({ contribution }) => contribution.kind === "excluded" && contribution.why === "wrong-earmark",
  ).length;
  const tooShort = reasons.filter(({ contribution }) => contribution.kind === "excluded" && contribution.why === "too-short").length;
  return [
    ...(unconfirmed === 0 ? [] : [`另有${unconfirmed}条记录尚未经对方确认`]),
    ...(wrongPurpose === 0 ? [] : [`另有${wrongPurpose}笔资金用途与计划不符`]),
    ...(tooShort === 0 ? [] : [`另有${tooShort}人在岗不足该时段的一半`]),
  ];
}

function whyText(item: PartnershipObligation): string {
  const note = noteOf(item);
  if (note) return noteText(note, "zh");
  if (item.standing === "exceeded") return "超出计划上限，请说明原因";
  const found = item.tally.amount === 0 ? "没有已确认的记录" : "已确认的记录不足";
  return [found, ...nearMisses(item.explain())].join("，");
}

/** Standings that a summary accounts for one by one. */
function needsAccount({ standing, obligation }: PartnershipObligation): boolean {
  return standing === "missed" || standing === "unproven" || (standing === "exceeded" && !isKept(standing, obligation.quota.measure));
}

/** What was not kept or is not proven, and why, one sentence each; where all is well, a sentence says so. */
export function openBlocks(obligations: readonly PartnershipObligation[], evidenceCount: number): Block[] {
  const lines = linesOf(obligations.filter(needsAccount));
  const heading: Block = { kind: "heading", text: "未兑现和待佐证事项及原因" };
  if (lines.length === 0) {
    const text = evidenceCount === 0 ? "本学年没有已确认的记录。" : "没有未兑现或待佐证的事项。";
    return [heading, { kind: "paragraph", text }];
  }
  return [
    heading,
    ...lines.map(({ standing, items, first }, index): Block => {
      const scope = scopesText(items);
      const where = [periodText(first.obligation.period.key, "zh"), scope].filter((part) => part !== "").join("，");
      const state = standingWords[standing].zh.slice(1).trim();
      const text = `${index + 1}. ${categoryNames[first.obligation.quota.category]}（${where}）：“${first.promise.commitment.clause.text}”，已办/应办 ${needText(first)}，${state}；${whyText(first)}。`;
      return { kind: "paragraph", text };
    }),
  ];
}
