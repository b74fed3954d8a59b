import { Button, Form, Input, Modal, Select, Space } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { moveThings, type MoveRequest } from "../../contract/approval.ts";
import { returnReasons, type ApprovalKind, type ApprovalMove, type ReturnReason } from "../../domain/approval/approval.ts";
import { callInLines } from "../long-work.ts";
import { useMessages } from "../app/language.ts";
import { approvalMoveName, approvalWords } from "./approval-words.ts";
import { DayPicker } from "./day-picker.tsx";
import { useLongWork, WorkProgress } from "./long-work.tsx";
import { commonWords } from "./messages.ts";
import { placesOf, placeWords } from "./return-places.ts";
import { stateWords } from "./state-words.ts";
import { Failed } from "./states.tsx";

interface Things {
  readonly kind: ApprovalKind;
  readonly things: readonly { readonly id: string; readonly version: number }[];
}

interface Values {
  readonly reason?: ReturnReason;
  readonly comment?: string;
  readonly place?: string;
  readonly day?: string | null;
}

interface Asked {
  readonly move: ApprovalMove;
  readonly values: Values;
}

function requestOf({ move, values: { reason, comment, place, day } }: Asked): MoveRequest {
  return { move, ...(reason ? { reason } : {}), ...(comment ? { comment } : {}), ...(place ? { place } : {}), ...(day ? { day } : {}) };
}

/** Moves that need nothing said: a click is enough for one thing. */
const silent: ReadonlySet<ApprovalMove> = new Set(["submit", "recall"]);
const mainMoves: ReadonlySet<ApprovalMove> = new Set([
  "submit",
  "nominate",
  "endorse",
  "approve",
  "begin",
  "pay",
  "receive",
  "handOver",
  "lock",
]);

interface WindowProps extends Things {
  readonly move: ApprovalMove;
  readonly work: Pick<ReturnType<typeof useLongWork<Asked>>, "progress" | "failure" | "cancel">;
  /** Places that a return may mark, by what is stored of them; those of the kind where a page has none of its own. */
  readonly places: Readonly<Record<string, string>>;
  readonly asksDay: boolean;
  readonly onSend: (values: Values) => void;
  readonly onClose: () => void;
}

function MoveWindow({ kind, things, move, work, places, asksDay, onSend, onClose }: WindowProps): ReactElement {
  const text = useMessages(approvalWords);
  const common = useMessages(commonWords);
  const reasons = useMessages(stateWords).returnReasons;
  const [form] = Form.useForm<Values>();
  const name = approvalMoveName(text, kind, move);
  const isSending = work.progress !== null;
  const close = (): void => (isSending ? work.cancel() : onClose());
  return (
    <Modal
      open
      title={name}
      okText={name}
      cancelText={isSending ? text.stop : common.cancel}
      confirmLoading={isSending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<Values> form={form} layout="vertical" onFinish={onSend}>
        {work.failure === null ? null : <Failed error={work.failure} />}
        {things.length > 1 ? <p className="muted">{text.many(things.length)}</p> : null}
        {things.length > 1 ? <WorkProgress work={work} doing={name} /> : null}
        {move === "return" ? (
          <Form.Item name="reason" label={text.reason} rules={[{ required: true, message: common.required }]}>
            <Select options={returnReasons.map((value) => ({ value, label: reasons[value] }))} />
          </Form.Item>
        ) : null}
        {move === "return" ? (
          <Form.Item name="place" label={text.place}>
            <Select allowClear options={Object.entries(places).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        ) : null}
        {asksDay ? (
          <Form.Item name="day" label={text.day(name)}>
            <DayPicker />
          </Form.Item>
        ) : null}
        <Form.Item name="comment" label={text.comment}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface MovesProps extends Things {
  readonly moves: readonly ApprovalMove[];
  readonly size?: "small" | "middle";
  readonly places?: WindowProps["places"];
  /** Moves that happen on a day of their own, such as a payment. */
  readonly dayMoves?: readonly ApprovalMove[];
  /** Says what went wrong in the words of the feature. */
  readonly explain?: (error: Error) => Error;
  readonly onDone?: (move: ApprovalMove) => void;
}

const noMoves: readonly ApprovalMove[] = [];

/** The buttons for what the signed-in person may do with one thing or with many at once, all or nothing. */
export function ApprovalMoves({
  kind,
  things,
  moves,
  size = "middle",
  places,
  dayMoves = noMoves,
  explain,
  onDone,
}: MovesProps): ReactElement {
  const text = useMessages(approvalWords);
  const usualPlaces = placesOf(useMessages(placeWords), kind);
  const client = useQueryClient();
  const [asked, ask] = useState<ApprovalMove | null>(null);
  const inner = useLongWork(async (wanted: Asked, options) => {
    try {
      await callInLines(moveThings, { params: { kind }, body: { ...requestOf(wanted), things: [...things] } }, options);
      ask(null);
      onDone?.(wanted.move);
    } finally {
      await client.invalidateQueries();
    }
  });
  const work = inner.failure instanceof Error && explain !== undefined ? { ...inner, failure: explain(inner.failure) } : inner;
  const needsWindow = (move: ApprovalMove): boolean => things.length > 1 || !silent.has(move) || dayMoves.includes(move);
  const send = (move: ApprovalMove, values: Values = {}): void => void work.start({ move, values });
  return (
    <Space size="small" wrap>
      {work.failure !== null && asked === null ? <Failed error={work.failure} /> : null}
      {moves.map((move) => (
        <Button
          key={move}
          size={size}
          type={mainMoves.has(move) ? "primary" : "default"}
          loading={work.progress !== null && asked === null}
          disabled={things.length === 0 || work.progress !== null}
          onClick={() => (needsWindow(move) ? ask(move) : send(move))}
        >
          {approvalMoveName(text, kind, move)}
        </Button>
      ))}
      {asked === null ? null : (
        <MoveWindow
          kind={kind}
          things={things}
          move={asked}
          work={work}
          places={places ?? usualPlaces}
          asksDay={dayMoves.includes(asked)}
          onSend={(values) => send(asked, values)}
          onClose={() => ask(null)}
        />
      )}
    </Space>
  );
}
