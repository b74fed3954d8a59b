import type { WaitingGroup, WaitingThing } from "../../contract/approval.ts";
import { isAwaited, type ApprovalKind } from "../../domain/approval/approval.ts";
import type { Language } from "../../domain/language.ts";
import { messagesIn } from "../app/language.ts";
import { queryOf } from "../app/address.ts";
import { approvalMoveName, approvalWords } from "./approval-words.ts";
import { moneyText } from "./format.ts";
import { pairText, shortOf } from "./pair.tsx";

/** What waits for somebody's decision, as the first pages of desk and phone show it. */

const words = messagesIn({
  "zh-CN": {
    heading: (kind: string, move: string) => `${kind}待${move}`,
    count: (count: number, isCut: boolean) => (isCut ? `${count}+` : String(count)),
    yuan: (amount: string) => `${amount} 元`,
    since: (day: string) => `${day} 起`,
  },
  "zh-TW": {
    heading: (kind, move) => `${kind}待${move}`,
    count: (count, isCut) => (isCut ? `${count}+` : String(count)),
    yuan: (amount) => `${amount} 元`,
    since: (day) => `${day} 起`,
  },
  en: {
    heading: (kind, move) => `${kind}: ${move.toLowerCase()}`,
    count: (count, isCut) => (isCut ? `${count}+` : String(count)),
    yuan: (amount) => `${amount} yuan`,
    since: (day) => `since ${day}`,
  },
});

/** The rooms: where a list of the kind stands, and the thing by itself where it has a page of its own. */
const rooms: Readonly<Record<ApprovalKind, { readonly list: string; readonly hasPage: boolean }>> = {
  plan: { list: "/plans", hasPage: true },
  waiver: { list: "/waivers", hasPage: false },
  posting: { list: "/postings", hasPage: true },
  payment: { list: "/payments", hasPage: true },
  goods: { list: "/goods", hasPage: true },
  aid: { list: "/aid", hasPage: false },
  request: { list: "/requests", hasPage: true },
  allowanceRun: { list: "/allowances", hasPage: true },
};

/** The page on which the thing is decided: its own, or the list that holds all that its line stands for. */
export function waitingAddress({ kind, id, state, term, helped }: Pick<WaitingThing, "kind" | "id" | "state" | "term" | "helped">): string {
  const { list, hasPage } = rooms[kind];
  if (hasPage) return `${list}/${id}`;
  return `${list}${queryOf({ state, ...(term === null ? {} : { term, schoolId: helped?.id }) })}`;
}

/** The list of all that waits like this. */
export function waitingList({ kind, state }: Pick<WaitingGroup, "kind" | "state">): string {
  return `${rooms[kind].list}${queryOf({ state })}`;
}

/** What is to be done with how many: 经费待批准, 3. */
export function waitingHeading(
  { kind, rows, count, isCut }: WaitingGroup,
  language: Language,
): { readonly title: string; readonly count: string } {
  const names = approvalWords[language];
  const move = rows[0]?.moves.find(isAwaited);
  const title = move === undefined ? names.kinds[kind] : words[language].heading(names.kinds[kind], approvalMoveName(names, kind, move));
  return { title, count: words[language].count(count, isCut) };
}

/** Between whom, since when and how much, as far as the thing has it. */
export function waitingNote({ helper, helped, since, term, amountFen }: WaitingThing, language: Language): string {
  const pair = helper !== null && helped !== null ? pairText(helper, helped) : null;
  // The title of a line of aid begins with its school.
  const school = pair === null && helped !== null && term === null ? shortOf(helped) : null;
  const amount = amountFen === null ? null : words[language].yuan(moneyText(amountFen / 100));
  return [amount, pair ?? school, words[language].since(since.slice(0, 10))].filter((part) => part !== null).join(" · ");
}
