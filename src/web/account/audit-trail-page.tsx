import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import type { z } from "zod";
import { listAuditTrail, type auditEntry } from "../../contract/account.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { instantText, textOf } from "../ui/format.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { accountWords } from "./messages.ts";

type AuditEntry = z.infer<typeof auditEntry>;
const page = getRouteApi("/audit-trail");

function useColumns(): Column<AuditEntry>[] {
  const text = useMessages(accountWords);
  return [
    { key: "at", title: text.at, cell: ({ at }) => <span className="number">{instantText(at)}</span> },
    { key: "by", title: text.by, cell: ({ by }) => textOf(by) },
    { key: "action", title: text.action, cell: ({ action }: AuditEntry) => action },
    { key: "thing", title: text.thing, cell: ({ thing }) => thing },
    { key: "detail", title: text.detail, cell: ({ detail }) => textOf(detail), isExtra: true },
  ];
}

/** Who did what, the latest first. */
export function AuditTrailPage(): ReactElement {
  const text = useMessages(accountWords);
  const query = page.useSearch();
  const answer = useRoute(listAuditTrail, { query }, { keepPrevious: true });
  const columns = useColumns();
  return (
    <>
      <PageHead title={text.trail} />
      <QueryTable
        id="audit-trail"
        label={text.trail}
        answer={answer}
        columns={columns}
        rowKey={({ at, action, by }) => `${at}${action}${by ?? ""}`}
      />
    </>
  );
}
