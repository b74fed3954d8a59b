import "./school.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportSchools, listSchools, type School } from "../../contract/school.ts";
import { can } from "../../domain/access/access.ts";
import { stages } from "../../domain/school/stage.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { countText, textOf } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { stateWords } from "../ui/state-words.ts";
import { schoolWords } from "./messages.ts";
import { ImportDrawer } from "./parts/import-drawer.tsx";
import { SchoolTabs } from "./parts/room-tabs.tsx";
import { SchoolForm } from "./parts/school-form.tsx";

const page = getRouteApi("/schools");

function useColumns(onChange: ((school: School) => void) | null): Column<School>[] {
  const text = useMessages(schoolWords);
  const common = useMessages(commonWords);
  const stageNames = useMessages(stateWords).stages;
  const columns: Column<School>[] = [
    { key: "name", title: text.name, cell: ({ name }) => name, isSortable: true },
    { key: "schoolCode", title: text.code, cell: ({ schoolCode }) => <span className="number">{schoolCode}</span>, isSortable: true },
    { key: "stages", title: text.stages, cell: (school) => school.stages.map((stage) => stageNames[stage]).join("、") || "—" },
    { key: "township", title: text.township, cell: ({ township }) => textOf(township), isSortable: true },
    { key: "pupils", title: text.pupils, cell: ({ pupils }) => countText(pupils), isNumber: true, isSortable: true },
    { key: "teachers", title: text.teachers, cell: ({ teachers }) => countText(teachers), isNumber: true, isSortable: true },
    {
      key: "partnerships",
      title: text.partnerships,
      cell: ({ partnerships }) => (partnerships === 0 ? "—" : partnerships),
      isNumber: true,
      isSortable: true,
    },
    { key: "shortName", title: text.shortName, cell: ({ shortName }) => textOf(shortName), isExtra: true },
    {
      key: "place",
      title: text.place,
      cell: ({ place }) => (place === null ? "—" : `${place.longitude}, ${place.latitude}`),
      isExtra: true,
    },
    { key: "active", title: text.active, cell: ({ isActive }) => (isActive ? common.yes : common.no), isExtra: true },
  ];
  if (onChange === null) return columns;
  const change: Column<School> = {
    key: "change",
    title: "",
    cell: (school) => (
      <Button size="small" type="link" onClick={() => onChange(school)}>
        {common.edit}
      </Button>
    ),
  };
  return [...columns, change];
}

/** The schools of the county, with import and export. */
export function SchoolsPage(): ReactElement {
  const text = useMessages(schoolWords);
  const common = useMessages(commonWords);
  const stageNames = useMessages(stateWords).stages;
  const query = page.useSearch();
  const actor = useActor();
  const answer = useRoute(listSchools, { query: listQueryOf("schools", query) }, { keepPrevious: true });
  const [isImporting, setImporting] = useState(false);
  const [changed, setChanged] = useState<School | null>(null);
  const mayChange = can(actor, "school.import", { kind: "county" });
  const columns = useColumns(mayChange ? setChanged : null);
  const importButton = mayChange ? (
    <Button type="primary" onClick={() => setImporting(true)}>
      {text.importSchools}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={importButton} />
      <SchoolTabs current="schools" />
      <QueryTable
        id="schools"
        label={text.schools}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportSchools, { query })}
        nothing={text.noSchools}
        nothingAction={importButton}
        filters={[
          {
            kind: "choice",
            names: ["stage"],
            label: text.stages,
            options: stages.map((stage) => ({ value: stage, label: stageNames[stage] })),
          },
          {
            kind: "choice",
            names: ["active"],
            label: text.activeOnly,
            options: [
              { value: "yes", label: common.yes },
              { value: "no", label: common.no },
            ],
          },
        ]}
      />
      {isImporting ? <ImportDrawer kind="schools" onClose={() => setImporting(false)} /> : null}
      {changed === null ? null : <SchoolForm school={changed} onClose={() => setChanged(null)} />}
    </>
  );
}
