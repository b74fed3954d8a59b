import "./plan.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState, type ReactElement } from "react";
import { acceptAll, addCard, changeCard, getPlanVersion, type PlanVersion } from "../../contract/plan.ts";
import { can } from "../../domain/access/access.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { PairLink, pairText } from "../ui/pair.tsx";
import { approvalMoveNames, approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { Trail } from "../ui/trail.tsx";
import { planWords } from "./messages.ts";
import { cardCounts, stepFrom, clausesOf, openReturn } from "./model.ts";
import { Moves } from "./parts/moves.tsx";
import { PlanText } from "./parts/plan-text.tsx";
import { PromiseCard } from "./parts/promise-card.tsx";
import { showCard, showSentence } from "./parts/show.ts";

const route = getRouteApi("/plans/$versionId");

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT", "BUTTON"].includes(target.tagName));
}

interface Keys {
  readonly onStep: (by: number) => void;
  readonly onState: (state: "accepted" | "rejected") => void;
  readonly onEdit: () => void;
}

/** j and k go through the cards, Enter accepts, x leaves out, e corrects; not while somebody is typing. */
function useKeys({ onStep, onState, onEdit }: Keys, isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const actions: Readonly<Record<string, () => void>> = {
        j: () => onStep(1),
        k: () => onStep(-1),
        Enter: () => onState("accepted"),
        x: () => onState("rejected"),
        e: onEdit,
      };
      const act = actions[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isActive, onStep, onState, onEdit]);
}

function CardsHead({ version }: { readonly version: PlanVersion }): ReactElement {
  const text = useMessages(planWords);
  const counts = cardCounts(version);
  const all = useChange(acceptAll);
  return (
    <div className="reader-bar">
      <strong>{text.cards(counts.all)}</strong>
      <span>{text.undecided(counts.undecided)}</span>
      {counts.questions > 0 ? <span>{text.questions(counts.questions)}</span> : null}
      {counts.warnings > 0 ? <span className="sign-at-risk">{text.warnings(counts.warnings)}</span> : null}
      {version.isEditable && counts.undecided > 0 ? (
        <Button size="small" loading={all.isPending} onClick={() => all.mutate({ params: { versionId: version.id } })}>
          {text.acceptAll}
        </Button>
      ) : null}
      {all.error ? <Failed error={all.error} /> : null}
    </div>
  );
}

function Reader({ version }: { readonly version: PlanVersion }): ReactElement {
  const text = useMessages(planWords);
  const [current, setCurrent] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const change = useChange(changeCard);
  const add = useChange(addCard);
  const { cards, isEditable } = version;
  const show = (cardId: string | null): void => {
    setCurrent(cardId);
    if (cardId === null) return;
    showCard(cardId);
    showSentence(cardId);
  };
  useKeys(
    {
      onStep: (by) => show(stepFrom(cards, current, by)),
      onState: (state) => {
        if (current === null || !isEditable) return;
        change.mutate({ params: { versionId: version.id, cardId: current }, body: { state } });
        show(stepFrom(cards, current, 1));
      },
      onEdit: () => setEditing(isEditable ? current : null),
    },
    editing === null,
  );
  const addSelected = (start: number, end: number): void => add.mutate({ params: { versionId: version.id }, body: { start, end } });
  const returned = openReturn(version);
  return (
    <div className="reader">
      <PlanText text={version.text} cards={cards} current={current} isEditable={isEditable} onChoose={setCurrent} onAdd={addSelected} />
      <section aria-label={text.promises}>
        <CardsHead version={version} />
        {isEditable ? <p className="muted">{text.keys}</p> : <p className="muted">{text.readOnly}</p>}
        {add.error ? <Failed error={add.error} /> : null}
        {change.error ? <Failed error={change.error} /> : null}
        {cards.length === 0 ? <Nothing message={text.noCards} /> : null}
        <TextWarnings warnings={version.warnings} />
        <ul className="card-list">
          {cards.map((card) => (
            <PromiseCard
              key={card.id}
              versionId={version.id}
              card={card}
              others={cards}
              returned={returned?.place === card.id ? returned : null}
              isCurrent={card.id === current}
              isEditable={isEditable}
              isEditing={card.id === editing}
              onChoose={(cardId) => {
                setCurrent(cardId);
                showSentence(cardId);
              }}
              onEdit={setEditing}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}

/** Warnings for sentences that are no countable promise, and so have no card to carry them. */
function TextWarnings({ warnings }: Pick<PlanVersion, "warnings">): ReactElement | null {
  const text = useMessages(planWords);
  if (warnings.length === 0) return null;
  return (
    <section className="panel" aria-label={text.otherWarnings} style={{ marginBottom: 12 }}>
      <h2>{text.otherWarnings}</h2>
      {warnings.map(({ code, message, source, clause, start }) => (
        <div key={`${start}${code}`}>
          <q>{clause}</q>
          <p className="warning">
            ⚠ {message}
            <br />
            <span className="muted">
              {text.source}：{source}
            </span>
          </p>
        </div>
      ))}
    </section>
  );
}

/** The plan reader: the text left, its promises as cards right, and the way of the version below. */
export function PlanPage(): ReactElement {
  const text = useMessages(planWords);
  const approvals = useMessages(approvalWords);
  const actor = useActor();
  const { versionId } = route.useParams();
  const answer = useRoute(getPlanVersion, { params: { versionId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const version = answer.data;
  const { partnership } = version;
  const sides = {
    kind: "partnership",
    programmeId: "",
    helperSchoolId: partnership.helper.id,
    helpedSchoolId: partnership.helped.id,
  } as const;
  const mayAdjust = version.state === "approved" && can(actor, "plan.change", sides);
  return (
    <>
      <PageHead
        title={version.title ?? pairText(partnership.helper, partnership.helped)}
        note={
          <>
            <PairLink partnershipId={partnership.id} helper={partnership.helper} helped={partnership.helped} /> ·{" "}
            {text.versionNo(version.number)} · {approvalStateName(approvals, "plan", version.state)}
            {version.reason === null ? "" : ` · ${text.adjusted(version.reason)}`}
          </>
        }
        actions={<Moves version={version} mayAdjust={mayAdjust} />}
      />
      <Reader version={version} />
      <Trail steps={version.trail} moves={approvalMoveNames(approvals, "plan")} places={clausesOf(version.cards)} />
    </>
  );
}
