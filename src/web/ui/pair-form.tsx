import { Button, Drawer, Form, Select } from "antd";
import type { ReactElement, ReactNode } from "react";
import { listPartnerships, type Partnership } from "../../contract/partnership.ts";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { commonWords } from "./messages.ts";
import { pairText } from "./pair.tsx";
import { Failed, Waiting } from "./states.tsx";

/** Pairs of a coordinator fit on one page. */
const pairsShown = 200;

/** The people and subjects of the pair that is chosen in the form around. */
export function useHintsOfPair(): EntryHints | undefined {
  const partnershipId = Form.useWatch<string | undefined>("partnershipId");
  return useRoute(getEntryHints, { query: partnershipId === undefined ? {} : { partnershipId } }, { keepPrevious: true }).data;
}

interface PairFormProps<Values> {
  /** Names the drawer and its button. */
  readonly title: string;
  readonly pairLabel: string;
  /** What the form begins with besides the first pair and today, taken from that pair. */
  readonly firstOf?: (pair: Partnership) => Partial<Values>;
  readonly error: Error | null;
  readonly isSending: boolean;
  /** Sends what was filled in; a refusal comes back as `error`, and the form stays. */
  readonly onSend: (values: Values) => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A drawer that begins something of a pair: which pair, then the fields that it asks for. */
export function PairForm<Values extends { readonly partnershipId: string; readonly from: string }>(
  props: PairFormProps<Values>,
): ReactElement {
  const { title, pairLabel, firstOf, error, isSending, onSend, onClose, children } = props;
  const common = useMessages(commonWords);
  const { today } = useSignedIn();
  const pairs = useRoute(listPartnerships, { query: { size: pairsShown } });
  const [first] = pairs.data?.rows ?? [];
  const send = async (values: Values): Promise<void> => {
    await onSend(values);
    onClose();
  };
  return (
    <Drawer open size={480} title={title} onClose={onClose}>
      {pairs.isPending ? <Waiting /> : null}
      {pairs.isError ? <Failed error={pairs.error} /> : null}
      {pairs.data ? (
        <Form<Values>
          layout="vertical"
          initialValues={{ from: today, ...(first ? { partnershipId: first.id, ...firstOf?.(first) } : {}) }}
          onFinish={(values) => void send(values).catch(() => undefined)}
        >
          {error === null ? null : <Failed error={error} />}
          <Form.Item name="partnershipId" label={pairLabel} rules={[{ required: true, message: common.required }]}>
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={pairs.data.rows.map(({ id, helper, helped }) => ({ value: id, label: pairText(helper, helped) }))}
            />
          </Form.Item>
          {children}
          <Button type="primary" htmlType="submit" loading={isSending}>
            {title}
          </Button>
        </Form>
      ) : null}
    </Drawer>
  );
}
