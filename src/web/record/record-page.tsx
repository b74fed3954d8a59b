import { getRouteApi } from "@tanstack/react-router";
import { Button, Drawer, Form, Input, Modal } from "antd";
import { useState, type ReactElement } from "react";
import { correctRecord, getRecord, moveRecord, type RecordPage as Page } from "../../contract/record.ts";
import { getEntryHints } from "../../contract/workbench.ts";
import { recordMoveRules, type RecordMove } from "../../domain/evidence/record-state.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { EventPanel } from "../event/event-panel.tsx";
import { AddAttachment, Attachments } from "../ui/attachments.tsx";
import { categoryWords } from "../ui/category-words.ts";
import { Facts } from "../ui/facts.tsx";
import { daysText, textOf } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import { PairLink, shortOf } from "../ui/pair.tsx";
import { quantityWords } from "../ui/quantity-words.ts";
import { stateWords } from "../ui/state-words.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { Trail } from "../ui/trail.tsx";
import { recordWords } from "./messages.ts";
import { contentOf, figuresText, valuesOf, waitsFor, type RecordValues } from "./model.ts";
import { useRecordReason } from "./parts/reasons.ts";
import { RecordFields } from "./parts/record-fields.tsx";

const route = getRouteApi("/records/$recordId");

function Content({ record }: { readonly record: Page }): ReactElement {
  const text = useMessages(recordWords);
  const quantity = useMessages(quantityWords);
  const states = useMessages(stateWords);
  const language = useLanguage();
  const rows: readonly (readonly [string, string])[] = [
    [text.days, daysText(record.from, record.to)],
    [text.subjects, [...new Set(record.subjects)].join("、") || "—"],
    [text.grades, record.grades.map((grade) => quantity.grade(grade)).join("、") || "—"],
    [text.people, record.people.map(({ name }) => name).join("、") || "—"],
    [text.figures, figuresText(record, language)],
    ...(record.earmark === null ? [] : [[text.earmark, quantity.earmarks[record.earmark]] as const]),
    ...(record.postingRole === null ? [] : [[text.postingRole, quantity.postingRoles[record.postingRole]] as const]),
    [text.place, textOf(record.place)],
    [text.note, textOf(record.note)],
    [text.statedBy, states.sides[record.statedBy]],
  ];
  return <Facts facts={rows.map(([name, value]) => ({ name, value }))} />;
}

function CorrectDrawer({ record, onClose }: { readonly record: Page; readonly onClose: () => void }): ReactElement {
  const text = useMessages(recordWords);
  const hints = useRoute(getEntryHints, { query: { partnershipId: record.partnershipId } });
  const correct = useChange(correctRecord);
  const reason = useRecordReason(correct.error);
  const save = async (values: RecordValues): Promise<void> => {
    if (!hints.data) return;
    const content = contentOf({ ...valuesOf(record), ...values }, hints.data);
    await correct.mutateAsync({ params: { recordId: record.id }, body: { version: record.version, content } });
    onClose();
  };
  return (
    <Drawer open size={560} title={text.edit} onClose={onClose}>
      {hints.isPending ? <Waiting /> : null}
      {hints.isError ? <Failed error={hints.error} /> : null}
      {hints.data ? (
        <Form<RecordValues>
          layout="vertical"
          initialValues={valuesOf(record)}
          onFinish={(values) => void save(values).catch(() => undefined)}
        >
          {reason === null ? null : <Failed error={reason} />}
          <RecordFields hints={hints.data} />
          <Button type="primary" htmlType="submit" loading={correct.isPending}>
            {text.save}
          </Button>
        </Form>
      ) : null}
    </Drawer>
  );
}

function Moves({ record, onCorrect }: { readonly record: Page; readonly onCorrect: () => void }): ReactElement {
  const text = useMessages(recordWords);
  const common = useMessages(commonWords);
  const names = useMessages(stateWords).recordMoves;
  const move = useChange(moveRecord);
  const reason = useRecordReason(move.error);
  const [asked, ask] = useState<Exclude<RecordMove, "correct"> | null>(null);
  const [form] = Form.useForm<{ comment: string }>();
  const send = async (name: Exclude<RecordMove, "correct">, comment?: string): Promise<void> => {
    await move.mutateAsync({
      params: { recordId: record.id },
      body: { move: name, version: record.version, ...(comment ? { comment } : {}) },
    });
    ask(null);
  };
  return (
    <>
      {reason !== null && asked === null ? <Failed error={reason} /> : null}
      {record.moves.map((name) => (
        <Button
          key={name}
          type={name === "confirm" ? "primary" : "default"}
          onClick={() => {
            if (name === "correct") onCorrect();
            else if (recordMoveRules[name].needsReason) ask(name);
            else void send(name).catch(() => undefined);
          }}
        >
          {names[name]}
        </Button>
      ))}
      {asked === null ? null : (
        <Modal
          open
          title={names[asked]}
          okText={names[asked]}
          cancelText={common.cancel}
          confirmLoading={move.isPending}
          onOk={() => form.submit()}
          onCancel={() => ask(null)}
        >
          <Form form={form} layout="vertical" onFinish={({ comment }) => void send(asked, comment).catch(() => undefined)}>
            {reason === null ? null : <Failed error={reason} />}
            <Form.Item name="comment" label={text.reason} rules={[{ required: true, whitespace: true, message: common.required }]}>
              <Input.TextArea rows={3} maxLength={2000} />
            </Form.Item>
          </Form>
        </Modal>
      )}
    </>
  );
}

/** One record: what was stated, the files, who has to confirm it, and what was done so far. */
export function RecordPage(): ReactElement {
  const text = useMessages(recordWords);
  const states = useMessages(stateWords);
  const kinds = useMessages(categoryWords);
  const { recordId } = route.useParams();
  const answer = useRoute(getRecord, { params: { recordId } });
  const [isCorrecting, setCorrecting] = useState(false);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const record = answer.data;
  const school = waitsFor(record);
  return (
    <>
      <PageHead
        title={kinds[record.category]}
        note={
          <>
            <PairLink partnershipId={record.partnershipId} helper={record.helper} helped={record.helped} /> · {states.records[record.state]}
            {school === null ? "" : ` · ${text.waitsFor(shortOf(school))}`}
          </>
        }
        actions={<Moves record={record} onCorrect={() => setCorrecting(true)} />}
      />
      <div className="bench">
        <section aria-label={text.content}>
          <Content record={record} />
          <Attachments files={record.files} />
          {record.moves.includes("correct") ? <AddAttachment kind="record" thingId={record.id} /> : null}
        </section>
        <Trail steps={record.trail} moves={states.recordMoves} />
      </div>
      <EventPanel record={record} />
      {isCorrecting ? <CorrectDrawer record={record} onClose={() => setCorrecting(false)} /> : null}
    </>
  );
}
