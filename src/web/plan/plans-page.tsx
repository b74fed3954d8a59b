import "./plan.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportPlans, listPlans, type PlanLine } from "../../contract/plan.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { statesOf } from "../../domain/approval/approval.ts";
import { useAddressWords, useChangeAddress } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { exportBy } from "../ui/export-button.tsx";
import { instantText, textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { planWords } from "./messages.ts";
import { PlanTabs } from "./parts/room-tabs.tsx";
import { ImportPlan } from "./parts/import-plan.tsx";

const page = getRouteApi("/plans");

function useColumns(): Column<PlanLine>[] {
  const text = useMessages(planWords);
  const states = useMessages(approvalWords);
  return [
    { key: "helped", title: text.pair, cell: (line) => <PairLink {...line} />, isSortable: true },
    {
      key: "title",
      title: text.planTitle,
      cell: ({ versionId, title, number }) => <AppLink href={`/plans/${versionId}`}>{title ?? text.versionNo(number)}</AppLink>,
      isSortable: true,
    },
    { key: "number", title: text.version, cell: ({ number }) => number, isNumber: true, isSortable: true },
    {
      key: "state",
      title: text.state,
      cell: ({ state, isInForce }) => `${approvalStateName(states, "plan", state)}${isInForce ? ` · ${text.inForce}` : ""}`,
      isSortable: true,
    },
    {
      key: "from",
      title: text.from,
      cell: ({ effectiveFrom }) => <span className="number">{textOf(effectiveFrom)}</span>,
      isSortable: true,
    },
    { key: "promises", title: text.promises, cell: ({ commitments }) => commitments, isNumber: true, isSortable: true },
    {
      key: "changedAt",
      title: text.changed,
      cell: ({ changedAt }) => <span className="number">{instantText(changedAt)}</span>,
      isSortable: true,
    },
  ];
}

/** The plans that one may see, and the way in for new ones. */
export function PlansPage(): ReactElement {
  const text = useMessages(planWords);
  const states = useMessages(approvalWords);
  const query = page.useSearch();
  const words = useAddressWords();
  const changeAddress = useChangeAddress();
  const actor = useActor();
  const answer = useRoute(listPlans, { query: listQueryOf("plans", query) }, { keepPrevious: true });
  const asked = words["import"];
  const [isOpen, setOpen] = useState(typeof asked === "string");
  const columns = useColumns();
  const mayImport = canSomewhere(actor, "plan.change");
  const button = mayImport ? (
    <Button type="primary" onClick={() => setOpen(true)}>
      {text.importPlan}
    </Button>
  ) : null;
  const close = (): void => {
    setOpen(false);
    changeAddress({ import: undefined });
  };
  return (
    <>
      <PageHead title={text.title} actions={button} />
      <PlanTabs current="plans" />
      <QueryTable
        id="plans"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ versionId }) => versionId}
        exportRows={exportBy(exportPlans, { query })}
        nothing={text.none}
        nothingAction={button}
        filters={[
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: statesOf("plan").map((state) => ({ value: state, label: approvalStateName(states, "plan", state) })),
          },
          { kind: "pair", names: ["partnershipId"], label: text.pair },
        ]}
      />
      {isOpen ? <ImportPlan first={typeof asked === "string" ? asked : null} onClose={close} /> : null}
    </>
  );
}
