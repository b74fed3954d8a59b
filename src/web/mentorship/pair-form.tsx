import { Button, Drawer, Form, InputNumber, Select } from "antd";
import type { ReactElement } from "react";
import { pairTeachers } from "../../contract/mentorship.ts";
import { listPartnerships } from "../../contract/partnership.ts";
import { getEntryHints } from "../../contract/workbench.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { DayPicker } from "../ui/day-picker.tsx";
import { commonWords } from "../ui/messages.ts";
import { pairText } from "../ui/pair.tsx";
import { Failed, Waiting } from "../ui/states.tsx";
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

/** Pairs of a coordinator fit on one page. */
const pairsShown = 200;

function Fields(): ReactElement {
  const text = useMessages(mentorshipWords);
  const common = useMessages(commonWords);
  const partnershipId = Form.useWatch<string | undefined>("partnershipId");
  const hints = useRoute(getEntryHints, { query: partnershipId === undefined ? {} : { partnershipId } }, { keepPrevious: true });
  const people = (hints.data?.people ?? []).flatMap(({ name, staffId, subject }) =>
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
        <Select showSearch={{ optionFilterProp: "value" }} options={(hints.data?.subjects ?? []).map((value) => ({ value }))} />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={required}>
        <DayPicker label={text.from} />
      </Form.Item>
      <Form.Item name="to" label={text.to} rules={required}>
        <DayPicker label={text.to} />
      </Form.Item>
      <Form.Item name="perMonth" label={text.perMonth}>
        <InputNumber min={1} max={31} precision={0} />
      </Form.Item>
    </>
  );
}

/** Pairs two teachers; the helped school confirms for the mentee. */
export function PairForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = useMessages(mentorshipWords);
  const common = useMessages(commonWords);
  const { today } = useSignedIn();
  const pairs = useRoute(listPartnerships, { query: { size: pairsShown } });
  const make = useChange(pairTeachers);
  const reason = useMentorshipReason(make.error);
  const send = async (values: Values): Promise<void> => {
    await make.mutateAsync({ body: { ...values, perMonth: values.perMonth ?? null } });
    onClose();
  };
  const [first] = pairs.data?.rows ?? [];
  return (
    <Drawer open size={480} title={text.pairUp} onClose={onClose}>
      {pairs.isPending ? <Waiting /> : null}
      {pairs.isError ? <Failed error={pairs.error} /> : null}
      {pairs.data ? (
        <Form<Values>
          layout="vertical"
          initialValues={{ from: today, ...(first ? { partnershipId: first.id, to: first.to } : {}) }}
          onFinish={(values) => void send(values).catch(() => undefined)}
        >
          {reason === null ? null : <Failed error={reason} />}
          <Form.Item name="partnershipId" label={text.pair} rules={[{ required: true, message: common.required }]}>
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={pairs.data.rows.map(({ id, helper, helped }) => ({ value: id, label: pairText(helper, helped) }))}
            />
          </Form.Item>
          <Fields />
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {text.pairUp}
          </Button>
        </Form>
      ) : null}
    </Drawer>
  );
}
