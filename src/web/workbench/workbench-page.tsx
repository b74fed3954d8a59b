import "./workbench.css";
import { Button } from "antd";
import type { ReactElement } from "react";
import { moveRecord, type RecordLine } from "../../contract/record.ts";
import { getWorkbench, type Workbench } from "../../contract/workbench.ts";
import { useAsOf, usePointInTime } from "../app/address-bar.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { categoryWords } from "../ui/category-words.ts";
import { daysText } from "../ui/format.ts";
import { amountText, countedText, missingAmount, obligationTitle } from "../ui/obligation-text.ts";
import { PairLink, pairText } from "../ui/pair.tsx";
import { FiguresBar, StandingSign, StandingStrip } from "../ui/standing-mark.tsx";
import { standingWords } from "../ui/standing-words.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { workbenchWords } from "./messages.ts";
import { Line } from "./parts/line.tsx";
import { WaitingApprovals } from "./parts/waiting-approvals.tsx";

function ConfirmLine({ record }: { readonly record: RecordLine }): ReactElement {
  const text = useMessages(workbenchWords);
  const language = useLanguage();
  const confirm = useChange(moveRecord);
  return (
    <>
      <Line
        title={`${categoryWords[language][record.category]}${record.subjects.length > 0 ? ` · ${[...new Set(record.subjects)].join("、")}` : ""}`}
        note={`${daysText(record.from, record.to)} · ${pairText(record.helper, record.helped)}`}
        action={
          <>
            <Button
              size="small"
              type="primary"
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ params: { recordId: record.id }, body: { move: "confirm", version: record.version } })}
            >
              {text.confirm}
            </Button>
            <AppLink href={`/records/${record.id}`}>{text.look}</AppLink>
          </>
        }
      />
      {confirm.isError ? (
        <li>
          <Failed error={confirm.error} />
        </li>
      ) : null}
    </>
  );
}

function PlanLine({ plan }: { readonly plan: Workbench["plans"][number] }): ReactElement {
  const text = useMessages(workbenchWords);
  const pair = pairText(plan.helper, plan.helped);
  const titles = { returned: text.planReturned(pair), draft: text.planDraft(pair) };
  const verbs = { returned: text.fix, draft: text.finish };
  return (
    <Line title={titles[plan.state]} note={plan.since} action={<AppLink href={`/plans/${plan.versionId}`}>{verbs[plan.state]}</AppLink>} />
  );
}

/** What waits for the person, the most pressing first. */
function ToDo({ bench }: { readonly bench: Workbench }): ReactElement {
  const text = useMessages(workbenchWords);
  const language = useLanguage();
  const isEmpty = bench.counts.waiting === 0 && bench.verify === 0;
  return (
    <section aria-label={text.today}>
      <h2>{text.today}</h2>
      {isEmpty ? <Nothing message={text.nothingToDo} /> : null}
      <ul className="lines">
        {bench.questioned.map((record) => (
          <Line
            key={record.id}
            title={text.questioned(categoryWords[language][record.category])}
            note={`${daysText(record.from, record.to)} · ${pairText(record.helper, record.helped)}`}
            action={<AppLink href={`/records/${record.id}`}>{text.fix}</AppLink>}
          />
        ))}
        {bench.assess > 0 ? (
          <Line title={text.assess(bench.assess)} note="" action={<AppLink href="/assessments?waiting=me">{text.score}</AppLink>} />
        ) : null}
        {bench.plans.map((plan) => (
          <PlanLine key={plan.versionId} plan={plan} />
        ))}
        {bench.confirm.map((record) => (
          <ConfirmLine key={record.id} record={record} />
        ))}
      </ul>
      <WaitingApprovals groups={bench.approvals} />
      {bench.verify > 0 ? (
        <ul className="lines waiting">
          <Line title={text.verify(bench.verify)} note="" action={<AppLink href="/records?state=confirmed">{text.look}</AppLink>} />
        </ul>
      ) : null}
    </section>
  );
}

function NextDue({ bench }: { readonly bench: Workbench }): ReactElement {
  const text = useMessages(workbenchWords);
  const language = useLanguage();
  const words = useMessages(standingWords);
  return (
    <section aria-label={text.next}>
      <h2>
        {text.next}
        <AppLink href="/calendar">{text.calendar}</AppLink>
      </h2>
      {bench.next.length === 0 ? <Nothing message={text.nothingNext} /> : null}
      <ul className="lines">
        {bench.next.slice(0, 12).map((item) => {
          const missing = missingAmount(item);
          return (
            <Line
              key={`${item.partnershipId}${item.commitmentId}${item.period}${JSON.stringify(item.scope)}`}
              sign={
                <span title={words.standings[item.standing]}>
                  <StandingSign standing={item.standing} />
                  <span className="visually-hidden">{words.standings[item.standing]}</span>
                </span>
              }
              title={
                <>
                  {obligationTitle(item, language)}{" "}
                  {missing === null ? countedText(item, item.measure, language) : text.missing(amountText(missing, item.measure, language))}
                </>
              }
              note={
                <>
                  <PairLink {...item} /> · {text.before(item.due)}
                </>
              }
            />
          );
        })}
      </ul>
    </section>
  );
}

function Pairs({ bench }: { readonly bench: Workbench }): ReactElement {
  const text = useMessages(workbenchWords);
  return (
    <section aria-label={text.thisTerm}>
      <h2>
        {text.thisTerm}
        <AppLink href="/programmes">{text.showAll}</AppLink>
      </h2>
      <FiguresBar figures={bench.total} />
      {bench.partnerships.length === 0 ? (
        <Nothing message={text.noPartnerships} action={<AppLink href="/schools">{text.toSchools}</AppLink>} />
      ) : null}
      <ul className="lines">
        {bench.partnerships.map((pair) => (
          <li key={pair.partnershipId}>
            <div className="grow">
              <div>
                <PairLink {...pair} />
              </div>
            </div>
            <StandingStrip figures={pair.figures} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each count leads to what it counts. */
function Tiles({ bench }: { readonly bench: Workbench }): ReactElement {
  const text = useMessages(workbenchWords);
  const tiles = [
    { name: text.waiting, count: bench.counts.waiting, href: "/#todo", isLate: false },
    { name: text.dueSoon, count: bench.counts.dueSoon, href: "/calendar", isLate: false },
    { name: text.missed, count: bench.counts.missed, href: "/programmes?standing=missed", isLate: bench.counts.missed > 0 },
    { name: text.unconfirmed, count: bench.counts.unconfirmed, href: "/records?state=submitted", isLate: false },
  ];
  return (
    <ul className="tiles">
      {tiles.map(({ name, count, href, isLate }) => (
        <li key={name}>
          <AppLink className={isLate ? "tile tile-late" : "tile"} href={href}>
            <span>{name}</span>
            <span className="number">{count}</span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

/** The first page: what waits, what is due, who is behind. */
export function WorkbenchPage(): ReactElement {
  const text = useMessages(workbenchWords);
  const language = useLanguage();
  const { asOf } = useAsOf();
  const { term } = usePointInTime();
  const answer = useRoute(getWorkbench, { query: asOf === undefined ? {} : { asOf } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const shownTerm = term ?? answer.data.term;
  return (
    <>
      <PageHead title={text.title} note={shownTerm === null ? null : periodName(shownTerm, language)} />
      <Tiles bench={answer.data} />
      <div className="bench" id="todo">
        <ToDo bench={answer.data} />
        <div className="bench-column">
          <Pairs bench={answer.data} />
          <NextDue bench={answer.data} />
        </div>
      </div>
    </>
  );
}
