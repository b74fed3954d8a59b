import "./school.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportStaff, listStaff, type StaffMember } from "../../contract/school.ts";
import { downloadUrl } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { textOf } from "../ui/format.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { schoolWords } from "./messages.ts";
import { ImportDrawer } from "./parts/import-drawer.tsx";
import { RoomTabs } from "./parts/room-tabs.tsx";

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
  const { grants } = useSignedIn();
  const answer = useRoute(listStaff, { query }, { keepPrevious: true });
  const [isImporting, setImporting] = useState(false);
  const columns = useColumns();
  const mayImport = grants.some(({ role, scope }) => (role === "bureauOfficer" && scope.kind === "county") || role === "coordinator");
  const importButton = mayImport ? (
    <Button type="primary" onClick={() => setImporting(true)}>
      {text.importStaff}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={importButton} />
      <RoomTabs current="staff" />
      <QueryTable
        id="staff"
        label={text.staff}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportUrl={downloadUrl(exportStaff, { query })}
        nothing={text.noStaff}
        nothingAction={importButton}
      />
      {isImporting ? <ImportDrawer kind="staff" title={text.importStaff} onClose={() => setImporting(false)} /> : null}
    </>
  );
}
