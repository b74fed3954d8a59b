import "./posting.css";
import { getRouteApi } from "@tanstack/react-router";
import { InputNumber } from "antd";
import type { ReactElement } from "react";
import {
  eligibleMax,
  exportExchange,
  getExchange,
  stateEligible,
  type ExchangeLine,
  type ExchangePage as Page,
} from "../../contract/exchange.ts";
import { exchangeFindings } from "../../domain/posting/exchange.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { exportBy } from "../ui/export-button.tsx";
import { Sums } from "../ui/facts.tsx";
import { countText } from "../ui/format.ts";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { StandingSign } from "../ui/standing-mark.tsx";
import { Failed } from "../ui/states.tsx";
import { exchangeWords } from "./exchange-words.ts";
import { PostingTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/exchange");

/** 10.22 % with a sign and a word, and how many people would be enough where they are not. */
function Share({ share }: { readonly share: Page["total"]["shares"]["moved"] }): ReactElement {
  const text = useMessages(exchangeWords);
  if (share === null) return <span className="muted">—</span>;
  return (
    <span className="inline-links">
      <StandingSign standing={share.isMet ? "met" : "missed"} /> <span className="number">{(share.hundredths / 100).toFixed(2)}%</span>{" "}
      <span className="small muted">{share.isMet ? text.findings.met : `${text.findings.short}，${text.need(share.need)}`}</span>
    </span>
  );
}

/** The stated number; sent when the field is left. */
function Eligible({ line, schoolYear }: { readonly line: ExchangeLine; readonly schoolYear: number }): ReactElement {
  const text = useMessages(exchangeWords);
  const state = useChange(stateEligible);
  if (!line.mayState) return <>{line.eligible === null ? text.unknown : countText(line.eligible)}</>;
  const send = (eligible: number | null): void => {
    if (eligible === line.eligible) return;
    state.mutate({ params: { schoolId: line.school.id, schoolYear }, body: { eligible } });
  };
  return (
    <>
      <InputNumber<number>
        aria-label={text.statedFor(line.school.name)}
        placeholder={text.unknown}
        min={0}
        max={eligibleMax}
        precision={0}
        {...(line.eligible === null ? {} : { defaultValue: line.eligible })}
        disabled={state.isPending}
        onBlur={({ target }) => send(target.value === "" ? null : Number(target.value))}
        onPressEnter={({ currentTarget }) => currentTarget.blur()}
      />
      {state.isError ? <Failed error={state.error} /> : null}
    </>
  );
}

function useColumns(schoolYear: number): Column<ExchangeLine>[] {
  const text = useMessages(exchangeWords);
  return [
    { key: "school", title: text.school, cell: ({ school }) => school.name, isSortable: true },
    {
      key: "eligible",
      title: text.eligible,
      cell: (line) => <Eligible key={`${line.school.id} ${schoolYear}`} line={line} schoolYear={schoolYear} />,
      isSortable: true,
      isNumber: true,
    },
    { key: "moved", title: text.moved, cell: ({ moved }) => countText(moved), isSortable: true, isNumber: true },
    { key: "movedShare", title: text.movedShare, cell: ({ shares }) => <Share share={shares.moved} />, isSortable: true },
    { key: "backbone", title: text.backbone, cell: ({ backboneMoved }) => countText(backboneMoved), isSortable: true, isNumber: true },
    { key: "backboneShare", title: text.backboneShare, cell: ({ shares }) => <Share share={shares.backbone} />, isSortable: true },
  ];
}

function Total({ total }: Pick<Page, "total">): ReactElement {
  const text = useMessages(exchangeWords);
  return (
    <Sums
      facts={[
        { name: text.eligible, value: total.eligible === null ? text.unknown : countText(total.eligible) },
        { name: text.moved, value: countText(total.moved) },
        { name: text.movedShare, value: <Share share={total.shares.moved} /> },
        { name: text.backbone, value: countText(total.backboneMoved) },
        { name: text.backboneShare, value: <Share share={total.shares.backbone} /> },
      ]}
    />
  );
}

/** How many teachers each school sent others in the school year, held against the county's ratio. */
export function ExchangePage(): ReactElement {
  const text = useMessages(exchangeWords);
  const query = page.useSearch();
  const answer = useRoute(getExchange, { query: listQueryOf("exchange", query) }, { keepPrevious: true });
  const { data } = answer;
  const columns = useColumns(data?.schoolYear ?? 0);
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  return (
    <>
      <PageHead title={text.title} note={data ? text.lead(data.schoolYear, data.movedPercent, data.backbonePercent) : ""} />
      <PostingTabs current="exchange" />
      {data ? (
        <section aria-label={text.all}>
          <Total total={data.total} />
          <p className="muted small">
            {text.eligibleHint}。{text.source(data.source)}
          </p>
        </section>
      ) : null}
      <QueryTable
        id="exchange"
        label={text.title}
        answer={{ ...answer, data: data?.lines }}
        columns={columns}
        rowKey={({ school }) => school.id}
        exportRows={exportBy(exportExchange, { query })}
        nothing={text.none}
        filters={[
          {
            kind: "choice",
            names: ["finding"],
            label: text.finding,
            options: exchangeFindings.map((value) => ({ value, label: text.findings[value] })),
          },
        ]}
      />
    </>
  );
}
