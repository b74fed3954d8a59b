import "./goods.css";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState, type ReactElement } from "react";
import { changeGoods, getGoods, type GoodsPage as Page } from "../../contract/goods.ts";
import { conditionNames, giverKindNames, modeNames } from "../../domain/goods/goods-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { CodePicture } from "../ui/code-picture.tsx";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalMoveNames, approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { Facts, type Fact } from "../ui/facts.tsx";
import { moneyText, textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { placeWords } from "../ui/return-places.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { AddAttachment, Attachments } from "../ui/attachments.tsx";
import { Trail } from "../ui/trail.tsx";
import { goodsWords } from "./messages.ts";
import { conditionsText, isReachable, plainItems, valuesOf } from "./model.ts";
import { GoodsDeeds } from "./parts/goods-deeds.tsx";
import { GoodsForm } from "./parts/goods-form.tsx";
import { ItemsTable } from "./parts/items-table.tsx";
import { useGoodsReason } from "./parts/reasons.ts";

const route = getRouteApi("/goods/$goodsId");

/** The use in force, and how it came to be another than agreed. */
function Use({ goods }: { readonly goods: Page }): ReactElement {
  const text = useMessages(goodsWords);
  const latest = goods.consents.at(-1);
  if (latest === undefined) return <>{textOf(goods.use)}</>;
  return (
    <>
      {latest.use}
      <div className="muted small">{text.consentGiven(latest.consentedOn, latest.paper)}</div>
      <div className="muted small">
        <s>{goods.use}</s>
      </div>
    </>
  );
}

function Content({ goods }: { readonly goods: Page }): ReactElement {
  const text = useMessages(goodsWords);
  const language = useLanguage();
  const agreement = goods.agreedOn === null ? "—" : [goods.agreedOn, goods.agreementNo ?? ""].join(" ");
  const decision = goods.decision && `${goods.decision.decidedOn} ${goods.decision.paper} · ${goods.decision.participants}`;
  const receipt = goods.receiptNo === null ? text.noReceipt : `${goods.receiptNo} · ${goods.receiptIssuedOn ?? ""}`;
  const isDonation = goods.mode === "donation";
  const facts: Fact[] = [
    { name: text.mode, value: modeNames[language][goods.mode] },
    { name: text.giver, value: `${goods.giverName} · ${giverKindNames[language][goods.giverKind]}` },
    { name: text.value, value: <span className="number">{moneyText(goods.valueFen / 100)}</span> },
    { name: text.use, value: <Use goods={goods} /> },
    isDonation ? { name: text.agreement, value: agreement } : { name: text.decision, value: decision ?? text.noDecision },
    { name: text.handedOverOn, value: textOf(goods.handedOverOn) },
    { name: text.receivedOn, value: textOf(goods.receivedOn) },
    ...(isDonation && goods.state === "received" ? [{ name: text.receipt, value: receipt }] : []),
    { name: text.note, value: textOf(goods.note) },
  ];
  return <Facts facts={facts} />;
}

/** Receiving happens on a phone, where the camera and the finger are: its address as a code, and as a link. */
function Receive({ goodsId }: { readonly goodsId: string }): ReactElement {
  const text = useMessages(goodsWords);
  const address = `${location.origin}/m/confirm/goods/${goodsId}`;
  return (
    <section aria-label={text.receive} className="panel receive-code">
      <CodePicture address={address} name={text.receive} side={120} />
      <div className="grow">
        <h2>{text.receive}</h2>
        <p>{text.receiveHint}</p>
        {isReachable(location.origin) ? null : <p className="muted">{text.local}</p>}
        <Button href={address}>{text.receiveHere}</Button>
      </div>
    </section>
  );
}

function Edit({ goods, onDone }: { readonly goods: Page; readonly onDone: () => void }): ReactElement {
  const change = useChange(changeGoods);
  return (
    <GoodsForm
      partnerships={[]}
      first={{ partnershipId: goods.partnershipId, ...valuesOf(goods) }}
      firstItems={plainItems(goods.items)}
      isSending={change.isPending}
      error={change.error}
      onSave={(_, content) =>
        void change.mutateAsync({ params: { goodsId: goods.id }, body: { version: goods.version, content } }).then(onDone, () => undefined)
      }
    />
  );
}

/** Files, and what became of the goods. */
function Sides({ goods }: { readonly goods: Page }): ReactElement {
  const text = useMessages(goodsWords);
  const language = useLanguage();
  const names = { names: conditionNames[language], unchecked: text.unchecked };
  return (
    <div className="stack">
      {goods.assets === 0 ? null : (
        <section aria-label={text.after} className="panel">
          <div className="section-head">
            <h2>{text.assets(goods.assets)}</h2>
            <span>
              <Button href={`/inventory?goodsId=${goods.id}`}>{text.toAssets}</Button>{" "}
              <Button href={`/inventory/labels?goodsId=${goods.id}`}>{text.labels}</Button>
            </span>
          </div>
          {conditionsText(goods.conditions, goods.assets, names)}
        </section>
      )}
      <section aria-label={text.files} className="panel">
        <h2>{text.files}</h2>
        {goods.files.length === 0 ? <p className="muted">{text.noFiles}</p> : <Attachments files={goods.files} />}
        {goods.allowed.includes("attach") ? (
          <div className="stack">
            <AddAttachment kind="goods" thingId={goods.id} purpose="photo" />
            <AddAttachment kind="goods" thingId={goods.id} purpose="paper" />
          </div>
        ) : null}
      </section>
    </div>
  );
}

/** One handover list: terms, items with what arrived, receipt, files, trail. */
export function GoodsPage(): ReactElement {
  const places = useMessages(placeWords);
  const text = useMessages(goodsWords);
  const states = useMessages(approvalWords);
  const { goodsId } = route.useParams();
  const answer = useRoute(getGoods, { params: { goodsId } });
  const explain = useGoodsReason();
  const [isEditing, setEditing] = useState(false);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const goods = answer.data;
  const mayReceive = goods.moves.includes("receive");
  const actions = (
    <>
      {goods.allowed.includes("change") ? <Button onClick={() => setEditing(!isEditing)}>{text.edit}</Button> : null}
      <GoodsDeeds goods={goods} />
      <ApprovalMoves
        kind="goods"
        things={[goods]}
        moves={goods.moves.filter((move) => move !== "receive")}
        dayMoves={["handOver"]}
        explain={explain}
      />
    </>
  );
  return (
    <>
      <PageHead
        title={goods.title}
        note={
          <>
            <AppLink href="/goods">{text.title}</AppLink> · <PairLink {...goods} /> · {approvalStateName(states, "goods", goods.state)}
          </>
        }
        actions={actions}
      />
      {isEditing ? (
        <Edit goods={goods} onDone={() => setEditing(false)} />
      ) : (
        <div className="stack">
          {mayReceive ? <Receive goodsId={goods.id} /> : null}
          {goods.state === "submitted" && goods.mode === "transfer" && goods.decision === null ? (
            <Alert type="warning" showIcon title={text.noDecision} description={text.decisionHint} />
          ) : null}
          <div className="bench">
            <div className="stack">
              <section aria-label={text.content} className="panel">
                <Content goods={goods} />
              </section>
              <Trail steps={goods.trail} moves={{ ...approvalMoveNames(states, "goods"), ...text.moves }} places={places.goods} />
            </div>
            <Sides goods={goods} />
          </div>
          <section aria-label={text.items} className="panel">
            <h2>{text.items}</h2>
            <ItemsTable items={goods.items} />
          </section>
        </div>
      )}
    </>
  );
}
