import { Alert, Form, Input, InputNumber, Radio, Select } from "antd";
import type { ReactElement } from "react";
import { getMoney, getSourceRules, payers } from "../../../contract/funding.ts";
import { capitalAmount } from "../../../domain/money/capital-amount.ts";
import { fenOfYuan } from "../../../domain/money/fen.ts";
import { amountFenMax } from "../../../domain/funding/payment.ts";
import {
  earmarkOfPurpose,
  fundingSources,
  purposes,
  warningFor,
  type FundingSource,
  type Purpose,
} from "../../../domain/funding/source.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { useRoute } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { periodName } from "../../ui/term-words.ts";
import { budgetSentence } from "../model.ts";
import { fundingWords } from "../messages.ts";
import { SourceWarningNote } from "./source-warning.tsx";

/** What the plan promises for the term, and for the purpose once it is chosen, and what is left of it. */
function BudgetHint({ partnershipId, term }: { readonly partnershipId: string; readonly term: string }): ReactElement | null {
  const language = useLanguage();
  const text = useMessages(fundingWords);
  const purpose = Form.useWatch<Purpose | undefined>("purpose");
  const answer = useRoute(getMoney, { query: { partnershipId, period: term } });
  if (!answer.data) return null;
  const { total, byPurpose } = answer.data;
  const ofPurpose = purpose === undefined ? undefined : byPurpose.find(({ earmark }) => earmark === earmarkOfPurpose(purpose));
  return (
    <Alert
      type="info"
      showIcon
      title={`${periodName(term, language)}：${budgetSentence(total, language)}`}
      {...(purpose === undefined || ofPurpose === undefined
        ? {}
        : { description: `${text.purposes[purpose]}：${budgetSentence(ofPurpose, language)}` })}
    />
  );
}

/** Whether the chosen source may pay for the chosen purpose, said before anything is saved. */
function SourceCheck(): ReactElement | null {
  const answer = useRoute(getSourceRules, {});
  const source = Form.useWatch<FundingSource | undefined>("source");
  const purpose = Form.useWatch<Purpose | undefined>("purpose");
  if (!answer.data || source === undefined || purpose === undefined) return null;
  const warning = warningFor(answer.data.rules, source, purpose);
  return warning === null ? null : <SourceWarningNote warning={warning} />;
}

function AmountField({ mayBeNothing }: { readonly mayBeNothing: boolean }): ReactElement {
  const text = useMessages(fundingWords);
  const yuan = Form.useWatch<string | number | null | undefined>("yuan");
  const amount = fenOfYuan(String(yuan ?? ""));
  return (
    <Form.Item
      name="yuan"
      label={text.amount}
      required
      extra={amount === null ? null : `${text.words}：${capitalAmount(amount)}`}
      rules={[
        {
          validator: async (_, value: string | number | null | undefined) => {
            const typed = fenOfYuan(String(value ?? ""));
            if (typed === null || typed > amountFenMax || typed < 0 || (typed === 0 && !mayBeNothing)) throw new Error(text.positive);
          },
        },
      ]}
    >
      <InputNumber<string> stringMode min="0" precision={2} controls={false} style={{ width: 200 }} />
    </Form.Item>
  );
}

/** The source and whether it may pay for the purpose, who pays, and what the voucher says. */
function SourceFields(): ReactElement {
  const text = useMessages(fundingWords);
  const common = useMessages(commonWords);
  const required = [{ required: true, message: common.required }];
  return (
    <>
      <Form.Item name="source" label={text.source} rules={required}>
        <Select options={fundingSources.map((value) => ({ value, label: text.sources[value] }))} />
      </Form.Item>
      <Form.Item noStyle>
        <div style={{ marginBottom: 16 }}>
          <SourceCheck />
        </div>
      </Form.Item>
      <Form.Item name="payer" label={text.payer} rules={required}>
        <Radio.Group options={payers.map((value) => ({ value, label: text.payers[value] }))} />
      </Form.Item>
      <Form.Item name="summary" label={text.summary} rules={[{ required: true, whitespace: true, message: common.required }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="voucherNo" label={text.voucherNo}>
        <Input maxLength={100} style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="note" label={text.note}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}

interface PaymentFieldsProps {
  readonly partnershipId: string | undefined;
  /** A correction may leave nothing. */
  readonly mayBeNothing?: boolean;
}

/** The fields of a payment: for what and how much first, then where it comes from. */
export function PaymentFields({ partnershipId, mayBeNothing = false }: PaymentFieldsProps): ReactElement {
  const text = useMessages(fundingWords);
  const common = useMessages(commonWords);
  const language = useLanguage();
  const { terms } = useSignedIn();
  const term = Form.useWatch<string | undefined>("term");
  const required = [{ required: true, message: common.required }];
  return (
    <>
      <div className="form-row">
        <Form.Item name="term" label={text.term} rules={required}>
          <Select options={terms.map(({ key }) => ({ value: key, label: periodName(key, language) }))} style={{ width: 240 }} />
        </Form.Item>
        <Form.Item name="day" label={text.day} extra={text.dayHint}>
          <DayPicker />
        </Form.Item>
      </div>
      <div style={{ marginBottom: 16 }}>
        {partnershipId === undefined || term === undefined ? null : <BudgetHint partnershipId={partnershipId} term={term} />}
      </div>
      <Form.Item name="purpose" label={text.purpose} rules={required}>
        <Select options={purposes.map((value) => ({ value, label: text.purposes[value] }))} />
      </Form.Item>
      <AmountField mayBeNothing={mayBeNothing} />
      <SourceFields />
    </>
  );
}
