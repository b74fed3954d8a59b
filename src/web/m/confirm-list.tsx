import { List } from "antd-mobile";
import type { ReactElement } from "react";
import { listAssets } from "../../contract/asset.ts";
import { listGoods } from "../../contract/goods.ts";
import { listRecords, type RecordLine } from "../../contract/record.ts";
import { getWorkbench } from "../../contract/workbench.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { categoryWords } from "../ui/category-words.ts";
import { daysText } from "../ui/format.ts";
import { stateWords } from "../ui/state-words.ts";
import { AssetsStep, AssetStep } from "./asset-steps.tsx";
import { goodsStepWords } from "./goods-messages.ts";
import { GoodsStep } from "./goods-step.tsx";
import { phoneWords } from "./messages.ts";
import { WaitingMonths } from "./months.tsx";
import { pairName } from "./pair-name.ts";
import { RecordStep } from "./record-step.tsx";
import { goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** How many of the latest records stand below what waits. Our choice: one screen of a phone. */
const latestMax = 10;

interface RecordsProps {
  readonly title: string;
  readonly rows: readonly RecordLine[];
  readonly hasStates: boolean;
}

function Records({ title, rows, hasStates }: RecordsProps): ReactElement | null {
  const categories = useMessages(categoryWords);
  const states = useMessages(stateWords).records;
  if (rows.length === 0) return null;
  return (
    <List header={title}>
      {rows.map((record) => (
        <List.Item
          key={record.id}
          clickable
          onClick={() => goTo(`/confirm/${record.id}`)}
          description={`${pairName(record)}\n${daysText(record.from, record.to)}`}
          extra={hasStates ? states[record.state] : null}
        >
          {categories[record.category]} {[...new Set(record.subjects)].join("、")}
        </List.Item>
      ))}
    </List>
  );
}

/** Goods that this school is to sign for, and the way to assets that somebody should look at. */
function Goods(): ReactElement | null {
  const text = useMessages(goodsStepWords);
  const goods = useRoute(listGoods, { query: { state: "handedOver", size: latestMax } });
  const due = useRoute(listAssets, { query: { due: "yes", size: 1 } });
  const mine = (goods.data?.rows ?? []).filter(({ moves }) => moves.includes("receive"));
  const dueTotal = due.data?.total ?? 0;
  if (mine.length === 0 && dueTotal === 0) return null;
  return (
    <List {...(mine.length === 0 ? {} : { header: text.toReceive })}>
      {mine.map((list) => (
        <List.Item
          key={list.id}
          clickable
          onClick={() => goTo(`/confirm/goods/${list.id}`)}
          description={`${pairName(list)}\n${list.giverName}`}
        >
          {list.title}
        </List.Item>
      ))}
      {dueTotal === 0 ? null : (
        <List.Item clickable onClick={() => goTo("/confirm/assets")} extra={dueTotal}>
          {text.assetsDue}
        </List.Item>
      )}
    </List>
  );
}

/** What waits for me, what the other school asks me, and what was entered lately with where it stands. */
function Waitings(): ReactElement {
  const text = useMessages(phoneWords);
  const answer = useRoute(getWorkbench, {});
  const latest = useRoute(listRecords, { query: { size: latestMax, sort: "-updatedAt" } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  const { confirm, questioned } = answer.data;
  return (
    <>
      {confirm.length + questioned.length === 0 ? <Nothing message={text.nothingToConfirm} /> : null}
      <Records title={text.confirm} rows={confirm} hasStates={false} />
      <Goods />
      <Records title={text.questioned} rows={questioned} hasStates={false} />
      <Records title={text.latest} rows={latest.data?.rows ?? []} hasStates />
    </>
  );
}

/** What waits for my confirmation, and one of them opened: a record, goods, an asset. */
export function ConfirmList(): ReactElement {
  const step = useStep();
  const [, goodsId] = /^\/confirm\/goods\/([\w-]{36})$/.exec(step) ?? [];
  if (goodsId !== undefined) return <GoodsStep key={goodsId} goodsId={goodsId} />;
  if (step === "/confirm/assets") return <AssetsStep />;
  const [, assetId] = /^\/confirm\/asset\/([\w-]{36})$/.exec(step) ?? [];
  if (assetId !== undefined) return <AssetStep key={assetId} assetId={assetId} />;
  const [, recordId, correct] = /^\/confirm\/([\w-]{36})(\/correct)?$/.exec(step) ?? [];
  return recordId === undefined ? (
    <>
      <WaitingMonths />
      <Waitings />
    </>
  ) : (
    <RecordStep key={recordId} recordId={recordId} isCorrecting={correct !== undefined} />
  );
}
