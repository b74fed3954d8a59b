import { useRouter } from "@tanstack/react-router";
import { Alert, Button, Form, Result, Select } from "antd";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { enterRecord, type RecordPage } from "../../contract/record.ts";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import { useAddressWords } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { recall, remember } from "../app/memory.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { AddAttachment } from "../ui/attachments.tsx";
import { pairText, shortOf } from "../ui/pair.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { recordWords } from "./messages.ts";
import { contentOf, enteredKinds, waitsFor, type RecordValues } from "./model.ts";
import { useRecordReason } from "./parts/reasons.ts";
import { RecordFields } from "./parts/record-fields.tsx";

type Values = RecordValues & { readonly partnershipId: string };

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && "partnershipId" in value && "category" in value && "people" in value;
}

/** The unfinished form of this account in this browser; null where there is none that can be read. */
function findDraft(name: string): Values | null {
  const text = recall(name);
  if (text === null || text === "") return null;
  try {
    const value: unknown = JSON.parse(text);
    return isValues(value) ? value : null;
  } catch {
    return null;
  }
}

function firstValues(hints: EntryHints, words: Readonly<Record<string, unknown>>, today: string): Values {
  const kinds = enteredKinds(hints);
  const asked = kinds.find((kind) => kind === words["category"]);
  const pair = hints.partnerships.find(({ id }) => id === words["partnershipId"]) ?? hints.partnerships[0];
  return {
    partnershipId: pair?.id ?? "",
    category: asked ?? kinds[0] ?? "meeting",
    from: today,
    to: today,
    subjects: [],
    grades: [],
    people: [],
    amounts: {},
    earmark: null,
    postingRole: null,
    place: null,
    note: null,
  };
}

function Done({ record, onAgain }: { readonly record: RecordPage; readonly onAgain: () => void }): ReactElement {
  const text = useMessages(recordWords);
  const school = waitsFor(record);
  return (
    <Result
      status="success"
      title={school === null ? text.planned : text.sent(shortOf(school))}
      extra={[
        <Button key="again" type="primary" onClick={onAgain}>
          {text.again}
        </Button>,
        <AppLink key="open" href={`/records/${record.id}`}>
          {text.toRecord}
        </AppLink>,
      ]}
    >
      <AddAttachment kind="record" thingId={record.id} />
    </Result>
  );
}

/** Says that an unfinished entry is back, and offers to begin anew. */
function DraftNote({ onDrop }: { readonly onDrop: () => void }): ReactElement {
  const text = useMessages(recordWords);
  const button = (
    <Button size="small" onClick={onDrop}>
      {text.dropDraft}
    </Button>
  );
  return <Alert type="info" showIcon title={text.draft} action={button} />;
}

interface EntryProps {
  readonly hints: EntryHints;
  readonly isPlanned: boolean;
}

function Entry({ hints, isPlanned }: EntryProps): ReactElement {
  const text = useMessages(recordWords);
  const { account, today } = useSignedIn();
  const words = useAddressWords();
  const draftName = `record-draft.${account.id}`;
  const [draft] = useState(() => findDraft(draftName));
  const [first, setFirst] = useState<Values>(() => draft ?? firstValues(hints, words, today));
  // One key for one record, however often it is sent.
  const [key, setKey] = useState(() => newId());
  const [entered, setEntered] = useState<RecordPage | null>(null);
  const [form] = Form.useForm<Values>();
  const enter = useChange(enterRecord);
  const reason = useRecordReason(enter.error);
  const send = async ({ partnershipId, ...values }: Values): Promise<void> => {
    // Fields that the kind does not ask for are not in the form; the first values fill them.
    const whole = { ...firstValues(hints, {}, today), ...values };
    const record = await enter.mutateAsync({ body: { idempotencyKey: key, partnershipId, isPlanned, content: contentOf(whole, hints) } });
    remember(draftName, "");
    setEntered(record);
  };
  if (entered !== null) {
    return (
      <Done
        record={entered}
        onAgain={() => {
          setFirst({ ...first, ...form.getFieldsValue(true) });
          setKey(newId());
          setEntered(null);
        }}
      />
    );
  }
  const pairs = hints.partnerships.map(({ id, helper, helped }) => ({ value: id, label: pairText(helper, helped) }));
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="panel"
      style={{ maxWidth: 640 }}
      initialValues={first}
      scrollToFirstError={{ focus: true }}
      onValuesChange={(_, all) => remember(draftName, JSON.stringify({ ...first, ...all }))}
      onFinish={(values) => void send(values).catch(() => undefined)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.ctrlKey) form.submit();
      }}
    >
      {draft === null ? null : (
        <DraftNote
          onDrop={() => {
            remember(draftName, "");
            form.setFieldsValue(firstValues(hints, words, today));
          }}
        />
      )}
      {reason === null ? null : <Failed error={reason} />}
      <Form.Item name="partnershipId" label={text.pair} rules={[{ required: true, message: text.choosePair }]}>
        <Select showSearch={{ optionFilterProp: "label" }} options={pairs} />
      </Form.Item>
      <RecordFields hints={hints} />
      <Button type="primary" htmlType="submit" loading={enter.isPending}>
        {text.save}
      </Button>
    </Form>
  );
}

/** Enters what took place, or plans what will. */
export function RecordFormPage(): ReactElement {
  const text = useMessages(recordWords);
  const words = useAddressWords();
  const router = useRouter();
  const isPlanned = words["planned"] === "yes";
  const partnershipId = words["partnershipId"];
  const answer = useRoute(getEntryHints, { query: typeof partnershipId === "string" ? { partnershipId } : {} });
  // What was answered before stays in use where asking anew fails: the form must not go with the connection.
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  if (answer.data.partnerships.length === 0) return <Nothing message={text.noPair} />;
  return (
    <>
      <PageHead title={isPlanned ? text.plan : text.enter} />
      {isPlanned ? null : (
        <p className="muted">
          {text.moneyElsewhere} <AppLink href="/payments/new">{text.toMoney}</AppLink>
        </p>
      )}
      <Entry key={router.state.location.href} hints={answer.data} isPlanned={isPlanned} />
    </>
  );
}
