import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { recordWords } from "../messages.ts";

/** What the server found wrong with a record, in the words of the form; the error itself where it says more. */
export function useRecordReason(error: Error | null): Error | null {
  const text = useMessages(recordWords);
  const reasons: Readonly<Record<string, string>> = {
    outside: text.outside,
    future: text.future,
    order: text.order,
    missing: text.reason,
  };
  const reason = error instanceof Problem ? reasons[error.fields[0]?.code ?? ""] : undefined;
  return reason === undefined ? error : new Explained(reason);
}
