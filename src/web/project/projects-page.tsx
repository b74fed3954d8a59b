import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportProjects, listProjects, type ProjectLine } from "../../contract/project.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { parseDay } from "../../domain/calendar/day.ts";
import { nextStage, projectStates } from "../../domain/project/project.ts";
import { useAddressWords, useChangeAddress } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { RecordRoomTabs } from "../record/parts/record-room-tabs.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { daysText } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
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
  const words = useAddressWords();
  const changeAddress = useChangeAddress();
  const actor = useActor();
  const [isOpening, setOpening] = useState(false);
  const answer = useRoute(listProjects, { query: listQueryOf("projects", query) }, { keepPrevious: true });
  const columns = useColumns((open) => changeAddress({ open }));
  const open = words["open"];
  const mayOpen = canSomewhere(actor, "plan.change");
  const button = mayOpen ? (
    <Button type="primary" onClick={() => setOpening(true)}>
      {text.open}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={button} />
      <RecordRoomTabs current="projects" />
      <QueryTable
        id="projects"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportProjects, { query })}
        nothing={text.none}
        nothingAction={button}
        filters={[
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: projectStates.map((state) => ({ value: state, label: states[state] })),
          },
          { kind: "pair", names: ["partnershipId"], label: text.pair },
        ]}
      />
      {isOpening ? <ProjectForm onClose={() => setOpening(false)} /> : null}
      {typeof open === "string" ? <ProjectDrawer projectId={open} onClose={() => changeAddress({ open: undefined })} /> : null}
    </>
  );
}
