import { List } from "antd-mobile";
import type { ReactElement } from "react";
import { listRecords } from "../../contract/record.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { categoryWords } from "../ui/category-words.ts";
import { daysText } from "../ui/format.ts";
import { phoneWords } from "./messages.ts";
import { WaitingMonths } from "./months.tsx";
import { RecordStep } from "./record-step.tsx";
import { goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

function Waitings(): ReactElement {
  const text = useMessages(phoneWords);
  const categories = useMessages(categoryWords);
  const answer = useRoute(listRecords, { query: { waiting: "me" } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data.rows.length === 0) return <Nothing message={text.nothingToConfirm} />;
  return (
    <List header={text.confirm}>
      {answer.data.rows.map((record) => (
        <List.Item
          key={record.id}
          clickable
          onClick={() => goTo(`/confirm/${record.id}`)}
          description={`${record.helper.name} → ${record.helped.name}`}
          extra={daysText(record.from, record.to)}
        >
          {categories[record.category]} {[...new Set(record.subjects)].join("、")}
        </List.Item>
      ))}
    </List>
  );
}

/** What waits for my confirmation, and one of them opened. */
export function ConfirmList(): ReactElement {
  const recordId = /^\/confirm\/([\w-]{36})$/.exec(useStep())?.[1];
  return recordId === undefined ? (
    <>
      <WaitingMonths />
      <Waitings />
    </>
  ) : (
    <RecordStep recordId={recordId} />
  );
}
