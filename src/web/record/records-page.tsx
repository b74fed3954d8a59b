import { getRouteApi } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState, type ReactElement } from "react";
import { confirmMany, exportRecords, listRecords, type RecordLine } from "../../contract/record.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { recordStates } from "../../domain/evidence/record-state.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { AppLink, LinkButton } from "../ui/app-link.tsx";
import { categoryWords } from "../ui/category-words.ts";
import { daysText, textOf } from "../ui/format.ts";
import { PairLink, shortOf } from "../ui/pair.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { stateWords } from "../ui/state-words.ts";
import { Failed } from "../ui/states.tsx";
import { RecordRoomTabs } from "./parts/record-room-tabs.tsx";
import { recordWords } from "./messages.ts";
import { figuresText, kindsFor, waitsFor } from "./model.ts";

const page = getRouteApi("/records");

function useColumns(): Column<RecordLine>[] {
  const text = useMessages(recordWords);
  const states = useMessages(stateWords);
  const kinds = useMessages(categoryWords);
  const language = useLanguage();
  return [
    { key: "from", title: text.days, cell: ({ from, to }) => <span className="number">{daysText(from, to)}</span>, isSortable: true },
    {
      key: "category",
      title: text.kind,
      cell: ({ id, category }) => <AppLink href={`/records/${id}`}>{kinds[category]}</AppLink>,
      isSortable: true,
    },
    {
      key: "helped",
      title: text.pair,
      cell: (line) => <PairLink partnershipId={line.partnershipId} helper={line.helper} helped={line.helped} />,
      isSortable: true,
    },
    { key: "subjects", title: text.subjects, cell: ({ subjects }) => [...new Set(subjects)].join("、") || "—" },
    { key: "people", title: text.people, cell: ({ people }) => people.map(({ name }) => name).join("、") || "—" },
    { key: "figures", title: text.figures, cell: (line) => <span className="number">{figuresText(line, language)}</span> },
    {
      key: "state",
      title: text.state,
      cell: (line) => {
        const school = waitsFor(line);
        return school === null ? states.records[line.state] : `${states.records[line.state]} · ${text.waitsFor(shortOf(school))}`;
      },
      isSortable: true,
    },
    { key: "place", title: text.place, cell: ({ place }) => textOf(place), isExtra: true },
    { key: "note", title: text.note, cell: ({ note }) => textOf(note), isExtra: true },
    { key: "statedBy", title: text.statedBy, cell: ({ statedBy }) => states.sides[statedBy], isExtra: true },
    { key: "files", title: text.files, cell: ({ attachments }) => (attachments === 0 ? "—" : attachments), isNumber: true },
  ];
}

/** Confirms the chosen records together, after saying which they are. */
function ConfirmChosen({ chosen, onDone }: { readonly chosen: readonly RecordLine[]; readonly onDone: () => void }): ReactElement {
  const text = useMessages(recordWords);
  const kinds = useMessages(categoryWords);
  const { modal } = App.useApp();
  const confirm = useChange(confirmMany);
  const ask = (): void => {
    const names = chosen.map(({ category, from }) => `${from} ${kinds[category]}`).join(text.comma);
    const send = async (): Promise<void> => {
      await confirm.mutateAsync({ body: { records: chosen.map(({ id, version }) => ({ id, version })) } });
      onDone();
    };
    modal.confirm({
      title: text.confirmChosen(chosen.length),
      content: text.confirmAll(names),
      onOk: async () => send().catch(() => undefined),
    });
  };
  return (
    <>
      <Button disabled={chosen.length === 0} loading={confirm.isPending} onClick={ask}>
        {text.confirmChosen(chosen.length)}
      </Button>
      {confirm.error ? <Failed error={confirm.error} /> : null}
    </>
  );
}

/** The records that one may see: who did what where, and which wait for whom. */
export function RecordsPage(): ReactElement {
  const text = useMessages(recordWords);
  const states = useMessages(stateWords).records;
  const kinds = useMessages(categoryWords);
  const query = page.useSearch();
  const actor = useActor();
  const answer = useRoute(listRecords, { query: listQueryOf("records", query) }, { keepPrevious: true });
  const [chosen, choose] = useState<readonly RecordLine[]>([]);
  const columns = useColumns();
  const mayConfirm = canSomewhere(actor, "record.confirm");
  const mayEnter = canSomewhere(actor, "record.enter");
  const buttons = mayEnter ? (
    <>
      <LinkButton href="/records/new?planned=yes">{text.plan}</LinkButton>
      <LinkButton isPrimary href="/records/new">
        {text.enter}
      </LinkButton>
    </>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={buttons} />
      <RecordRoomTabs current="records" />
      <QueryTable
        id="records"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportRecords, { query })}
        nothing={text.none}
        nothingAction={buttons}
        actions={mayConfirm && query.waiting === "me" ? <ConfirmChosen chosen={chosen} onDone={() => choose([])} /> : null}
        {...(mayConfirm && query.waiting === "me"
          ? { selection: { keys: chosen.map(({ id }) => id), onChange: (_: string[], rows: RecordLine[]) => choose(rows) } }
          : {})}
        filters={[
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: recordStates.map((state) => ({ value: state, label: states[state] })),
          },
          {
            kind: "choice",
            names: ["category"],
            label: text.kind,
            options: kindsFor({ categories: [] }).map((kind) => ({ value: kind, label: kinds[kind] })),
          },
          ...(mayConfirm
            ? [
                {
                  kind: "choice" as const,
                  names: ["waiting"] as const,
                  label: text.waitingOnly,
                  options: [{ value: "me", label: text.waiting }],
                },
              ]
            : []),
          { kind: "pair", names: ["partnershipId"], label: text.pair },
          { kind: "days", names: ["from", "to"], label: text.days },
        ]}
      />
    </>
  );
}
