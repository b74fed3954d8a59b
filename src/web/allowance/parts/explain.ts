import { useMessages } from "../../app/language.ts";
import { Problem } from "../../app/problem.ts";
import { allowanceWords } from "../messages.ts";

/** Says what went wrong with a run in the words of this room. */
export function useExplain(): (error: Error) => Error {
  const text = useMessages(allowanceWords);
  return (error) => {
    if (!(error instanceof Problem)) return error;
    const field = error.fields[0]?.code;
    if (error.code === "duplicate") return new Error(text.duplicate);
    if (error.code === "stale") return new Error(text.stale);
    if (field === "future") return new Error(text.future);
    return field === "empty" ? new Error(text.empty) : error;
  };
}
