import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { goodsWords } from "../messages.ts";

/** What the server found wrong with a list, in the words of the room and with the rule it comes from. */
export function useGoodsReason(): (error: Error) => Error {
  const reasons: Readonly<Record<string, string>> = useMessages(goodsWords).reasons;
  return (error) => {
    const reason = error instanceof Problem ? reasons[error.fields[0]?.code ?? ""] : undefined;
    return reason === undefined ? error : new Explained(reason);
  };
}
