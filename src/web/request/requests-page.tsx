import "./request.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Progress } from "antd";
import type { ReactElement } from "react";
import { exportRequests, listRequests, type RequestLine } from "../../contract/request.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { statesOf } from "../../domain/approval/approval.ts";
import { opinionStances, requestKinds } from "../../domain/request/request.ts";
import { higherLevelNames, requestKindNames, stanceNames } from "../../domain/request/request-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { GoodsTabs } from "../goods/parts/goods-tabs.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { moneyText, textOf } from "../ui/format.ts";
import { shortOf } from "../ui/pair.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { requestWords } from "./messages.ts";

const page = getRouteApi("/requests");

function yuanText(fen: number | null): string {
  return moneyText(fen === null ? null : fen / 100);
}

function useColumns(): Column<RequestLine>[] {
  const text = useMessages(requestWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  return [
    { key: "title", title: text.what, cell: ({ id, title }) => <AppLink href={`/requests/${id}`}>{title}</AppLink>, isSortable: true },
    { key: "school", title: text.school, cell: ({ school }) => shortOf(school), isSortable: true },
    { key: "kind", title: text.kind, cell: ({ kind }) => requestKindNames[language][kind], isSortable: true },
    { key: "estimate", title: text.estimate, cell: ({ estimateFen }) => yuanText(estimateFen), isNumber: true, isSortable: true },
    { key: "granted", title: text.granted, cell: ({ grantedFen }) => yuanText(grantedFen), isNumber: true, isSortable: true },
    {
      key: "opinions",
      title: text.opinions,
      cell: ({ opinions }) => {
        const given = opinionStances.filter((stance) => opinions[stance] > 0);
        return given.length === 0
          ? "—"
          : given.map((stance) => (
              <span key={stance} className={`stance-${stance}`}>
                {stanceNames[language][stance]} {opinions[stance]}{" "}
              </span>
            ));
      },
    },
    {
      key: "state",
      title: text.state,
      cell: ({ state, referredTo }) =>
        [
          approvalStateName(states, "request", state),
          referredTo === null ? "" : `${text.referrals}${higherLevelNames[language][referredTo]}`,
        ]
          .filter((part) => part !== "")
          .join(" · "),
      isSortable: true,
    },
    {
      key: "progress",
      title: text.progress,
      cell: ({ state, percent, title }) =>
        state === "active" || state === "completed" ? (
          <Progress
            strokeColor="var(--primary)"
            percent={percent}
            size="small"
            aria-label={`${title} ${text.progress}`}
            style={{ width: 120 }}
          />
        ) : (
          "—"
        ),
    },
    {
      key: "wantedBy",
      title: text.wantedBy,
      cell: ({ wantedBy }) => <span className="number">{textOf(wantedBy)}</span>,
      isSortable: true,
      isExtra: true,
    },
    { key: "actual", title: text.actual, cell: ({ actualFen }) => yuanText(actualFen), isNumber: true, isExtra: true },
  ];
}

/** What schools ask the county for, and how far it has come. */
export function RequestsPage(): ReactElement {
  const text = useMessages(requestWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  const query = page.useSearch();
  const actor = useActor();
  const answer = useRoute(listRequests, { query: listQueryOf("requests", query) }, { keepPrevious: true });
  const columns = useColumns();
  const button = canSomewhere(actor, "request.enter") ? (
    <Button type="primary" href="/requests/new">
      {text.enter}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={button} />
      <GoodsTabs current="requests" />
      <QueryTable
        id="requests"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportRequests, { query })}
        nothing={text.none}
        nothingAction={button}
        filters={[
          {
            kind: "choice",
            names: ["kind"],
            label: text.kind,
            options: requestKinds.map((kind) => ({ value: kind, label: requestKindNames[language][kind] })),
          },
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: statesOf("request").map((state) => ({ value: state, label: approvalStateName(states, "request", state) })),
          },
        ]}
      />
    </>
  );
}
