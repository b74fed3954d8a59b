import { useRouter } from "@tanstack/react-router";
import { Button, Form, Select } from "antd";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { enterPayment } from "../../contract/funding.ts";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import { useAddressWords } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { pairText } from "../ui/pair.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { contentOf, type PaymentValues } from "./model.ts";
import { fundingWords } from "./messages.ts";
import { PaymentFields } from "./parts/payment-fields.tsx";
import { useExplained } from "./parts/reasons.ts";

type Values = PaymentValues & { readonly partnershipId: string };

/** A form that asks as little as it can: the running term, the helper school pays. */
function firstValues(hints: EntryHints, asked: unknown, term: string | undefined): Partial<Values> {
  const pair = hints.partnerships.find(({ id }) => id === asked) ?? hints.partnerships[0];
  return {
    ...(pair === undefined ? {} : { partnershipId: pair.id }),
    ...(term === undefined ? {} : { term }),
    payer: "helper",
    day: null,
    voucherNo: null,
    note: null,
  };
}

function Entry({ hints }: { readonly hints: EntryHints }): ReactElement {
  const text = useMessages(fundingWords);
  const words = useAddressWords();
  const router = useRouter();
  const explain = useExplained();
  const { terms, today } = useSignedIn();
  const running = terms.findLast(({ from }) => from <= today) ?? terms[0];
  const [first] = useState(() => firstValues(hints, words["partnershipId"], running?.key));
  // One key for one payment, however often it is sent.
  const [key] = useState(() => newId());
  const [form] = Form.useForm<Values>();
  const partnershipId = Form.useWatch("partnershipId", form) ?? first.partnershipId;
  const enter = useChange(enterPayment);
  const send = async ({ partnershipId: id, ...values }: Values): Promise<void> => {
    const payment = await enter.mutateAsync({ body: { idempotencyKey: key, partnershipId: id, content: contentOf(values) } });
    router.history.push(`/payments/${payment.id}`);
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="panel"
      style={{ maxWidth: 680 }}
      initialValues={first}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => void send(values).catch(() => undefined)}
    >
      {enter.error ? <Failed error={explain(enter.error)} /> : null}
      <Form.Item name="partnershipId" label={text.pair} rules={[{ required: true, message: text.choosePair }]}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={hints.partnerships.map(({ id, helper, helped }) => ({ value: id, label: pairText(helper, helped) }))}
        />
      </Form.Item>
      <PaymentFields partnershipId={partnershipId} />
      <Button type="primary" htmlType="submit" loading={enter.isPending}>
        {text.save}
      </Button>
    </Form>
  );
}

/** Enters a payment; it is a draft until it is submitted on its page, where its vouchers go too. */
export function PaymentFormPage(): ReactElement {
  const text = useMessages(fundingWords);
  const answer = useRoute(getEntryHints, { query: {} });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data.partnerships.length === 0) return <Nothing message={text.noMoney} />;
  return (
    <>
      <PageHead title={text.enter} />
      <Entry hints={answer.data} />
    </>
  );
}
