import { Button, Checkbox, Form, Select, Table } from "antd";
import { useState, type ReactElement } from "react";
import { takeAttendance, type EventPage, type Participant } from "../../contract/event.ts";
import { useMessages } from "../app/language.ts";
import { useChange } from "../app/query.ts";
import { textOf } from "../ui/format.ts";
import { Failed, Nothing } from "../ui/states.tsx";
import { eventWords } from "./messages.ts";
import { useEventReason } from "./reasons.ts";

/** Those on the list with a tick for who was there; a tick also approves a guest. Read only once the event is held. */
export function AttendanceList({ event }: { readonly event: EventPage }): ReactElement {
  const text = useMessages(eventWords);
  const take = useChange(takeAttendance);
  const reason = useEventReason(take.error);
  const [there, setThere] = useState<ReadonlySet<string>>(
    () => new Set(event.participants.filter(({ how, isApproved }) => how !== null && isApproved).map(({ id }) => id)),
  );
  const [added, setAdded] = useState<readonly string[]>([]);
  const mayTick = event.mayHost && event.state === "planned";
  const tick = (id: string): void => {
    const next = new Set(there);
    if (!next.delete(id)) next.add(id);
    setThere(next);
  };
  const save = async (): Promise<void> => {
    const body = { there: [...there], added: added.map((name) => ({ name, staffId: null })) };
    await take.mutateAsync({ params: { recordId: event.recordId }, body });
    setAdded([]);
  };
  return (
    <>
      <h3>
        {text.people} <span className="muted number">{text.attended(event.attended, event.participants.length)}</span>
      </h3>
      {event.guestsWaiting > 0 ? <p className="sign-at-risk">{text.guests(event.guestsWaiting)}</p> : null}
      <Table<Participant>
        size="small"
        rowKey={({ id }) => id}
        dataSource={[...event.participants]}
        pagination={{ hideOnSinglePage: true, pageSize: 50 }}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: <Nothing message={text.nobody} /> }}
        columns={[
          { key: "name", title: text.people, render: (_, { name }) => name },
          { key: "school", title: text.school, render: (_, { school }) => textOf(school) },
          { key: "seat", title: text.seat, render: (_, { seat }) => text.seats[seat] },
          {
            key: "there",
            title: text.there,
            render: (_, { id, name, how, isApproved }) => {
              const way = how === null ? "—" : isApproved ? text.ways[how] : text.toApprove;
              if (!mayTick) return way;
              return (
                <Checkbox checked={there.has(id)} aria-label={`${name} ${text.there}`} onChange={() => tick(id)}>
                  {how === null ? "" : way}
                </Checkbox>
              );
            },
          },
        ]}
      />
      {mayTick ? (
        <Form layout="vertical" onFinish={() => void save().catch(() => undefined)} className="attendance-form">
          <Form.Item label={text.added} htmlFor="event-added">
            <Select id="event-added" mode="tags" open={false} placeholder={text.addedHint} value={[...added]} onChange={setAdded} />
          </Form.Item>
          {reason === null ? null : <Failed error={reason} />}
          <Button htmlType="submit" loading={take.isPending}>
            {text.saveAttendance}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
