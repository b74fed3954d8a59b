import { Alert, Button, Drawer, Form, Space } from "antd";
import { useRouter } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { changePayment, correctPayment, type PaymentPage } from "../../../contract/funding.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { Failed } from "../../ui/states.tsx";
import { contentOf, valuesOf, type PaymentValues } from "../model.ts";
import { fundingWords } from "../messages.ts";
import { PaymentFields } from "./payment-fields.tsx";
import { useExplained } from "./reasons.ts";

interface PaymentDrawerProps {
  readonly payment: PaymentPage;
  readonly purpose: "edit" | "correct";
  readonly onClose: () => void;
}

function valuesFor(payment: PaymentPage, purpose: PaymentDrawerProps["purpose"]): PaymentValues {
  const values = valuesOf(payment);
  // The voucher of a correction is another piece of paper.
  return purpose === "edit" ? values : { ...values, voucherNo: null };
}

/** Changes a draft, or enters the correction of a payment that was made. */
export function PaymentDrawer({ payment, purpose, onClose }: PaymentDrawerProps): ReactElement {
  const text = useMessages(fundingWords);
  const router = useRouter();
  const explain = useExplained();
  const change = useChange(changePayment);
  const correct = useChange(correctPayment);
  const [key] = useState(() => newId());
  const [form] = Form.useForm<PaymentValues>();
  const isCorrection = purpose === "correct";
  const error = isCorrection ? correct.error : change.error;
  const save = async (values: PaymentValues): Promise<void> => {
    const params = { paymentId: payment.id };
    const content = contentOf(values);
    if (isCorrection) {
      const made = await correct.mutateAsync({ params, body: { idempotencyKey: key, content } });
      router.history.push(`/payments/${made.id}`);
    } else await change.mutateAsync({ params, body: { version: payment.version, content } });
    onClose();
  };
  return (
    <Drawer open size={620} title={isCorrection ? text.correct : text.edit} onClose={onClose}>
      <Form<PaymentValues>
        form={form}
        layout="vertical"
        initialValues={valuesFor(payment, purpose)}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {error ? <Failed error={explain(error)} /> : null}
        {isCorrection ? <Alert type="info" showIcon title={text.correctHint} style={{ marginBottom: 16 }} /> : null}
        <PaymentFields partnershipId={payment.partnershipId} mayBeNothing={isCorrection || payment.corrects !== null} />
        <Space>
          <Button type="primary" htmlType="submit" loading={change.isPending || correct.isPending}>
            {text.save}
          </Button>
          {isCorrection ? <Button onClick={() => form.setFieldValue("yuan", "0")}>{text.takeBack}</Button> : null}
        </Space>
      </Form>
    </Drawer>
  );
}
