import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportPostings, listPostings, type PostingLine } from "../../contract/posting.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { moveRules, statesOf, type ApprovalMove } from "../../domain/approval/approval.ts";
import { postingKinds } from "../../domain/posting/posting.ts";
import { postingRoles } from "../../domain/reading/reading.ts";
import { knownSubjects } from "../../domain/school/subject.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { ImportDrawer } from "../school/parts/import-drawer.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { countText, daysText, textOf } from "../ui/format.ts";
import { exportBy } from "../ui/export-button.tsx";
import { PairLink, shortOf } from "../ui/pair.tsx";
import { quantityWords } from "../ui/quantity-words.ts";
import type { Filter } from "../ui/query-filters.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { postingWords } from "./messages.ts";
import { postingNames } from "./names.ts";
import { heldDays, sharedMoves } from "./model.ts";
import { PostingTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/postings");

function useColumns(): Column<PostingLine>[] {
  const text = useMessages(postingWords);
  const names = useMessages(postingNames);
  const states = useMessages(approvalWords);
  const roles = useMessages(quantityWords).postingRoles;
  return [
    {
      key: "person",
      title: text.person,
      cell: ({ id, personName }) => <AppLink href={`/postings/${id}`}>{personName ?? text.noPerson}</AppLink>,
      isSortable: true,
    },
    { key: "kind", title: text.kind, cell: ({ kind }) => names.kinds[kind], isSortable: true },
    { key: "post", title: text.post, cell: ({ role }) => (role === null ? "—" : roles[role]) },
    { key: "subject", title: text.subject, cell: ({ subject }) => textOf(subject), isSortable: true },
    { key: "grades", title: text.grades, cell: ({ grades }) => grades.join("、") || "—" },
    { key: "home", title: text.home, cell: ({ home }) => shortOf(home) },
    { key: "host", title: text.host, cell: ({ host, place }) => place ?? shortOf(host) },
    {
      key: "from",
      title: text.days,
      cell: (line) => {
        const { from, to } = heldDays(line);
        return <span className="number">{daysText(from, to)}</span>;
      },
      isSortable: true,
    },
    {
      key: "share",
      title: text.share,
      cell: (line) => (line.kind !== "posting" ? "—" : line.isFullTime ? text.fullTime : text.partTime(line.sharePercent)),
    },
    { key: "lessons", title: text.lessons, cell: ({ lessonsPerWeek }) => countText(lessonsPerWeek), isNumber: true, isSortable: true },
    { key: "state", title: text.state, cell: ({ state }) => approvalStateName(states, "posting", state), isSortable: true },
    {
      key: "helped",
      title: text.pair,
      cell: (line) => <PairLink partnershipId={line.partnershipId} helper={line.helper} helped={line.helped} />,
      isSortable: true,
      isExtra: true,
    },
  ];
}

/** Moves that need a person to be chosen first, or words of their own, are made on the posting's page. */
const onePage: ReadonlySet<ApprovalMove> = new Set(["nominate", "complete"]);

/** What can be done with all of those chosen at once. */
function ChosenMoves({ chosen, onDone }: { readonly chosen: readonly PostingLine[]; readonly onDone: () => void }): ReactElement | null {
  const moves = sharedMoves(chosen).filter((move) => !onePage.has(move));
  if (moves.length === 0) return null;
  return <ApprovalMoves kind="posting" things={chosen} moves={moves} dayMoves={["begin"]} onDone={onDone} />;
}

/** A filter with one word in the address. */
function choice(
  name: "kind" | "role" | "subject" | "state",
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
): Filter {
  return { kind: "choice", names: [name], label, options };
}

/** People sent and people who go to learn, with what can be done for many of them at once. */
export function PostingsPage(): ReactElement {
  const text = useMessages(postingWords);
  const names = useMessages(postingNames);
  const states = useMessages(approvalWords);
  const roles = useMessages(quantityWords).postingRoles;
  const query = page.useSearch();
  const actor = useActor();
  const answer = useRoute(listPostings, { query: listQueryOf("postings", query) }, { keepPrevious: true });
  const [chosen, choose] = useState<readonly PostingLine[]>([]);
  const [isImporting, setImporting] = useState(false);
  const columns = useColumns();
  const mayAsk = canSomewhere(actor, "posting.request");
  const mayChoose = moveRules.some(({ kind, action }) => kind === "posting" && canSomewhere(actor, action));
  const form = query.partnershipId === undefined ? "/postings/new" : `/postings/new?partnershipId=${query.partnershipId}`;
  const buttons = mayAsk ? (
    <>
      <Button onClick={() => setImporting(true)}>{text.importMonths}</Button>
      <Button type="primary" href={form}>
        {text.newTitle}
      </Button>
    </>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={buttons} />
      <PostingTabs current="list" />
      <QueryTable
        id="postings"
        label={text.list}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportPostings, { query })}
        nothing={text.none}
        nothingAction={buttons}
        actions={<ChosenMoves chosen={chosen} onDone={() => choose([])} />}
        {...(mayChoose
          ? { selection: { keys: chosen.map(({ id }) => id), onChange: (_: string[], rows: PostingLine[]) => choose(rows) } }
          : {})}
        filters={[
          choice(
            "state",
            text.state,
            statesOf("posting").map((value) => ({ value, label: approvalStateName(states, "posting", value) })),
          ),
          choice(
            "kind",
            text.kind,
            postingKinds.map((value) => ({ value, label: names.kinds[value] })),
          ),
          choice(
            "role",
            text.post,
            postingRoles.map((value) => ({ value, label: roles[value] })),
          ),
          choice(
            "subject",
            text.subject,
            knownSubjects().map((value) => ({ value, label: value })),
          ),
          { kind: "days", names: ["from", "to"], label: text.days },
        ]}
      />
      {isImporting ? <ImportDrawer kind="postingMonths" onClose={() => setImporting(false)} /> : null}
    </>
  );
}
