import "./programme.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportOverview, getOverview, planStates, type Overview, type OverviewLine } from "../../contract/programme.ts";
import { can } from "../../domain/access/access.ts";
import { standings } from "../../domain/obligation/standing.ts";
import { usePointInTime } from "../app/address-bar.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { LinkButton } from "../ui/app-link.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import type { Filter } from "../ui/query-filters.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { FiguresBar, StandingStrip } from "../ui/standing-mark.tsx";
import { standingWords } from "../ui/standing-words.ts";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { schoolWords } from "../school/messages.ts";
import { ImportDrawer } from "../school/parts/import-drawer.tsx";
import { programmeWords } from "./messages.ts";
import { CountyMapPicture } from "./parts/county-map.tsx";
import { PartnershipForm } from "./parts/partnership-form.tsx";
import { Phases } from "./parts/phases.tsx";
import { ProgrammeForm } from "./parts/programme-form.tsx";
import { TermChart } from "./parts/term-chart.tsx";

const page = getRouteApi("/programmes/$programmeId");

function useColumns(): Column<OverviewLine>[] {
  const text = useMessages(programmeWords);
  const approvals = useMessages(approvalWords);
  return [
    { key: "helped", title: text.pair, cell: (line) => <PairLink {...line} />, isSortable: true },
    { key: "township", title: text.township, cell: ({ township }) => textOf(township), isSortable: true },
    { key: "kept", title: text.figures, cell: ({ figures }) => <StandingStrip figures={figures} />, isSortable: true, width: 300 },
    { key: "due", title: text.nextDue, cell: ({ nextDue }) => <span className="number">{textOf(nextDue)}</span>, isSortable: true },
    {
      key: "waiting",
      title: text.waiting,
      cell: ({ waitingRecords }) => (waitingRecords === 0 ? "—" : waitingRecords),
      isNumber: true,
      isSortable: true,
    },
    { key: "plan", title: text.plan, cell: ({ planState }) => approvalStateName(approvals, "plan", planState), isSortable: true },
  ];
}

function Pictures({ overview }: { readonly overview: Overview }): ReactElement {
  const text = useMessages(programmeWords);
  return (
    <div className="pictures">
      <section className="panel" aria-label={text.byTerm}>
        <h2>{text.byTerm}</h2>
        <TermChart byTerm={overview.byTerm} />
      </section>
      <section className="panel" aria-label={text.map}>
        <h2>{text.map}</h2>
        <CountyMapPicture map={overview.map} />
      </section>
    </div>
  );
}

/** By how promises stand, and by what has become of the plan. */
function useFilters(): Filter[] {
  const text = useMessages(programmeWords);
  const words = useMessages(standingWords).standings;
  const approvals = useMessages(approvalWords);
  return [
    {
      kind: "choice",
      names: ["standing"],
      label: text.standing,
      options: standings.map((standing) => ({ value: standing, label: words[standing] })),
    },
    {
      kind: "choice",
      names: ["planState"],
      label: text.plan,
      options: planStates
        .filter((state) => state !== "withdrawn")
        .map((state) => ({ value: state, label: approvalStateName(approvals, "plan", state) })),
    },
  ];
}

/** Every partnership of a programme with its standing, figures by term, phases, and where the schools lie. */
export function OverviewPage(): ReactElement {
  const text = useMessages(programmeWords);
  const schools = useMessages(schoolWords);
  const language = useLanguage();
  const { programmeId } = page.useParams();
  const search = page.useSearch();
  const { asOf, term } = usePointInTime();
  const actor = useActor();
  const [open, setOpen] = useState<"programme" | "pair" | "import" | null>(null);
  const columns = useColumns();
  const filters = useFilters();
  const query = { ...search, ...(asOf === undefined ? {} : { asOf }), ...(term === undefined ? {} : { term }) };
  const answer = useRoute(getOverview, { params: { programmeId }, query: listQueryOf("overview", query) }, { keepPrevious: true });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const overview = answer.data;
  const mayChange = can(actor, "programme.change", { kind: "programme", programmeId });
  const actions = mayChange ? (
    <>
      <LinkButton href="/programmes?list=1">{text.programmes}</LinkButton>
      <Button onClick={() => setOpen("programme")}>{text.change}</Button>
      <Button onClick={() => setOpen("import")}>{schools.importPairs}</Button>
      <Button type="primary" onClick={() => setOpen("pair")}>
        {text.createPair}
      </Button>
    </>
  ) : null;
  const lines = { ...answer, data: overview.lines };
  return (
    <>
      <PageHead
        title={overview.programme.name}
        note={overview.term === null ? text.all : periodName(overview.term, language)}
        actions={actions}
      />
      <Phases phases={overview.programme.phases} asOf={overview.asOf} />
      <section className="panel figures-panel">
        <FiguresBar figures={overview.total} />
      </section>
      <Pictures overview={overview} />
      <QueryTable
        id="overview"
        label={text.pair}
        answer={lines}
        columns={columns}
        rowKey={({ partnershipId }) => partnershipId}
        exportRows={exportBy(exportOverview, { params: { programmeId }, query })}
        nothing={text.noPairs}
        filters={filters}
      />
      {open === "programme" ? <ProgrammeForm programme={overview.programme} onClose={() => setOpen(null)} /> : null}
      {open === "import" ? <ImportDrawer kind="partnerships" onClose={() => setOpen(null)} /> : null}
      {open === "pair" ? <PartnershipForm programme={overview.programme} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
