import "./school.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { knownSubjects } from "../../domain/school/subject.ts";
import { exportStaff, listStaff, type StaffMember } from "../../contract/school.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { textOf } from "../ui/format.ts";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { schoolWords } from "./messages.ts";
import { ImportDrawer } from "./parts/import-drawer.tsx";
import { SchoolTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/staff");

function useColumns(): Column<StaffMember>[] {
  const text = useMessages(schoolWords);
  return [
    { key: "name", title: text.person, cell: ({ name }) => name, isSortable: true },
    { key: "school", title: text.school, cell: ({ schoolName }) => schoolName, isSortable: true },
    { key: "staffNo", title: text.staffNo, cell: ({ staffNo }) => <span className="number">{staffNo}</span>, isSortable: true },
    { key: "subjects", title: text.subjects, cell: ({ subjects }) => subjects.join("、") || "—" },
    { key: "grades", title: text.grades, cell: ({ grades }) => grades.join("、") || "—" },
    { key: "title", title: text.staffTitle, cell: ({ title }) => textOf(title), isSortable: true },
    { key: "post", title: text.post, cell: ({ post }) => textOf(post), isExtra: true },
    { key: "honour", title: text.honour, cell: ({ honour }) => textOf(honour), isExtra: true },
    { key: "phone", title: text.phone, cell: ({ phone }) => <span className="number">{textOf(phone)}</span>, isExtra: true },
  ];
}

/** The staff of the schools that one may see; telephones are masked. */
export function StaffPage(): ReactElement {
  const text = useMessages(schoolWords);
  const query = page.useSearch();
  const actor = useActor();
  const answer = useRoute(listStaff, { query: listQueryOf("staff", query) }, { keepPrevious: true });
  const [isImporting, setImporting] = useState(false);
  const columns = useColumns();
  const mayImport = canSomewhere(actor, "staff.import");
  const importButton = mayImport ? (
    <Button type="primary" onClick={() => setImporting(true)}>
      {text.importStaff}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={importButton} />
      <SchoolTabs current="staff" />
      <QueryTable
        id="staff"
        label={text.staff}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportStaff, { query })}
        nothing={text.noStaff}
        nothingAction={importButton}
        filters={[
          { kind: "school", names: ["schoolId"], label: text.school },
          {
            kind: "choice",
            names: ["subject"],
            label: text.subjects,
            options: knownSubjects().map((subject) => ({ value: subject, label: subject })),
          },
        ]}
      />
      {isImporting ? <ImportDrawer kind="staff" onClose={() => setImporting(false)} /> : null}
    </>
  );
}
