import { Form, InputNumber, Select } from "antd";
import type { ReactElement } from "react";
import { pairTeachers } from "../../contract/mentorship.ts";
import { useMessages } from "../app/language.ts";
import { useChange } from "../app/query.ts";
import { DayFields } from "../ui/day-picker.tsx";
import { commonWords } from "../ui/messages.ts";
import { PairForm, useHintsOfPair } from "../ui/pair-form.tsx";
import { mentorshipWords } from "./messages.ts";
import { useMentorshipReason } from "./reasons.ts";

interface Values {
  readonly partnershipId: string;
  readonly mentorId: string;
  readonly menteeId: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly perMonth?: number | null;
}

function Fields(): ReactElement {
  const text = useMessages(mentorshipWords);
  const common = useMessages(commonWords);
  const hints = useHintsOfPair();
  const people = (hints?.people ?? []).flatMap(({ name, staffId, subject }) =>
    staffId === null ? [] : [{ value: staffId, label: subject === null ? name : `${name}（${subject}）` }],
  );
  const required = [{ required: true, message: common.required }];
  return (
    <>
      {(["mentor", "mentee"] as const).map((who) => (
        <Form.Item key={who} name={`${who}Id`} label={text[who]} extra={text[`${who}Hint`]} rules={required}>
          <Select showSearch={{ optionFilterProp: "label" }} options={people} />
        </Form.Item>
      ))}
      <Form.Item name="subject" label={text.subject} rules={required}>
        <Select showSearch={{ optionFilterProp: "value" }} options={(hints?.subjects ?? []).map((value) => ({ value }))} />
      </Form.Item>
      <DayFields from={text.from} to={text.to} />
      <Form.Item name="perMonth" label={text.perMonth}>
        <InputNumber min={1} max={31} precision={0} />
      </Form.Item>
    </>
  );
}

/** Pairs two teachers; the helped school confirms for the mentee. */
export function MentorshipForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = useMessages(mentorshipWords);
  const make = useChange(pairTeachers);
  const reason = useMentorshipReason(make.error);
  const send = async (values: Values): Promise<void> => {
    await make.mutateAsync({ body: { ...values, perMonth: values.perMonth ?? null } });
  };
  return (
    <PairForm<Values>
      title={text.pairUp}
      pairLabel={text.pair}
      firstOf={({ to }) => ({ to })}
      error={reason}
      isSending={make.isPending}
      onSend={send}
      onClose={onClose}
    >
      <Fields />
    </PairForm>
  );
}
