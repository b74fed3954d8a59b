import { Button, List, TextArea, Toast } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { confirmMonths, enterMonth, listOwnMonths, listWaitingMonths, type MonthLine } from "../../contract/attendance.ts";
import { useMessages } from "../app/language.ts";
import { Explained, Problem } from "../app/problem.ts";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { monthWords } from "./month-messages.ts";
import { goBack, goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** The address of the months below the tab of entering. */
const base = "/enter/months";

function shortOf({ name, shortName }: MonthLine["host"]): string {
  return shortName ?? name;
}

function useMonthName(): (month: string) => string {
  const text = useMessages(monthWords);
  return (month) => text.month(month.slice(0, 4), Number(month.slice(5, 7)));
}

/** A tile that leads to one's own months; nothing for whoever holds no post. */
export function MonthTile(): ReactElement | null {
  const text = useMessages(monthWords);
  const { grants } = useSignedIn();
  if (!grants.some(({ role }) => role === "postedTeacher")) return null;
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
  readonly by: number;
  readonly onChange: (value: number) => void;
}

function Stepper({ label, value, by, onChange }: StepperProps): ReactElement {
  const text = useMessages(monthWords);
  return (
    <div className="figure chips">
      <span>{label}</span>
      <button type="button" aria-label={text.less(label)} onClick={() => onChange(Math.max(0, value - by))}>
        −
      </button>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        aria-label={label}
        value={value}
        onChange={({ target }) => onChange(Math.max(0, Math.trunc(Number(target.value))))}
      />
      <button type="button" aria-label={text.more(label)} onClick={() => onChange(value + by)}>
        +
      </button>
    </div>
  );
}

/** One month: two figures and a line. */
function MonthForm({ line }: { readonly line: MonthLine }): ReactElement {
  const text = useMessages(monthWords);
  const monthName = useMonthName();
  const enter = useChange(enterMonth);
  const [absentDays, setAbsentDays] = useState(line.entered?.absentDays ?? 0);
  const [lessons, setLessons] = useState(line.entered?.lessons ?? 0);
  const [note, setNote] = useState(line.entered?.note ?? "");
  const reasons: Readonly<Record<string, string>> = { "absent-too-many": text.tooManyAbsent, "lessons-too-many": text.tooManyLessons };
  const code = enter.error instanceof Problem ? (enter.error.fields[0]?.code ?? "") : "";
  const reason = reasons[code];
  const submit = async (): Promise<void> => {
    const body = { absentDays, lessons, note: note.trim() === "" ? null : note.trim(), version: line.entered?.version ?? 0 };
    await enter.mutateAsync({ params: { postingId: line.postingId, month: line.month }, body });
    Toast.show({ content: text.sent(shortOf(line.host)), icon: "success" });
    goTo(base, "replace");
  };
  return (
    <form
      className="enter"
      onSubmit={(event) => {
        event.preventDefault();
        void submit().catch(() => undefined);
      }}
    >
      <h1>{monthName(line.month)}</h1>
      <p className="muted">{text.at(line.host.name, line.days)}</p>
      {enter.error ? <Failed error={reason === undefined ? enter.error : new Explained(reason)} /> : null}
      <Stepper label={text.absent} value={absentDays} by={1} onChange={setAbsentDays} />
      <Stepper label={text.lessons} value={lessons} by={1} onChange={setLessons} />
      <TextArea aria-label={text.note} placeholder={text.note} rows={2} maxLength={500} value={note} onChange={setNote} />
      <Button block color="primary" size="large" type="submit" loading={enter.isPending}>
        {text.submit}
      </Button>
      <Button block fill="none" onClick={() => goBack()}>
        {text.back}
      </Button>
    </form>
  );
}

function stateOf(line: MonthLine, text: { notEntered: string; waiting: string; confirmed: string }): string {
  if (line.entered === null) return text.notEntered;
  return line.entered.confirmedBy === null ? text.waiting : text.confirmed;
}

/** One's own months, the latest first, and one of them opened. */
export function OwnMonths(): ReactElement {
  const text = useMessages(monthWords);
  const monthName = useMonthName();
  const step = useStep();
  const answer = useRoute(listOwnMonths, {});
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { rows } = answer.data;
  if (rows.length === 0) return <Nothing message={text.none} />;
  const opened = rows.find(({ postingId, month }) => step === `${base}/${postingId}/${month}`);
  if (opened) return <MonthForm key={`${opened.postingId} ${opened.month}`} line={opened} />;
  return (
    <List header={text.title}>
      {rows.map((line) => (
        <List.Item
          key={`${line.postingId} ${line.month}`}
          clickable
          onClick={() => goTo(`${base}/${line.postingId}/${line.month}`)}
          description={line.entered === null ? line.host.name : text.figures(line.entered.absentDays, line.entered.lessons)}
          extra={stateOf(line, text)}
        >
          {monthName(line.month)}
        </List.Item>
      ))}
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
        <WaitingMonth key={`${line.postingId} ${line.month}`} line={line} />
      ))}
    </List>
  );
}
