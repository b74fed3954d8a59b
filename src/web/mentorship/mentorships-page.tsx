import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { exportMentorships, listMentorships, type MentorshipLine } from "../../contract/mentorship.ts";
import { mentorshipStates } from "../../domain/mentorship/mentorship.ts";
import { useChangeAddress } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { RecordRoomList } from "../record/parts/record-room-list.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { daysText, textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import type { Column } from "../ui/query-table.tsx";
import { MentorshipDrawer } from "./mentorship-drawer.tsx";
import { mentorshipWords } from "./messages.ts";
import { MentorshipForm } from "./mentorship-form.tsx";

const page = getRouteApi("/mentorships");

function useColumns(onOpen: (id: string) => void): Column<MentorshipLine>[] {
  const text = useMessages(mentorshipWords);
  return [
    {
      key: "mentor",
      title: text.mentor,
      cell: ({ id, mentor }) => (
        <Button type="link" className="cell-link" onClick={() => onOpen(id)}>
          {mentor.name}
        </Button>
      ),
      isSortable: true,
    },
    { key: "mentee", title: text.mentee, cell: ({ mentee }) => mentee.name, isSortable: true },
    { key: "subject", title: text.subject, cell: ({ subject }) => subject, isSortable: true },
    {
      key: "helped",
      title: text.pair,
      cell: (line) => <PairLink partnershipId={line.partnershipId} helper={line.helper} helped={line.helped} />,
      isSortable: true,
    },
    { key: "from", title: text.days, cell: ({ from, to }) => <span className="number">{daysText(from, to)}</span>, isSortable: true },
    {
      key: "activities",
      title: text.activities,
      cell: ({ confirmedLogs, waitingLogs }) => <span className="number">{text.counts(confirmedLogs, waitingLogs)}</span>,
      isSortable: true,
    },
    { key: "perMonth", title: text.perMonth, cell: ({ perMonth }) => textOf(perMonth === null ? null : String(perMonth)), isNumber: true },
    { key: "state", title: text.state, cell: ({ state }) => text.states[state], isSortable: true },
  ];
}

/** Pairs of teachers: who with whom, in what, and how often they met. */
export function MentorshipsPage(): ReactElement {
  const text = useMessages(mentorshipWords);
  const query = page.useSearch();
  const changeAddress = useChangeAddress();
  const answer = useRoute(listMentorships, { query: listQueryOf("mentorships", query) }, { keepPrevious: true });
  const columns = useColumns((open) => changeAddress({ open }));
  return (
    <RecordRoomList
      room="mentorships"
      title={text.title}
      enter={{ name: text.pairUp, action: "mentorship.enter", Form: MentorshipForm }}
      answer={answer}
      columns={columns}
      exportRows={exportBy(exportMentorships, { query })}
      nothing={text.none}
      filters={[
        {
          kind: "choice",
          names: ["state"],
          label: text.state,
          options: mentorshipStates.map((state) => ({ value: state, label: text.states[state] })),
        },
        { kind: "choice", names: ["waiting"], label: text.waitingOnly, options: [{ value: "me", label: text.waitingMe }] },
        { kind: "pair", names: ["partnershipId"], label: text.pair },
      ]}
      Drawer={MentorshipDrawer}
    />
  );
}
