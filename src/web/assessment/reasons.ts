import { useMessages } from "../app/language.ts";
import { Explained, Problem } from "../app/problem.ts";
import { assessmentWords } from "./messages.ts";

/** What the server found wrong with a step of an assessment, in words; the error itself where it says more. */
export function useAssessmentReason(error: Error | null): Error | null {
  const text = useMessages(assessmentWords);
  if (!(error instanceof Problem)) return error;
  if (error.code === "duplicate") return new Explained(text.duplicate);
  const reasons: Readonly<Record<string, string>> = text.errors;
  const reason = reasons[error.fields[0]?.code ?? ""];
  return reason === undefined ? error : new Explained(reason);
}
