import "./programme.css";
import { getRouteApi, Navigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportProgrammes, listProgrammes, programmeRuns, type Programme } from "../../contract/programme.ts";
import { can } from "../../domain/access/access.ts";
import { useAddressWords } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { textOf } from "../ui/format.ts";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { programmeWords } from "./messages.ts";
import { ProgrammeForm } from "./parts/programme-form.tsx";

const page = getRouteApi("/programmes");

function useColumns(): Column<Programme>[] {
  const text = useMessages(programmeWords);
  return [
    { key: "name", title: text.name, cell: ({ id, name }) => <AppLink href={`/programmes/${id}`}>{name}</AppLink>, isSortable: true },
    {
      key: "years",
      title: text.duration,
      cell: ({ firstSchoolYear, lastSchoolYear }) => text.years(firstSchoolYear, lastSchoolYear + 1),
      isSortable: true,
    },
    {
      key: "partnerships",
      title: text.pair,
      cell: ({ partnerships }) => (partnerships === 0 ? "—" : partnerships),
      isNumber: true,
      isSortable: true,
    },
    { key: "description", title: text.description, cell: ({ description }) => textOf(description), width: 480 },
  ];
}

/** Words of the address that say that the list is wanted, even where it holds one programme only. */
const listWords = ["list", "q", "runs", "sort", "page"];

/** The programmes of the county; where there is one only, its overview. */
export function ProgrammesPage(): ReactElement {
  const text = useMessages(programmeWords);
  const actor = useActor();
  const words = useAddressWords();
  const query = page.useSearch();
  const answer = useRoute(listProgrammes, { query: listQueryOf("programmes", query) }, { keepPrevious: true });
  const [isMaking, setMaking] = useState(false);
  const columns = useColumns();
  const mayMake = can(actor, "programme.create", { kind: "county" });
  const [only] = answer.data?.rows ?? [];
  if (only && answer.data?.total === 1 && !listWords.some((word) => word in words)) {
    return <Navigate to="/programmes/$programmeId" params={{ programmeId: only.id }} search={{ ...words }} replace />;
  }
  const make = mayMake ? (
    <Button type="primary" onClick={() => setMaking(true)}>
      {text.create}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.programmes} actions={make} />
      <QueryTable
        id="programmes"
        label={text.programmes}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportProgrammes, { query })}
        nothing={text.none}
        nothingAction={make}
        filters={[
          {
            kind: "choice",
            names: ["runs"],
            label: text.duration,
            options: programmeRuns.map((runs) => ({ value: runs, label: text.runs[runs] })),
          },
        ]}
      />
      {isMaking ? <ProgrammeForm programme={null} onClose={() => setMaking(false)} /> : null}
    </>
  );
}
