import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { postingNames } from "../names.ts";

/** A refusal of a posting in this room's own words; where it has none, the server's sentence stays. */
export function usePostingReason(error: Error | null): Error | null {
  const { faults } = useMessages(postingNames);
  const reason = error instanceof Problem ? faults[error.fields[0]?.code ?? ""] : undefined;
  return reason === undefined ? error : new Explained(reason);
}
