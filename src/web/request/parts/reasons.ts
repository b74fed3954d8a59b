import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { requestWords } from "../messages.ts";

/** What the server found wrong with a request, in the words of the room. */
export function useRequestReason(): (error: Error) => Error {
  const reasons: Readonly<Record<string, string>> = useMessages(requestWords).reasons;
  return (error) => {
    const reason = error instanceof Problem ? reasons[error.fields[0]?.code ?? ""] : undefined;
    return reason === undefined ? error : new Explained(reason);
  };
}
