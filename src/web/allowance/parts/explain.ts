import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { allowanceWords } from "../messages.ts";

/** Says what went wrong with a run in the words of this room. */
export function useExplain(): (error: Error) => Error {
  const text = useMessages(allowanceWords);
  return (error) => {
    if (!(error instanceof Problem)) return error;
    const field = error.fields[0]?.code;
    if (error.code === "duplicate") return new Explained(text.duplicate);
    if (error.code === "stale") return new Explained(text.stale);
    if (field === "future") return new Explained(text.future);
    return field === "empty" ? new Explained(text.empty) : error;
  };
}
