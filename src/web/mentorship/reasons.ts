import { useMessages } from "../app/language.ts";
import { Explained, Problem } from "../app/problem.ts";
import { mentorshipWords } from "./messages.ts";

/** What the server found wrong with a pair or an activity; the error itself where it says more, as a full mentor does. */
export function useMentorshipReason(error: Error | null): Error | null {
  const text = useMessages(mentorshipWords);
  const reasons: Readonly<Record<string, string>> = {
    outside: text.outside,
    future: text.future,
    unknown: text.unknown,
    missing: text.reason,
  };
  const reason = error instanceof Problem ? reasons[error.fields[0]?.code ?? ""] : undefined;
  return reason === undefined ? error : new Explained(reason);
}
