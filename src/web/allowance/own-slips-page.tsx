import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { exportOwnSlips, listOwnSlips } from "../../contract/allowance.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable } from "../ui/query-table.tsx";
import { allowanceWords } from "./messages.ts";
import { AllowanceTabs } from "./parts/room-tabs.tsx";
import { useSlipColumns } from "./parts/slip-columns.tsx";

const page = getRouteApi("/allowances/own");

/** What the signed-in person is paid, month by month. */
export function OwnSlipsPage(): ReactElement {
  const text = useMessages(allowanceWords);
  const query = page.useSearch();
  const answer = useRoute(listOwnSlips, { query: listQueryOf("own-slips", query) }, { keepPrevious: true });
  const columns = useSlipColumns({ hasPerson: false });
  return (
    <>
      <PageHead title={text.ownSlips} />
      <AllowanceTabs current="own" />
      <QueryTable
        id="own-slips"
        label={text.ownSlips}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        hasSearch={false}
        exportRows={exportBy(exportOwnSlips, { query })}
        nothing={text.noneOwn}
      />
    </>
  );
}
