import { Button, Form, Input, Modal, Progress, Select, Space } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ReactElement } from "react";
import { moveThings, type MoveRequest } from "../../contract/approval.ts";
import { returnReasons, type ApprovalKind, type ApprovalMove, type ReturnReason } from "../../domain/approval/approval.ts";
import { callWithProgress } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { approvalMoveName, approvalWords } from "./approval-words.ts";
import { DayPicker } from "./day-picker.tsx";
import { commonWords } from "./messages.ts";
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

/** A move on its way: how far it has come and how to stop it. */
interface Moving {
  readonly share: { readonly done: number; readonly total: number } | null;
  readonly error: Error | null;
  readonly isSending: boolean;
  readonly send: (move: ApprovalMove, values: Values) => Promise<boolean>;
  readonly stop: () => void;
  readonly forget: () => void;
}

function requestOf(move: ApprovalMove, { reason, comment, place, day }: Values): MoveRequest {
  return { move, ...(reason ? { reason } : {}), ...(comment ? { comment } : {}), ...(place ? { place } : {}), ...(day ? { day } : {}) };
}

function useMoving({ kind, things }: Things): Moving {
  const client = useQueryClient();
  const [share, setShare] = useState<Moving["share"]>(null);
  const [error, setError] = useState<Error | null>(null);
  const [isSending, setSending] = useState(false);
  const abort = useRef<AbortController | null>(null);
  const send = async (move: ApprovalMove, values: Values): Promise<boolean> => {
    const stopper = new AbortController();
    abort.current = stopper;
    setSending(true);
    setError(null);
    try {
      const body = { ...requestOf(move, values), things: [...things] };
      await callWithProgress(
        moveThings,
        { params: { kind }, body },
        { signal: stopper.signal, onProgress: (done, total) => setShare({ done, total }) },
      );
      return true;
    } catch (failure) {
      if (!stopper.signal.aborted) setError(failure instanceof Error ? failure : new Error(String(failure)));
      return false;
    } finally {
      setSending(false);
      setShare(null);
      await client.invalidateQueries();
    }
  };
  return { share, error, isSending, send, stop: () => abort.current?.abort(), forget: () => setError(null) };
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
  readonly moving: Moving;
  /** Places that a return may mark, with their names. */
  readonly places: readonly { readonly value: string; readonly label: string }[];
  readonly asksDay: boolean;
  readonly onSend: (values: Values) => void;
  readonly onClose: () => void;
}

function MoveWindow({ kind, things, move, moving, places, asksDay, onSend, onClose }: WindowProps): ReactElement {
  const text = useMessages(approvalWords);
  const common = useMessages(commonWords);
  const reasons = useMessages(stateWords).returnReasons;
  const [form] = Form.useForm<Values>();
  const name = approvalMoveName(text, kind, move);
  const close = (): void => (moving.isSending ? moving.stop() : onClose());
  return (
    <Modal
      open
      title={name}
      okText={name}
      cancelText={moving.isSending ? text.stop : common.cancel}
      confirmLoading={moving.isSending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<Values> form={form} layout="vertical" onFinish={onSend}>
        {moving.error === null ? null : <Failed error={moving.error} />}
        {things.length > 1 ? <p className="muted">{text.many(things.length)}</p> : null}
        {moving.share === null ? null : (
          <div role="status">
            <Progress percent={Math.round((100 * moving.share.done) / moving.share.total)} />
            <p className="muted number">{text.progress(moving.share.done, moving.share.total)}</p>
          </div>
        )}
        {move === "return" ? (
          <Form.Item name="reason" label={text.reason} rules={[{ required: true, message: common.required }]}>
            <Select options={returnReasons.map((value) => ({ value, label: reasons[value] }))} />
          </Form.Item>
        ) : null}
        {move === "return" && places.length > 0 ? (
          <Form.Item name="place" label={text.place}>
            <Select allowClear options={[...places]} />
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

const noPlaces: WindowProps["places"] = [];
const noMoves: readonly ApprovalMove[] = [];

/** The buttons for what the signed-in person may do with one thing or with many at once, all or nothing. */
export function ApprovalMoves({
  kind,
  things,
  moves,
  size = "middle",
  places = noPlaces,
  dayMoves = noMoves,
  explain,
  onDone,
}: MovesProps): ReactElement {
  const text = useMessages(approvalWords);
  const inner = useMoving({ kind, things });
  const moving = inner.error === null || explain === undefined ? inner : { ...inner, error: explain(inner.error) };
  const [asked, ask] = useState<ApprovalMove | null>(null);
  const send = async (move: ApprovalMove, values: Values = {}): Promise<void> => {
    if (!(await moving.send(move, values))) return;
    ask(null);
    onDone?.(move);
  };
  const needsWindow = (move: ApprovalMove): boolean => things.length > 1 || !silent.has(move) || dayMoves.includes(move);
  const close = (): void => {
    moving.forget();
    ask(null);
  };
  return (
    <Space size="small" wrap>
      {moving.error !== null && asked === null ? <Failed error={moving.error} /> : null}
      {moves.map((move) => (
        <Button
          key={move}
          size={size}
          type={mainMoves.has(move) ? "primary" : "default"}
          loading={moving.isSending && asked === null}
          disabled={things.length === 0}
          onClick={() => (needsWindow(move) ? ask(move) : void send(move))}
        >
          {approvalMoveName(text, kind, move)}
        </Button>
      ))}
      {asked === null ? null : (
        <MoveWindow
          kind={kind}
          things={things}
          move={asked}
          moving={moving}
          places={places}
          asksDay={dayMoves.includes(asked)}
          onSend={(values) => void send(asked, values)}
          onClose={close}
        />
      )}
    </Space>
  );
}
