import "./funding.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { getPayment, type PaymentPage } from "../../contract/funding.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { textOf } from "../ui/format.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { fenText } from "./model.ts";
import { bookWords } from "./book-messages.ts";
import { fundingWords } from "./messages.ts";

const route = getRouteApi("/payments/$paymentId/voucher");

function Sheet({ payment }: { readonly payment: PaymentPage }): ReactElement {
  const text = useMessages(fundingWords);
  const paper = useMessages(bookWords);
  const language = useLanguage();
  const signers = [payment.submittedBy ?? payment.enteredBy, payment.approvedBy, null, null];
  return (
    <article className="voucher" aria-label={paper.voucher}>
      <h1>{paper.voucher}</h1>
      <div className="voucher-head">
        <span>
          {text.voucherNo}：{textOf(payment.voucherNo)}
        </span>
        <span>
          {text.paidOn}：{textOf(payment.paidOn)}
        </span>
      </div>
      <table>
        <tbody>
          <tr>
            <th scope="row">{text.payer}</th>
            <td>{payment.payer === "helper" ? payment.helper.name : text.payers.bureau}</td>
            <th scope="row">{text.payee}</th>
            <td>{payment.helped.name}</td>
          </tr>
          <tr>
            <th scope="row">{text.source}</th>
            <td>{text.sources[payment.source]}</td>
            <th scope="row">{text.purpose}</th>
            <td>{text.purposes[payment.purpose]}</td>
          </tr>
          <tr>
            <th scope="row">{text.term}</th>
            <td>{periodName(payment.term, language)}</td>
            <th scope="row">{text.summary}</th>
            <td>{payment.summary}</td>
          </tr>
          <tr>
            <th scope="row">{text.words}</th>
            <td colSpan={3} className="capital">
              人民币{payment.amountWords}
            </td>
          </tr>
          <tr>
            <th scope="row">{text.amount}</th>
            <td colSpan={3} className="number capital">
              ￥{fenText(payment.amountFen)}
            </td>
          </tr>
          <tr>
            <th scope="row">{text.note}</th>
            <td colSpan={3}>{textOf(payment.note)}</td>
          </tr>
        </tbody>
      </table>
      <p className="muted">{paper.attached(payment.files.length)}</p>
      <div className="voucher-signatures">
        {paper.signatures.map((name, index) => (
          <span key={name}>
            {name}：{signers[index] ?? ""}
          </span>
        ))}
      </div>
    </article>
  );
}

/** A payment as a sheet of paper, the amount in words that cannot be altered. */
export function VoucherPage(): ReactElement {
  const text = useMessages(fundingWords);
  const { paymentId } = route.useParams();
  const answer = useRoute(getPayment, { params: { paymentId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  return (
    <div className="voucher-page">
      <PageHead
        title={answer.data.summary}
        actions={
          <>
            <Button href={`/payments/${paymentId}`}>{text.content}</Button>
            <Button type="primary" onClick={() => window.print()}>
              {text.print}
            </Button>
          </>
        }
      />
      <Sheet payment={answer.data} />
    </div>
  );
}
