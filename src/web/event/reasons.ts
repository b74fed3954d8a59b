import { useMessages } from "../app/language.ts";
import { Explained, Problem } from "../app/problem.ts";
import { eventWords } from "./messages.ts";

/** What the server found wrong with an event, in the words of its forms; the error itself where it says more. */
export function useEventReason(error: Error | null): Error | null {
  const text = useMessages(eventWords);
  const reasons: Readonly<Record<string, string>> = { "after-event": text.afterEvent, future: text.future };
  if (!(error instanceof Problem)) return error;
  const reason = error.code === "forbidden" ? text.notForYou : reasons[error.fields[0]?.code ?? ""];
  return reason === undefined ? error : new Explained(reason);
}
