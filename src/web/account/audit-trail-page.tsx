import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import type { z } from "zod";
import { exportAuditTrail, listAuditTrail, type auditEntry } from "../../contract/account.ts";
import { auditedActionName, auditedThingName, auditedThings } from "../../domain/access/audited-action.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { exportBy } from "../ui/export-button.tsx";
import { instantText, textOf } from "../ui/format.ts";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { accountWords } from "./messages.ts";

type AuditEntry = z.infer<typeof auditEntry>;
const page = getRouteApi("/audit-trail");

function useColumns(): Column<AuditEntry>[] {
  const text = useMessages(accountWords);
  const language = useLanguage();
  return [
    { key: "at", title: text.at, cell: ({ at }) => <span className="number">{instantText(at)}</span>, isSortable: true },
    { key: "by", title: text.by, cell: ({ by }) => textOf(by), isSortable: true },
    { key: "action", title: text.action, cell: ({ action }) => auditedActionName(action, language), isSortable: true },
    { key: "detail", title: text.detail, cell: ({ detail }) => textOf(detail), isExtra: true },
  ];
}

/** Who did what, the latest first. */
export function AuditTrailPage(): ReactElement {
  const text = useMessages(accountWords);
  const language = useLanguage();
  const query = page.useSearch();
  const answer = useRoute(listAuditTrail, { query: listQueryOf("audit-trail", query) }, { keepPrevious: true });
  const columns = useColumns();
  return (
    <>
      <PageHead title={text.trail} />
      <QueryTable
        id="audit-trail"
        label={text.trail}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportAuditTrail, { query })}
        filters={[
          {
            kind: "choice",
            names: ["thing"],
            label: text.thing,
            options: auditedThings.map((thing) => ({ value: thing, label: auditedThingName(thing, language) })),
          },
          { kind: "days", names: ["from", "to"], label: text.at },
        ]}
      />
    </>
  );
}
