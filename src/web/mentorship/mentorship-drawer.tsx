import { Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { confirmActivities, getMentorship, logActivity, moveMentorship, type MentorshipPage } from "../../contract/mentorship.ts";
import { logKinds, logLineMax, type LogKind, type MentorshipMove } from "../../domain/mentorship/mentorship.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { DayPicker } from "../ui/day-picker.tsx";
import { daysText } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import { pairText } from "../ui/pair.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { TrailLines } from "../ui/trail.tsx";
import { mentorshipWords } from "./messages.ts";
import { useMentorshipReason } from "./reasons.ts";

interface LogValues {
  readonly day: string;
  readonly kind: LogKind;
  readonly minutes: number;
  readonly line?: string;
}

function LogForm({ pair }: { readonly pair: MentorshipPage }): ReactElement {
  const text = useMessages(mentorshipWords);
  const { today } = useSignedIn();
  const log = useChange(logActivity);
  const reason = useMentorshipReason(log.error);
  const [form] = Form.useForm<LogValues>();
  const [key, setKey] = useState(() => newId());
  const send = async ({ line, ...values }: LogValues): Promise<void> => {
    await log.mutateAsync({ params: { mentorshipId: pair.id }, body: { ...values, idempotencyKey: key, line: line?.trim() || null } });
    setKey(newId());
    form.resetFields();
  };
  return (
    <Form<LogValues>
      form={form}
      layout="vertical"
      initialValues={{ day: today, kind: "observation", minutes: 40 }}
      onFinish={(values) => void send(values).catch(() => undefined)}
    >
      {reason === null ? null : <Failed error={reason} />}
      <Form.Item name="kind" label={text.kind}>
        <Select options={logKinds.map((value) => ({ value, label: text.kinds[value] }))} />
      </Form.Item>
      <Form.Item name="day" label={text.day}>
        <DayPicker label={text.day} allowClear={false} />
      </Form.Item>
      <Form.Item name="minutes" label={text.minutes}>
        <InputNumber min={5} max={600} precision={0} />
      </Form.Item>
      <Form.Item name="line" label={text.line}>
        <Input maxLength={logLineMax} />
      </Form.Item>
      <Button htmlType="submit" loading={log.isPending}>
        {text.log}
      </Button>
    </Form>
  );
}

function Moves({ pair }: { readonly pair: MentorshipPage }): ReactElement {
  const text = useMessages(mentorshipWords);
  const move = useChange(moveMentorship);
  const confirm = useChange(confirmActivities);
  const reason = useMentorshipReason(move.error ?? confirm.error);
  const [comment, setComment] = useState("");
  const waiting = pair.logs.filter(({ isConfirmed }) => !isConfirmed).map(({ id }) => id);
  const make = (name: MentorshipMove): void => {
    const said = name === "confirm" || comment.trim() === "" ? {} : { comment: comment.trim() };
    move.mutate({ params: { mentorshipId: pair.id }, body: { move: name, version: pair.version, ...said } });
  };
  const asksReason = pair.moves.some((name) => name !== "confirm");
  return (
    <>
      {reason === null ? null : <Failed error={reason} />}
      {pair.moves.includes("confirm") ? (
        <Button type="primary" loading={move.isPending} onClick={() => make("confirm")}>
          {text.moves.confirm}
        </Button>
      ) : null}
      {pair.mayConfirm && pair.state === "confirmed" && waiting.length > 0 ? (
        <Button
          type="primary"
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ params: { mentorshipId: pair.id }, body: { logIds: waiting } })}
        >
          {text.confirmAll(waiting.length)}
        </Button>
      ) : null}
      {asksReason ? (
        <div className="reason-row">
          <Input
            aria-label={text.reason}
            placeholder={text.reason}
            value={comment}
            maxLength={2000}
            onChange={({ target }) => setComment(target.value)}
          />
          {pair.moves
            .filter((name) => name !== "confirm")
            .map((name) => (
              <Button key={name} disabled={comment.trim() === ""} loading={move.isPending} onClick={() => make(name)}>
                {text.moves[name]}
              </Button>
            ))}
        </div>
      ) : null}
    </>
  );
}

function Logs({ pair }: { readonly pair: MentorshipPage }): ReactElement {
  const text = useMessages(mentorshipWords);
  if (pair.logs.length === 0) return <Nothing message={text.noLogs} />;
  return (
    <ul className="lines">
      {pair.logs.map((log) => (
        <li key={log.id}>
          <span className="number">{log.day}</span>
          <span className="grow">
            {text.kinds[log.kind]} <span className="muted number">{text.minutesOf(log.minutes)}</span>
            {log.line === null ? null : <div title={log.line}>{log.line}</div>}
          </span>
          <span className={log.isConfirmed ? "sign-met" : "muted"}>{log.isConfirmed ? text.confirmed : text.waiting}</span>
        </li>
      ))}
    </ul>
  );
}

/** One pair: what was agreed, what they did, and who said yes. */
export function MentorshipDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement {
  const common = useMessages(commonWords);
  const text = useMessages(mentorshipWords);
  const answer = useRoute(getMentorship, { params: { mentorshipId: id } });
  const pair = answer.data;
  const title = pair === undefined ? text.title : `${pair.mentor.name} → ${pair.mentee.name} · ${pair.subject}`;
  const names = { ...text.moves, enter: text.pairUp, "confirm-log": text.confirmed };
  return (
    <Drawer open size={560} title={title} onClose={onClose}>
      {answer.isPending ? <Waiting /> : null}
      {answer.isError ? <Failed error={answer.error} /> : null}
      {pair === undefined ? null : (
        <>
          <p className="muted">
            {[pairText(pair.helper, pair.helped), daysText(pair.from, pair.to), text.states[pair.state]].join(" · ")}
            {pair.perMonth === null ? "" : ` · ${text.promised(pair.perMonth)}`}
          </p>
          <Moves key={pair.version} pair={pair} />
          <h3>{text.activities}</h3>
          <Logs pair={pair} />
          {pair.mayLog ? <LogForm pair={pair} /> : null}
          <h3>{common.trail}</h3>
          <TrailLines steps={pair.trail} moves={names} />
        </>
      )}
    </Drawer>
  );
}
