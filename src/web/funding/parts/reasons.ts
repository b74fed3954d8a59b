import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { fundingWords } from "../messages.ts";

/** Gives what the server found wrong with a payment, in the words of the room; the error itself where it says more. */
export function useExplained(): (error: Error) => Error {
  const { problems } = useMessages(fundingWords);
  return (error) => {
    const words = error instanceof Problem ? problems[error.fields[0]?.code ?? ""] : undefined;
    return words === undefined ? error : new Explained(words);
  };
}
