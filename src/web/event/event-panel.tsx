import { Button, Drawer, Form, InputNumber, Select } from "antd";
import { useState, type ReactElement } from "react";
import { announceEvent, getEvent, inviteToEvent, signUpForEvent, type EventPage } from "../../contract/event.ts";
import { listSchools } from "../../contract/school.ts";
import type { RecordPage } from "../../contract/record.ts";
import { getEntryHints } from "../../contract/workbench.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { LinkButton } from "../ui/app-link.tsx";
import { DayPicker } from "../ui/day-picker.tsx";
import { commonWords } from "../ui/messages.ts";
import { shortOf } from "../ui/pair.tsx";
import { Failed, Waiting } from "../ui/states.tsx";
import { AttendanceList } from "./attendance-list.tsx";
import "./event.css";
import { FeedbackSummary } from "./feedback-summary.tsx";
import { eventWords } from "./messages.ts";
import { useEventReason } from "./reasons.ts";

interface Announcement {
  readonly capacity: number | null;
  readonly signUpUntil: string;
  readonly openTo: readonly string[];
}

/** Schools of a county fit on one page of the list. */
const schoolsShown = 200;

function AnnounceDrawer({ event, onClose }: { readonly event: EventPage; readonly onClose: () => void }): ReactElement {
  const text = useMessages(eventWords);
  const common = useMessages(commonWords);
  const schools = useRoute(listSchools, { query: { size: schoolsShown } });
  const announce = useChange(announceEvent);
  const reason = useEventReason(announce.error);
  const first = { capacity: event.capacity, signUpUntil: event.signUpUntil, openTo: event.openTo.map(({ id }) => id) };
  const known = new Map([...event.openTo, ...(schools.data?.rows ?? [])].map((school) => [school.id, shortOf(school)]));
  const send = async (body: Announcement): Promise<void> => {
    const { capacity, signUpUntil, openTo } = body;
    await announce.mutateAsync({
      params: { recordId: event.recordId },
      body: { capacity: capacity ?? null, signUpUntil, openTo: [...openTo] },
    });
    onClose();
  };
  const title = event.isAnnounced ? text.change : text.announce;
  return (
    <Drawer open size={480} title={title} onClose={onClose}>
      <Form<Announcement> layout="vertical" initialValues={first} onFinish={(values) => void send(values).catch(() => undefined)}>
        {reason === null ? null : <Failed error={reason} />}
        <Form.Item name="capacity" label={text.capacity} extra={text.capacityHint}>
          <InputNumber min={1} max={500} precision={0} />
        </Form.Item>
        <Form.Item name="signUpUntil" label={text.signUpUntil} rules={[{ required: true, message: common.required }]}>
          <DayPicker label={text.signUpUntil} />
        </Form.Item>
        <Form.Item name="openTo" label={text.openTo} rules={[{ required: true, message: common.required }]}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            options={[...known].map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={announce.isPending}>
          {title}
        </Button>
      </Form>
    </Drawer>
  );
}

/** Staff of both schools to be invited, by name. */
function Invite({ event }: { readonly event: EventPage }): ReactElement {
  const text = useMessages(eventWords);
  const hints = useRoute(getEntryHints, { query: { partnershipId: event.partnershipId } });
  const invite = useChange(inviteToEvent);
  const reason = useEventReason(invite.error);
  const [chosen, choose] = useState<readonly string[]>([]);
  const listed = new Set(event.participants.map(({ staffId }) => staffId));
  const options = (hints.data?.people ?? []).flatMap(({ name, staffId, subject }) =>
    staffId === null || listed.has(staffId) ? [] : [{ value: staffId, label: subject === null ? name : `${name}（${subject}）` }],
  );
  const send = async (): Promise<void> => {
    await invite.mutateAsync({ params: { recordId: event.recordId }, body: { staffIds: [...chosen] } });
    choose([]);
  };
  return (
    <div className="fields-row">
      <Select
        mode="multiple"
        aria-label={text.invite}
        placeholder={text.inviteHint}
        showSearch={{ optionFilterProp: "label" }}
        options={options}
        value={[...chosen]}
        onChange={choose}
        className="grow-select"
      />
      <Button disabled={chosen.length === 0} loading={invite.isPending} onClick={() => void send().catch(() => undefined)}>
        {text.invite}
      </Button>
      {reason === null ? null : <Failed error={reason} />}
    </div>
  );
}

function SignUp({ event }: { readonly event: EventPage }): ReactElement | null {
  const text = useMessages(eventWords);
  const change = useChange(signUpForEvent);
  if (!event.mayJoin || !event.isOpen) return null;
  const isComing = event.mine === "place" || event.mine === "waiting";
  const send = (): void => change.mutate({ params: { recordId: event.recordId }, body: { isComing: !isComing } });
  return (
    <>
      <Button type={isComing ? "default" : "primary"} loading={change.isPending} onClick={send}>
        {isComing ? text.stepBack : event.placesLeft === 0 ? text.waitList : text.signUp}
      </Button>
      {change.error ? <Failed error={change.error} /> : null}
    </>
  );
}

/** The sentence under the heading: places, last day, for whom. */
function Terms({ event }: { readonly event: EventPage }): ReactElement {
  const text = useMessages(eventWords);
  const places = event.placesLeft === null ? text.unlimited : text.placesLeft(event.placesLeft);
  const until = event.isOpen ? text.until(event.signUpUntil) : text.closed;
  return <p className="muted">{[places, until, event.openTo.map(shortOf).join("、"), text.seats[event.mine]].join(" · ")}</p>;
}

function Announced({ event, onChange }: { readonly event: EventPage; readonly onChange: () => void }): ReactElement {
  const text = useMessages(eventWords);
  const isPlanned = event.state === "planned";
  return (
    <>
      <div className="event-tools">
        <SignUp event={event} />
        {event.attendanceToken !== null && isPlanned ? <LinkButton href={`/records/${event.recordId}/code`}>{text.code}</LinkButton> : null}
        {event.mayHost && isPlanned ? <Button onClick={onChange}>{text.change}</Button> : null}
      </div>
      <Terms event={event} />
      {event.mayHost && isPlanned ? <Invite event={event} /> : null}
      <AttendanceList key={event.participants.map(({ id, how }) => `${id}${how}`).join(" ")} event={event} />
      <FeedbackSummary feedback={event.feedback} />
    </>
  );
}

/** Sign-up, attendance and feedback of a planned record; nothing for a record that was never announced. */
export function EventPanel({ record }: { readonly record: RecordPage }): ReactElement | null {
  const text = useMessages(eventWords);
  const answer = useRoute(getEvent, { params: { recordId: record.id } });
  const [isAnnouncing, setAnnouncing] = useState(false);
  if (answer.isPending) return record.state === "planned" ? <Waiting /> : null;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const event = answer.data;
  if (!event.isAnnounced && (event.state !== "planned" || !event.mayHost)) return null;
  return (
    <section className="panel event-panel" aria-label={text.title}>
      <h2>{text.title}</h2>
      {event.isAnnounced ? (
        <Announced event={event} onChange={() => setAnnouncing(true)} />
      ) : (
        <>
          <p className="muted">{text.announceHint}</p>
          <Button type="primary" onClick={() => setAnnouncing(true)}>
            {text.announce}
          </Button>
        </>
      )}
      {isAnnouncing ? <AnnounceDrawer event={event} onClose={() => setAnnouncing(false)} /> : null}
    </section>
  );
}
