import type { ReactElement } from "react";
import { listWaiting } from "../../../contract/approval.ts";
import { useMessages } from "../../app/language.ts";
import { useRoute } from "../../app/query.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { approvalStateName, approvalWords } from "../../ui/approval-words.ts";
import { pairText } from "../../ui/pair.tsx";
import { Failed } from "../../ui/states.tsx";
import { fenText } from "../model.ts";
import { fundingWords } from "../messages.ts";
import { PaymentMoves } from "./payment-moves.tsx";

/** How many waiting payments stand above the list; the list itself has them all. */
const shownMax = 5;

/** The payments that wait for the signed-in person, the longest first, each with what can be done at once. */
export function WaitingPayments(): ReactElement | null {
  const text = useMessages(fundingWords);
  const words = useMessages(approvalWords);
  const answer = useRoute(listWaiting, { query: { kind: "payment" } });
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data || answer.data.rows.length === 0) return null;
  const { rows } = answer.data;
  return (
    <section className="panel" aria-label={text.waiting(rows.length)} style={{ marginBottom: 12 }}>
      <h2>{text.waiting(rows.length)}</h2>
      <ul className="lines">
        {rows.slice(0, shownMax).map((row) => (
          <li key={row.id}>
            <div className="grow inline-links">
              <AppLink href={`/payments/${row.id}`}>{row.title}</AppLink> <span className="number">{fenText(row.amountFen)}</span>{" "}
              <span className="muted">
                {row.helper && row.helped ? `${pairText(row.helper, row.helped)} · ` : ""}
                {approvalStateName(words, "payment", row.state)}
              </span>
            </div>
            <PaymentMoves row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}
