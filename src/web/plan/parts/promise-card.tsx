import { Button, Tag } from "antd";
import { useState, type ReactElement } from "react";
import { changeCard, splitCard, type Card, type CommitmentFields } from "../../../contract/plan.ts";
import type { TrailStep } from "../../../contract/shared.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { categoryWords } from "../../ui/category-words.ts";
import { quantityWords } from "../../ui/quantity-words.ts";
import { stateWords } from "../../ui/state-words.ts";
import { Failed } from "../../ui/states.tsx";
import { planWords } from "../messages.ts";
import { CardForm, NumberQuestion } from "./card-form.tsx";

interface PromiseCardProps {
  readonly versionId: string;
  readonly card: Card;
  readonly others: readonly Card[];
  /** The return that speaks of this card; null for all others. */
  readonly returned: TrailStep | null;
  readonly isCurrent: boolean;
  readonly isEditable: boolean;
  readonly isEditing: boolean;
  readonly onChoose: (cardId: string) => void;
  readonly onEdit: (cardId: string | null) => void;
}

function Creates({ card }: { readonly card: Card }): ReactElement | null {
  const text = useMessages(planWords);
  if (card.kind !== "quota") return <p className="muted">{text.kinds[card.kind]}</p>;
  const { obligations, periods, scopes, firstDue } = card.creates;
  return <p className="muted">{obligations === 0 ? text.createsNone : text.creates(periods, scopes, obligations, firstDue ?? "—")}</p>;
}

function Warnings({ warnings }: Pick<Card, "warnings">): ReactElement {
  const text = useMessages(planWords);
  return (
    <>
      {warnings.map(({ code, message, source }) => (
        <p key={code} className="warning">
          ⚠ {message}
          <br />
          <span className="muted">
            {text.source}：{source}
          </span>
        </p>
      ))}
    </>
  );
}

function ReturnedFor({ step: { reason, comment } }: { readonly step: TrailStep }): ReactElement {
  const text = useMessages(planWords);
  const reasons: Readonly<Record<string, string>> = useMessages(stateWords).returnReasons;
  const said = [reason === null ? "" : (reasons[reason] ?? reason), comment ?? ""].filter((part) => part !== "");
  return <p className="warning">↩ {text.returnedFor(said.join(" · "))}</p>;
}

interface ButtonsProps {
  readonly card: Card;
  readonly isSending: boolean;
  readonly onState: (state: Card["state"]) => void;
  readonly onEdit: () => void;
  readonly onSplit: () => void;
}

function Buttons({ card, isSending, onState, onEdit, onSplit }: ButtonsProps): ReactElement {
  const text = useMessages(planWords);
  return (
    <div className="card-buttons">
      {card.state === "proposed" ? (
        <Button size="small" type="primary" loading={isSending} onClick={() => onState("accepted")}>
          {text.accept}
        </Button>
      ) : (
        <Button size="small" loading={isSending} onClick={() => onState("proposed")}>
          {text.restore}
        </Button>
      )}
      <Button size="small" onClick={onEdit}>
        {text.edit}
      </Button>
      <Button size="small" onClick={onSplit}>
        {text.split}
      </Button>
      {card.state === "rejected" ? null : (
        <Button size="small" onClick={() => onState("rejected")}>
          {text.reject}
        </Button>
      )}
    </div>
  );
}

/** One promise: what it says, what it would create, what speaks against it, and what may be done with it. */
export function PromiseCard(props: PromiseCardProps): ReactElement {
  const { versionId, card, isEditable, isEditing } = props;
  const text = useMessages(planWords);
  const kinds = useMessages(categoryWords);
  const actors = useMessages(quantityWords).actors;
  const change = useChange(changeCard);
  const split = useChange(splitCard);
  const [isAnswered, setAnswered] = useState(false);
  const params = { versionId, cardId: card.id };
  const setState = (state: Card["state"]): void => change.mutate({ params, body: { state } });
  const save = async (fields: CommitmentFields): Promise<void> => {
    // What was corrected has been decided on.
    await change.mutateAsync({ params, body: { state: "accepted", fields } });
    setAnswered(true);
    props.onEdit(null);
  };
  const asks = card.needsNumber && card.state === "proposed" && isEditable && !isEditing && !isAnswered;
  const error = change.error ?? split.error;
  return (
    // Pointing at a card is a convenience; the keys j and k do the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <li
      id={`card-${card.id}`}
      className={`promise-card ${card.state}${props.isCurrent ? " lit" : ""}`}
      onMouseEnter={() => props.onChoose(card.id)}
    >
      <div className="card-top">
        <strong>{kinds[card.fields.category]}</strong>
        <span>
          <Tag>{actors[card.fields.actorRole]}</Tag>
          <span className="muted">{text.states[card.state]}</span>
        </span>
      </div>
      <p className="card-clause">{card.clause}</p>
      {card.sentence === null ? null : <p>{card.sentence}</p>}
      <Creates card={card} />
      {props.returned === null ? null : <ReturnedFor step={props.returned} />}
      <Warnings warnings={card.warnings} />
      {error !== null && !isEditing ? <Failed error={error} /> : null}
      {asks ? (
        <NumberQuestion card={card} isSending={change.isPending} onSave={(fields) => void save(fields).catch(() => undefined)} />
      ) : null}
      {isEditing ? (
        <CardForm
          card={card}
          others={props.others.filter(({ id }) => id !== card.id)}
          isSending={change.isPending}
          error={change.error}
          onSave={(fields) => void save(fields).catch(() => undefined)}
          onCancel={() => props.onEdit(null)}
        />
      ) : isEditable ? (
        <Buttons
          card={card}
          isSending={change.isPending}
          onState={setState}
          onEdit={() => props.onEdit(card.id)}
          onSplit={() => split.mutate({ params })}
        />
      ) : null}
    </li>
  );
}
