import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState, type ReactElement } from "react";
import { getPayment, type PaymentPage as Page } from "../../contract/funding.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalMoveNames, approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { AddAttachment, Attachments } from "../ui/attachments.tsx";
import { Facts } from "../ui/facts.tsx";
import { textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { placeWords } from "../ui/return-places.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { Trail } from "../ui/trail.tsx";
import { accountName, fenText } from "./model.ts";
import { fundingWords } from "./messages.ts";
import { dayMoves } from "./parts/day-moves.ts";
import { PaymentDrawer } from "./parts/payment-drawer.tsx";
import { useExplained } from "./parts/reasons.ts";
import { SourceWarningNote } from "./parts/source-warning.tsx";

const route = getRouteApi("/payments/$paymentId");

function Content({ payment }: { readonly payment: Page }): ReactElement {
  const text = useMessages(fundingWords);
  const language = useLanguage();
  const rows: readonly (readonly [string, string])[] = [
    [text.amount, fenText(payment.amountFen)],
    [text.words, payment.amountWords],
    [text.purpose, text.purposes[payment.purpose]],
    [text.source, text.sources[payment.source]],
    [text.payer, payment.payer === "helper" ? payment.helper.name : text.payers.bureau],
    [text.payee, payment.helped.name],
    [text.term, periodName(payment.term, language)],
    ...(payment.day === null ? [] : [[text.day, payment.day] as const]),
    [text.paidOn, textOf(payment.paidOn)],
    [text.receivedOn, textOf(payment.receivedOn)],
    [text.voucherNo, textOf(payment.voucherNo)],
    [text.note, textOf(payment.note)],
  ];
  return <Facts facts={rows.map(([name, value]) => ({ name, value }))} />;
}

/** What was booked of it, as a sentence for each booking. */
function Bookings({ payment }: { readonly payment: Page }): ReactElement {
  const text = useMessages(fundingWords);
  const language = useLanguage();
  if (payment.bookings.length === 0) return <p className="muted">{text.noBookings}</p>;
  return (
    <ul className="lines">
      {payment.bookings.map(({ id, bookedOn, from, to, amountFen, isBack }) => (
        <li key={id}>
          <span className="muted number">{bookedOn}</span>
          <span className="grow">
            {accountName(from, language)} → {accountName(to, language)}
            {isBack ? <span className="muted"> · {text.back}</span> : null}
          </span>
          <span className="number">{fenText(amountFen)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What has taken its place, or what it takes the place of. */
function Relations({ payment }: { readonly payment: Page }): ReactElement {
  const text = useMessages(fundingWords);
  return (
    <>
      {payment.replacedBy === null ? null : (
        <Alert
          type="info"
          showIcon
          title={text.replaced}
          action={<AppLink href={`/payments/${payment.replacedBy}`}>{text.toReplacement}</AppLink>}
        />
      )}
      {payment.corrects === null ? null : (
        <Alert
          type="info"
          showIcon
          title={text.isCorrection}
          action={<AppLink href={`/payments/${payment.corrects}`}>{text.toOriginal}</AppLink>}
        />
      )}
      {payment.warning === null ? null : <SourceWarningNote warning={payment.warning} />}
    </>
  );
}

function Actions({ payment, onOpen }: { readonly payment: Page; readonly onOpen: (purpose: "edit" | "correct") => void }): ReactElement {
  const text = useMessages(fundingWords);
  const explain = useExplained();
  return (
    <>
      <Button href={`/payments/${payment.id}/voucher`}>{text.toVoucher}</Button>
      {payment.mayCorrect ? <Button onClick={() => onOpen("correct")}>{text.correct}</Button> : null}
      {payment.mayEdit ? <Button onClick={() => onOpen("edit")}>{text.edit}</Button> : null}
      <ApprovalMoves kind="payment" things={[payment]} moves={payment.moves} dayMoves={dayMoves} explain={explain} />
    </>
  );
}

/** One payment: what it is for, its vouchers, what was booked, and who did what. */
export function PaymentPage(): ReactElement {
  const places = useMessages(placeWords);
  const text = useMessages(fundingWords);
  const words = useMessages(approvalWords);
  const { paymentId } = route.useParams();
  const answer = useRoute(getPayment, { params: { paymentId } });
  const [open, setOpen] = useState<"edit" | "correct" | null>(null);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const payment = answer.data;
  return (
    <>
      <PageHead
        title={payment.summary}
        note={
          <>
            <PairLink {...payment} /> · {payment.isReplaced ? text.replacedShort : approvalStateName(words, "payment", payment.state)}
          </>
        }
        actions={<Actions payment={payment} onOpen={setOpen} />}
      />
      <div style={{ display: "grid", gap: 8, marginBottom: 12 }}>
        <Relations payment={payment} />
      </div>
      <div className="bench">
        <div className="bench-column">
          <section aria-label={text.content}>
            <Content payment={payment} />
          </section>
          <section aria-label={text.vouchers}>
            <h2>{text.vouchers}</h2>
            {payment.files.length === 0 ? <p className="muted">{text.noVouchers}</p> : <Attachments files={payment.files} />}
            {payment.mayEdit || payment.mayCorrect || payment.moves.length > 0 ? (
              <AddAttachment kind="payment" thingId={paymentId} />
            ) : null}
          </section>
        </div>
        <div className="bench-column">
          <section aria-label={text.bookings}>
            <h2>{text.bookings}</h2>
            <Bookings payment={payment} />
          </section>
          <Trail steps={payment.trail} moves={{ ...approvalMoveNames(words, "payment"), ...text.steps }} places={places.payment} />
        </div>
      </div>
      {open === null ? null : <PaymentDrawer payment={payment} purpose={open} onClose={() => setOpen(null)} />}
    </>
  );
}
