import { lineName } from "../allowance/line-name.ts";
import type { Language } from "../language.ts";
import type { Account } from "./booking.ts";
import { purposeNames, sourceNames } from "./funding-words.ts";

/** What the books call a budget line or a purpose; null for schools and people, whose names stand in their lists, and for codes that nobody gives. */
export function accountWord({ kind, id }: Account, language: Language): string | null {
  const sources: Readonly<Record<string, string>> = { ...sourceNames[language], allowanceBudget: lineName("allowanceBudget", language) };
  const purposes: Readonly<Record<string, string>> = purposeNames[language];
  return (kind === "source" ? sources[id] : kind === "purpose" ? purposes[id] : null) ?? null;
}
