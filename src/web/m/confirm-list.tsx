import { List } from "antd-mobile";
import type { ReactElement } from "react";
import type { WaitingGroup, WaitingThing } from "../../contract/approval.ts";
import { listAssets } from "../../contract/asset.ts";
import { listRecords, type RecordLine } from "../../contract/record.ts";
import { getWorkbench } from "../../contract/workbench.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { categoryWords } from "../ui/category-words.ts";
import { daysText } from "../ui/format.ts";
import { stateWords } from "../ui/state-words.ts";
import { waitingAddress, waitingHeading, waitingList, waitingNote } from "../ui/waiting-things.ts";
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

interface ApprovalsProps {
  readonly groups: readonly WaitingGroup[];
}

/** Goods are signed for on the phone; everything else is decided on its page of the desk. */
function openThing(thing: WaitingThing): void {
  if (thing.kind === "goods" && thing.moves.includes("receive")) goTo(`/confirm/goods/${thing.id}`);
  else location.assign(waitingAddress(thing));
}

/** What waits for my decision, by what is to be done. */
function Approvals({ groups }: ApprovalsProps): ReactElement {
  const text = useMessages(phoneWords);
  const language = useLanguage();
  return (
    <>
      {groups.map((group) => {
        const { title, count } = waitingHeading(group, language);
        return (
          <List key={`${group.kind} ${group.state}`} header={`${title} ${count}`}>
            {group.rows.map((thing) => (
              <List.Item key={thing.id} clickable onClick={() => openThing(thing)} description={waitingNote(thing, language)}>
                {thing.title}
              </List.Item>
            ))}
            {group.count > group.rows.length ? (
              <List.Item clickable onClick={() => location.assign(waitingList(group))}>
                {text.showAll}
              </List.Item>
            ) : null}
          </List>
        );
      })}
    </>
  );
}

/** The way to assets that somebody should look at. */
function DueAssets(): ReactElement | null {
  const text = useMessages(goodsStepWords);
  const total = useRoute(listAssets, { query: { due: "yes", size: 1 } }).data?.total ?? 0;
  if (total === 0) return null;
  return (
    <List>
      <List.Item clickable onClick={() => goTo("/confirm/assets")} extra={total}>
        {text.assetsDue}
      </List.Item>
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
  const { confirm, questioned, approvals } = answer.data;
  return (
    <>
      {confirm.length + questioned.length + approvals.length === 0 ? <Nothing message={text.nothingToConfirm} /> : null}
      <Records title={text.confirm} rows={confirm} hasStates={false} />
      <Approvals groups={approvals} />
      <DueAssets />
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
