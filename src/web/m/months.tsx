import { Button, List, TextArea, Toast } from "antd-mobile";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import {
  confirmMonths,
  listOwnMonths,
  noMonthYet,
  listWaitingMonths,
  type MonthFigures,
  type MonthLine,
} from "../../contract/attendance.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { enterWords } from "./enter-messages.ts";
import { faultText } from "./fault-text.ts";
import { monthWords } from "./month-messages.ts";
import { enqueue, isMonthItem, monthKey, useOutbox, type MonthItem, type Waiting as Kept } from "./outbox.ts";
import { FieldGroup } from "./field.tsx";
import { goBack, goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** The address of the months below the tab of entering. */
const base = "/enter/months";

function shortOf({ name, shortName }: MonthLine["host"]): string {
  return shortName ?? name;
}

/** The address of one month, where what was refused is entered again. */
export function monthStep({ postingId, month }: Pick<MonthLine, "postingId" | "month">): string {
  return `${base}/${postingId}/${month}`;
}

/** A month in words. */
export function useMonthName(): (month: string) => string {
  const text = useMessages(monthWords);
  return (month) => text.month(month.slice(0, 4), Number(month.slice(5, 7)));
}

/** A tile that leads to one's own months; nothing for whoever holds no post. */
export function MonthTile(): ReactElement | null {
  const text = useMessages(monthWords);
  const { grants } = useSignedIn();
  const isPosted = grants.some(({ role }) => role === "postedTeacher");
  // Asked for now, so that a month can be entered where there is no connection later.
  useRoute(listOwnMonths, {}, { enabled: isPosted });
  if (!isPosted) return null;
  return (
    <div className="kind-tiles">
      <button type="button" onClick={() => goTo(base)}>
        {text.tile}
      </button>
    </div>
  );
}

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Stepper({ label, value, onChange }: StepperProps): ReactElement {
  const text = useMessages(monthWords);
  return (
    <FieldGroup name={label}>
      <div className="figure chips">
        <button type="button" aria-label={text.less(label)} onClick={() => onChange(Math.max(0, value - 1))}>
          −
        </button>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          aria-label={label}
          className="count"
          value={value}
          onChange={({ target }) => onChange(Math.max(0, Math.trunc(Number(target.value))))}
        />
        <button type="button" aria-label={text.more(label)} onClick={() => onChange(value + 1)}>
          +
        </button>
      </div>
    </FieldGroup>
  );
}

interface MonthProps {
  readonly line: MonthLine;
  /** What was entered and is not at the server yet. */
  readonly kept: (Kept & MonthItem) | undefined;
}

/** Sends a month by way of the phone's store; gives the reason where the server refused it, so that the form stays. */
function useSendMonth(line: MonthLine, kept: MonthProps["kept"]): (figures: MonthFigures) => Promise<string | null> {
  const text = useMessages(monthWords);
  const common = useMessages(enterWords);
  const language = useLanguage();
  const client = useQueryClient();
  const { account } = useSignedIn();
  const outbox = useOutbox(account.id);
  const { postingId, month, host, entered } = line;
  return async (figures) => {
    const key = monthKey(line);
    const version = entered?.version ?? noMonthYet;
    const sent = await enqueue({ key, accountId: account.id, postingId, month, version, figures });
    if (sent.kind === "refused") return faultText(sent.error, language);
    const waiting = outbox.length + (kept === undefined ? 1 : 0);
    Toast.show({ content: sent.kind === "kept" ? common.kept(waiting) : text.sent(shortOf(host)), duration: 3000 });
    goTo(base, "replace");
    if (sent.kind === "sent") await client.invalidateQueries();
    return null;
  };
}

/** One month: two figures and a line. */
function MonthForm({ line, kept }: MonthProps): ReactElement {
  const text = useMessages(monthWords);
  const monthName = useMonthName();
  const send = useSendMonth(line, kept);
  const first = kept?.figures ?? line.entered;
  const [absentDays, setAbsentDays] = useState(first?.absentDays ?? 0);
  const [lessons, setLessons] = useState(first?.lessons ?? 0);
  const [note, setNote] = useState(first?.note ?? "");
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const submit = async (): Promise<void> => {
    setSending(true);
    setFault(await send({ absentDays, lessons, note: note.trim() === "" ? null : note.trim() }));
    setSending(false);
  };
  return (
    <form
      className="enter"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{monthName(line.month)}</h1>
      <p className="muted">{text.at(line.host.name, line.days)}</p>
      {fault === null ? null : (
        <p role="alert" className="sign-missed">
          {fault}
        </p>
      )}
      <Stepper label={text.absent} value={absentDays} onChange={setAbsentDays} />
      <Stepper label={text.lessons} value={lessons} onChange={setLessons} />
      <TextArea aria-label={text.note} placeholder={text.note} rows={2} maxLength={500} value={note} onChange={setNote} />
      <Button block color="primary" size="large" type="submit" loading={isSending}>
        {text.submit}
      </Button>
      <Button block fill="none" onClick={() => goBack()}>
        {text.back}
      </Button>
    </form>
  );
}

interface StateWords {
  readonly here: string;
  readonly notEntered: string;
  readonly waiting: string;
  readonly confirmed: string;
}

function stateOf({ line, kept }: MonthProps, text: StateWords): string {
  if (kept !== undefined) return text.here;
  if (line.entered === null) return text.notEntered;
  return line.entered.confirmedBy === null ? text.waiting : text.confirmed;
}

/** One's own months, the latest first, and one of them opened. */
export function OwnMonths(): ReactElement {
  const text = useMessages(monthWords);
  const monthName = useMonthName();
  const step = useStep();
  const { account } = useSignedIn();
  const outbox = useOutbox(account.id).filter(isMonthItem);
  const answer = useRoute(listOwnMonths, {});
  // What was answered before stays in use where asking anew fails: the form must not go with the connection.
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  const { rows } = answer.data;
  if (rows.length === 0) return <Nothing message={text.none} />;
  const keptOf = (line: MonthLine): MonthProps["kept"] => outbox.find(({ key }) => key === monthKey(line));
  const figuresOf = (line: MonthLine): MonthFigures | null => keptOf(line)?.figures ?? line.entered;
  const opened = rows.find((line) => step === monthStep(line));
  if (opened) return <MonthForm key={monthKey(opened)} line={opened} kept={keptOf(opened)} />;
  return (
    <List header={text.title}>
      {rows.map((line) => {
        const figures = figuresOf(line);
        return (
          <List.Item
            key={monthKey(line)}
            clickable
            onClick={() => goTo(monthStep(line))}
            description={figures === null ? line.host.name : text.figures(figures.absentDays, figures.lessons)}
            extra={stateOf({ line, kept: keptOf(line) }, text)}
          >
            {monthName(line.month)}
          </List.Item>
        );
      })}
    </List>
  );
}

/** Whether a step is one of the months. */
export function isMonthStep(step: string): boolean {
  return step === base || step.startsWith(`${base}/`);
}

function WaitingMonth({ line }: { readonly line: MonthLine }): ReactElement {
  const text = useMessages(monthWords);
  const monthName = useMonthName();
  const confirm = useChange(confirmMonths);
  const { entered, postingId, month } = line;
  const send = async (): Promise<void> => {
    await confirm.mutateAsync({ body: { months: [{ postingId, month, version: entered?.version ?? 0 }] } });
    Toast.show({ content: text.allConfirmed, icon: "success" });
  };
  return (
    <List.Item
      description={`${monthName(month)} · ${text.figures(entered?.absentDays ?? 0, entered?.lessons ?? 0)}`}
      extra={
        <Button
          color="primary"
          aria-label={`${text.confirm} ${line.personName} ${monthName(month)}`}
          loading={confirm.isPending}
          onClick={() => void send().catch(() => undefined)}
        >
          {text.confirm}
        </Button>
      }
    >
      {line.personName} {line.subject ?? ""}
      {confirm.error ? <Failed error={confirm.error} /> : null}
    </List.Item>
  );
}

/** Months that wait for the host school's word; nothing where none does. */
export function WaitingMonths(): ReactElement | null {
  const text = useMessages(monthWords);
  const answer = useRoute(listWaitingMonths, {});
  if (answer.data === undefined || answer.data.rows.length === 0) return null;
  return (
    <List header={text.toConfirm(answer.data.rows.length)}>
      {answer.data.rows.map((line) => (
        <WaitingMonth key={monthKey(line)} line={line} />
      ))}
    </List>
  );
}
