import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { exportProjects, listProjects, type ProjectLine } from "../../contract/project.ts";
import { parseDay } from "../../domain/calendar/day.ts";
import { nextStage, projectStates } from "../../domain/project/project.ts";
import { useChangeAddress } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { RecordRoomList } from "../record/parts/record-room-list.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { daysText } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import type { Column } from "../ui/query-table.tsx";
import { stateWords } from "../ui/state-words.ts";
import { projectWords } from "./messages.ts";
import { ProjectDrawer } from "./project-drawer.tsx";
import { ProjectForm } from "./project-form.tsx";

const page = getRouteApi("/projects");

function useColumns(onOpen: (id: string) => void): Column<ProjectLine>[] {
  const text = useMessages(projectWords);
  const states = useMessages(stateWords).records;
  const next = ({ stages }: ProjectLine): string => {
    const stage = nextStage(stages.map((one) => ({ stage: one.stage, doneOn: one.doneOn === null ? null : parseDay(one.doneOn) })));
    const dueDay = stages.find((one) => one.stage === stage)?.dueDay;
    return stage === null || dueDay === undefined ? "—" : `${text.stages[stage]} ${text.due(dueDay)}`;
  };
  return [
    {
      key: "title",
      title: text.name,
      cell: ({ id, title }) => (
        <Button type="link" className="cell-link" onClick={() => onOpen(id)}>
          {title}
        </Button>
      ),
      isSortable: true,
    },
    {
      key: "helped",
      title: text.pair,
      cell: (line) => <PairLink partnershipId={line.partnershipId} helper={line.helper} helped={line.helped} />,
      isSortable: true,
    },
    { key: "leader", title: text.leader, cell: ({ people }) => people.find(({ isLeader }) => isLeader)?.name ?? "—" },
    { key: "from", title: text.days, cell: ({ from, to }) => <span className="number">{daysText(from, to)}</span>, isSortable: true },
    { key: "next", title: text.next, cell: next },
    { key: "state", title: text.state, cell: ({ state }) => states[state], isSortable: true },
  ];
}

/** Research projects of the pairs: who leads them, and which stage is next. */
export function ProjectsPage(): ReactElement {
  const text = useMessages(projectWords);
  const states = useMessages(stateWords).records;
  const query = page.useSearch();
  const changeAddress = useChangeAddress();
  const answer = useRoute(listProjects, { query: listQueryOf("projects", query) }, { keepPrevious: true });
  const columns = useColumns((open) => changeAddress({ open }));
  return (
    <RecordRoomList
      room="projects"
      title={text.title}
      enter={{ name: text.open, action: "plan.change", Form: ProjectForm }}
      answer={answer}
      columns={columns}
      exportRows={exportBy(exportProjects, { query })}
      nothing={text.none}
      filters={[
        {
          kind: "choice",
          names: ["state"],
          label: text.state,
          options: projectStates.map((state) => ({ value: state, label: states[state] })),
        },
        { kind: "pair", names: ["partnershipId"], label: text.pair },
      ]}
      Drawer={ProjectDrawer}
    />
  );
}
