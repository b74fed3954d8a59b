import type { BookingLine, BudgetFigures, PaymentContent } from "../../contract/funding.ts";
import { accountWord } from "../../domain/funding/account-name.ts";
import { fen, fenOfYuan } from "../../domain/money/fen.ts";
import type { Language } from "../../domain/language.ts";
import { boundsText, moneyText } from "../ui/format.ts";
import { fundingWords } from "./messages.ts";

/** Fen as people read them: 20 000.00; a dash for nothing known. */
export function fenText(amount: number | null | undefined): string {
  return moneyText(amount === null || amount === undefined ? null : amount / 100);
}

/** What was promised: from and to where they differ, in whole yuan where they are. */
export function promisedText({ promisedMin, promisedMax }: Pick<BudgetFigures, "promisedMin" | "promisedMax">): string {
  return promisedMin === 0 && promisedMax === 0 ? "—" : boundsText(promisedMin / 100, promisedMax === null ? null : promisedMax / 100);
}

/** The head's question in one sentence: what was promised, what was paid, what is left. */
export function budgetSentence(figures: BudgetFigures, language: Language): string {
  const text = fundingWords[language];
  const paid = fenText(figures.paid);
  const onTheWay = figures.paid - figures.received;
  const wait = onTheWay > 0 ? ` ${text.onTheWay(fenText(onTheWay))}` : "";
  if (figures.promisedMin === 0 && figures.promisedMax === 0) return text.nothingPromised(paid) + wait;
  const promised = promisedText(figures);
  return (figures.left > 0 ? text.sentence(promised, paid, fenText(figures.left)) : text.settled(promised, paid)) + wait;
}

/** The name of an account: a school or person by its name, a budget line or purpose by its word. */
export function accountName(account: BookingLine["from"], language: Language): string {
  return account.name ?? accountWord(account, language) ?? fundingWords[language].accounts[account.kind];
}

/** What a form holds: yuan as typed. */
export type PaymentValues = Omit<PaymentContent, "amountFen"> & { readonly yuan: string | number | null };

/** A form as content. Yuan come as text from the field, so that no fraction is ever rounded on the way. */
export function contentOf({ yuan, ...values }: PaymentValues): PaymentContent {
  const amount = fenOfYuan(String(yuan ?? "")) ?? fen(0);
  return {
    ...values,
    amountFen: amount,
    day: values.day ?? null,
    summary: values.summary.trim(),
    voucherNo: values.voucherNo?.trim() || null,
    note: values.note?.trim() || null,
  };
}

/** Content as a form begins with it. */
export function valuesOf({ amountFen, ...content }: PaymentContent): PaymentValues {
  return { ...content, yuan: (amountFen / 100).toFixed(2) };
}
