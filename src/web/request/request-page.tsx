import "./request.css";
import "../goods/goods.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Progress, Steps, Table } from "antd";
import { useState, type ReactElement } from "react";
import { changeRequest, getRequest, type RequestPage as Page } from "../../contract/request.ts";
import { opinionSourceNames, higherLevelNames, requestKindNames, stanceNames } from "../../domain/request/request-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalMoveNames, approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { Facts, type Fact } from "../ui/facts.tsx";
import { moneyText, textOf } from "../ui/format.ts";
import { placeWords } from "../ui/return-places.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { AddAttachment, Attachments } from "../ui/attachments.tsx";
import { Trail } from "../ui/trail.tsx";
import { requestWords } from "./messages.ts";
import { isRequestState, overspentYuan, stepOf, valuesOf } from "./model.ts";
import { RequestDeeds } from "./parts/deeds.tsx";
import { useRequestReason } from "./parts/reasons.ts";
import { RequestForm } from "./parts/request-form.tsx";

const route = getRouteApi("/requests/$requestId");

function yuanText(fen: number | null): string {
  return moneyText(fen === null ? null : fen / 100);
}

function Content({ request }: { readonly request: Page }): ReactElement {
  const text = useMessages(requestWords);
  const language = useLanguage();
  const over = overspentYuan(request);
  const facts: readonly Fact[] = [
    { name: text.kind, value: requestKindNames[language][request.kind] },
    { name: text.description, value: <span className="opinion-words">{request.description}</span> },
    { name: text.wantedBy, value: textOf(request.wantedBy) },
    { name: text.estimate, value: <span className="number">{yuanText(request.estimateFen)}</span> },
    { name: text.granted, value: <span className="number">{`${yuanText(request.grantedFen)} ${request.approvedOn ?? ""}`}</span> },
    {
      name: text.actual,
      value: (
        <span className="number">
          {yuanText(request.actualFen)} {request.completedOn ?? ""}
          {over === null ? null : <div className="over-grant">{text.over(moneyText(over))}</div>}
        </span>
      ),
    },
    { name: text.by, value: request.enteredBy },
  ];
  return (
    <>
      <Facts facts={facts} />
      <Table
        size="small"
        rowKey={(line) => request.lines.indexOf(line)}
        pagination={false}
        dataSource={[...request.lines]}
        columns={[
          { key: "name", title: text.lineName, dataIndex: "name" },
          { key: "amount", title: text.lineAmount, align: "right", className: "number", render: (_, { amountFen }) => yuanText(amountFen) },
        ]}
      />
    </>
  );
}

function Opinions({ request }: { readonly request: Page }): ReactElement {
  const text = useMessages(requestWords);
  const language = useLanguage();
  if (request.opinionList.length === 0 && request.referrals.length === 0) return <p className="muted">{text.noOpinions}</p>;
  return (
    <ul className="lines">
      {request.opinionList.map((opinion) => (
        <li key={opinion.id}>
          <div>
            <strong className={`stance-${opinion.stance}`}>{stanceNames[language][opinion.stance]}</strong> {opinion.office}{" "}
            <span className="muted">
              {opinionSourceNames[language][opinion.source]} · {opinion.givenOn}
            </span>
            <div className="opinion-words">{opinion.words}</div>
          </div>
        </li>
      ))}
      {request.referrals.map((referral) => (
        <li key={referral.id}>
          <div>
            <strong>
              {text.referrals} {higherLevelNames[language][referral.level]}
            </strong>{" "}
            {referral.paperNo} <span className="muted">{referral.sentOn}</span>
            {referral.note === null ? null : <div>{referral.note}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Work({ request }: { readonly request: Page }): ReactElement {
  const text = useMessages(requestWords);
  const done = request.files.filter(({ role }) => role === "completion");
  return (
    <>
      <Progress strokeColor="var(--primary)" percent={request.percent} aria-label={text.progress} />
      {request.progress.length === 0 ? <p className="muted">{text.noProgress}</p> : null}
      <ul className="lines">
        {request.progress.toReversed().map(({ id, on, percent, words }) => (
          <li key={id}>
            <div>
              <span className="number">
                {on} · {percent}%
              </span>{" "}
              {words}
              <Attachments files={request.files.filter(({ part }) => part === id)} />
            </div>
          </li>
        ))}
      </ul>
      <Attachments files={done} />
    </>
  );
}

function Edit({ request, onDone }: { readonly request: Page; readonly onDone: () => void }): ReactElement {
  const change = useChange(changeRequest);
  return (
    <RequestForm
      schools={[]}
      first={valuesOf(request)}
      isSending={change.isPending}
      error={change.error}
      onSave={(_, content) =>
        void change
          .mutateAsync({ params: { requestId: request.id }, body: { version: request.version, content } })
          .then(onDone, () => undefined)
      }
    />
  );
}

function Body({ request }: { readonly request: Page }): ReactElement {
  const places = useMessages(placeWords);
  const text = useMessages(requestWords);
  const states = useMessages(approvalWords);
  const isBegun = request.state === "active" || request.state === "completed";
  return (
    <div className="bench">
      <div className="stack">
        <section aria-label={text.content} className="panel">
          <h2>{text.content}</h2>
          <Content request={request} />
        </section>
        <section aria-label={text.photos} className="panel">
          <h2>{text.photos}</h2>
          <Attachments files={request.files.filter(({ role }) => role === "photo" || role === "paper")} />
          {request.allowed.includes("attach") ? (
            <div className="stack">
              <AddAttachment kind="request" thingId={request.id} purpose="photo" />
              <AddAttachment kind="request" thingId={request.id} purpose="paper" />
            </div>
          ) : null}
        </section>
      </div>
      <div className="stack">
        {isBegun ? (
          <section aria-label={text.progress} className="panel">
            <h2>{text.progress}</h2>
            <Work request={request} />
          </section>
        ) : null}
        <section aria-label={text.opinions} className="panel">
          <h2>{text.opinions}</h2>
          <Opinions request={request} />
        </section>
        <Trail steps={request.trail} moves={{ ...approvalMoveNames(states, "request"), ...text.moves }} places={places.request} />
      </div>
    </div>
  );
}

/** Moves that have a form of their own: an amount, a bill. */
const ownForms: ReadonlySet<string> = new Set(["approve", "complete"]);

/** One request: what is asked, what offices say, what was granted, how far the work has come. */
export function RequestPage(): ReactElement {
  const text = useMessages(requestWords);
  const states = useMessages(approvalWords);
  const { requestId } = route.useParams();
  const answer = useRoute(getRequest, { params: { requestId } });
  const explain = useRequestReason();
  const [isEditing, setEditing] = useState(false);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const request = answer.data;
  const moves = request.moves.filter((move) => !ownForms.has(move));
  const step = isRequestState(request.state) ? stepOf(request.state, request.opinionList.length) : 0;
  return (
    <>
      <PageHead
        title={request.title}
        note={
          <>
            <AppLink href="/requests">{text.title}</AppLink> · {request.school.name} · {approvalStateName(states, "request", request.state)}
          </>
        }
        actions={
          <>
            {request.allowed.includes("change") ? <Button onClick={() => setEditing(!isEditing)}>{text.edit}</Button> : null}
            <RequestDeeds request={request} />
            <ApprovalMoves kind="request" things={[request]} moves={moves} explain={explain} />
          </>
        }
      />
      <Steps
        size="small"
        responsive={false}
        titlePlacement="vertical"
        className="request-steps"
        current={step}
        items={text.steps.map((title) => ({ title }))}
      />
      {isEditing ? <Edit request={request} onDone={() => setEditing(false)} /> : <Body request={request} />}
    </>
  );
}
