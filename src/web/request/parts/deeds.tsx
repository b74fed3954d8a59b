import { Button, Form, Input, InputNumber, Modal, Select } from "antd";
import { useState, type ReactElement, type ReactNode } from "react";
import { v7 as newId } from "uuid";
import { addOpinion, completeRequest, decideRequest, referRequest, reportProgress, type RequestPage } from "../../../contract/request.ts";
import { higherLevels, opinionSources, opinionStances } from "../../../domain/request/request.ts";
import { higherLevelNames, opinionSourceNames, stanceNames } from "../../../domain/request/request-words.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { AddAttachment } from "../../ui/attachments.tsx";
import { requestWords } from "../messages.ts";
import { useRequestReason } from "./reasons.ts";

interface DeedProps {
  readonly request: RequestPage;
  readonly onClose: () => void;
}

interface FrameProps<Values> {
  readonly title: string;
  readonly hint?: string;
  readonly first: Partial<Values>;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSend: (values: Values) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window with a form and what went wrong with it. */
function Frame<Values extends object>({
  title,
  hint,
  first,
  isSending,
  error,
  onSend,
  onClose,
  children,
}: FrameProps<Values>): ReactElement {
  const common = useMessages(commonWords);
  const explain = useRequestReason();
  const [form] = Form.useForm<Values>();
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={common.cancel}
      confirmLoading={isSending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {hint === undefined ? null : <p className="muted">{hint}</p>}
      {error === null ? null : <Failed error={explain(error)} />}
      <Form<Values> form={form} layout="vertical" initialValues={first} onFinish={onSend}>
        {children}
      </Form>
    </Modal>
  );
}

function useRequired(): { readonly required: true; readonly message: string }[] {
  return [{ required: true, message: useMessages(commonWords).required }];
}

type OpinionValues = Parameters<ReturnType<typeof useChange<typeof addOpinion>>["mutateAsync"]>[0]["body"];

function OpinionWindow({ request, onClose }: DeedProps): ReactElement {
  const text = useMessages(requestWords);
  const language = useLanguage();
  const { today } = useSignedIn();
  const required = useRequired();
  const change = useChange(addOpinion);
  return (
    <Frame<OpinionValues>
      title={text.addOpinion}
      first={{ source: "department", stance: "for", givenOn: today }}
      isSending={change.isPending}
      error={change.error}
      onSend={(body) => void change.mutateAsync({ params: { requestId: request.id }, body }).then(onClose, () => undefined)}
      onClose={onClose}
    >
      <Form.Item name="source" label={text.source} rules={required}>
        <Select options={opinionSources.map((value) => ({ value, label: opinionSourceNames[language][value] }))} />
      </Form.Item>
      <Form.Item name="office" label={text.office} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="stance" label={text.stance} rules={required}>
        <Select options={opinionStances.map((value) => ({ value, label: stanceNames[language][value] }))} />
      </Form.Item>
      <Form.Item name="givenOn" label={text.givenOn} rules={required}>
        <DayPicker max={today} />
      </Form.Item>
      <Form.Item name="words" label={text.words} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </Frame>
  );
}

type ReferralValues = Parameters<ReturnType<typeof useChange<typeof referRequest>>["mutateAsync"]>[0]["body"];

function ReferralWindow({ request, onClose }: DeedProps): ReactElement {
  const text = useMessages(requestWords);
  const language = useLanguage();
  const { today } = useSignedIn();
  const required = useRequired();
  const change = useChange(referRequest);
  return (
    <Frame<ReferralValues>
      title={text.refer}
      first={{ level: "city", sentOn: today }}
      isSending={change.isPending}
      error={change.error}
      onSend={(values) =>
        void change
          .mutateAsync({ params: { requestId: request.id }, body: { ...values, note: values.note?.trim() || null } })
          .then(onClose, () => undefined)
      }
      onClose={onClose}
    >
      <Form.Item name="level" label={text.level} rules={required}>
        <Select options={higherLevels.map((value) => ({ value, label: higherLevelNames[language][value] }))} />
      </Form.Item>
      <Form.Item name="sentOn" label={text.sentOn} rules={required}>
        <DayPicker max={today} />
      </Form.Item>
      <Form.Item name="paperNo" label={text.paperNo} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="note" label={text.note}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </Frame>
  );
}

function DecisionWindow({ request, onClose }: DeedProps): ReactElement {
  const text = useMessages(requestWords);
  const required = useRequired();
  const change = useChange(decideRequest);
  return (
    <Frame<{ readonly yuan: number; readonly comment?: string }>
      title={text.decide}
      hint={text.decideHint}
      first={{ yuan: request.estimateFen / 100 }}
      isSending={change.isPending}
      error={change.error}
      onSend={({ yuan, comment }) =>
        void change
          .mutateAsync({
            params: { requestId: request.id },
            body: { version: request.version, grantedFen: Math.round(yuan * 100), ...(comment ? { comment } : {}) },
          })
          .then(onClose, () => undefined)
      }
      onClose={onClose}
    >
      <Form.Item name="yuan" label={text.granted} rules={required}>
        <InputNumber min={0.01} max={1e10} precision={2} style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name="comment" label={text.comment}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </Frame>
  );
}

function ProgressWindow({ request, onClose }: DeedProps): ReactElement {
  const text = useMessages(requestWords);
  const { today } = useSignedIn();
  const required = useRequired();
  const change = useChange(reportProgress);
  // One id for one entry, however often it is sent.
  const [progressId] = useState(() => newId());
  return (
    <Frame<{ readonly on: string; readonly percent: number; readonly words: string }>
      title={text.report}
      first={{ on: today, percent: request.percent }}
      isSending={change.isPending}
      error={change.error}
      onSend={(values) =>
        void change.mutateAsync({ params: { requestId: request.id }, body: { ...values, progressId } }).then(onClose, () => undefined)
      }
      onClose={onClose}
    >
      <Form.Item name="on" label={text.on} rules={required}>
        <DayPicker max={today} />
      </Form.Item>
      <Form.Item name="percent" label={text.percent} rules={required}>
        <InputNumber min={0} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="words" label={text.words} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <AddAttachment kind="request" thingId={request.id} purpose="progress" part={progressId} />
    </Frame>
  );
}

function CompletionWindow({ request, onClose }: DeedProps): ReactElement {
  const text = useMessages(requestWords);
  const { today } = useSignedIn();
  const required = useRequired();
  const change = useChange(completeRequest);
  return (
    <Frame<{ readonly completedOn: string; readonly yuan: number; readonly comment?: string }>
      title={text.complete}
      hint={text.completeHint}
      first={{ completedOn: today }}
      isSending={change.isPending}
      error={change.error}
      onSend={({ completedOn, yuan, comment }) =>
        void change
          .mutateAsync({
            params: { requestId: request.id },
            body: { version: request.version, actualFen: Math.round(yuan * 100), completedOn, ...(comment ? { comment } : {}) },
          })
          .then(onClose, () => undefined)
      }
      onClose={onClose}
    >
      <AddAttachment kind="request" thingId={request.id} purpose="completion" />
      <Form.Item name="completedOn" label={text.completedOn} rules={required}>
        <DayPicker max={today} />
      </Form.Item>
      <Form.Item name="yuan" label={text.actual} rules={required}>
        <InputNumber min={0} max={1e10} precision={2} style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name="comment" label={text.comment}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </Frame>
  );
}

const windows = {
  advise: OpinionWindow,
  refer: ReferralWindow,
  decide: DecisionWindow,
  report: ProgressWindow,
  complete: CompletionWindow,
} as const;
type Asked = keyof typeof windows;

/** Buttons for what the person may do with a request besides the bare moves. */
export function RequestDeeds({ request }: { readonly request: RequestPage }): ReactElement {
  const text = useMessages(requestWords);
  const [asked, ask] = useState<Asked | null>(null);
  const { allowed } = request;
  const Window = asked === null ? null : windows[asked];
  return (
    <>
      {allowed.includes("advise") ? <Button onClick={() => ask("advise")}>{text.addOpinion}</Button> : null}
      {allowed.includes("refer") ? <Button onClick={() => ask("refer")}>{text.refer}</Button> : null}
      {allowed.includes("report") ? <Button onClick={() => ask("report")}>{text.report}</Button> : null}
      {allowed.includes("report") ? (
        <Button type="primary" onClick={() => ask("complete")}>
          {text.complete}
        </Button>
      ) : null}
      {allowed.includes("decide") ? (
        <Button type="primary" onClick={() => ask("decide")}>
          {text.decide}
        </Button>
      ) : null}
      {Window === null ? null : <Window request={request} onClose={() => ask(null)} />}
    </>
  );
}
