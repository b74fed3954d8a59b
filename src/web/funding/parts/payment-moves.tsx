import type { ReactElement } from "react";
import type { WaitingThing } from "../../../contract/approval.ts";
import { isAwaited } from "../../../domain/approval/approval.ts";
import { ApprovalMoves } from "../../ui/approval-moves.tsx";
import { dayMoves } from "./day-moves.ts";
import { useExplained } from "./reasons.ts";

/** What can be done at once with a payment that waits: approve it, pay it, confirm that it came. Returning it needs its page. */
export function PaymentMoves({ row }: { readonly row: WaitingThing }): ReactElement {
  const explain = useExplained();
  return (
    <ApprovalMoves kind="payment" things={[row]} moves={row.moves.filter(isAwaited)} dayMoves={dayMoves} explain={explain} size="small" />
  );
}
