import { List } from "antd-mobile";
import type { ReactElement } from "react";
import { nextObligations } from "../../contract/workbench.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { categoryWords } from "../ui/category-words.ts";
import { StandingMark } from "../ui/standing-mark.tsx";
import { phoneWords } from "./messages.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** What is owed next, the soonest first. */
export function Schedule(): ReactElement {
  const text = useMessages(phoneWords);
  const categories = useMessages(categoryWords);
  const answer = useRoute(nextObligations, {});
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data.rows.length === 0) return <Nothing message={text.nothingDue} />;
  return (
    <List header={text.schedule}>
      {answer.data.rows.map((line) => (
        <List.Item
          key={`${line.partnershipId} ${line.commitmentId} ${line.period} ${Object.values(line.scope).join(" ")}`}
          description={
            <>
              <StandingMark standing={line.standing} /> {line.helper.name} → {line.helped.name}
            </>
          }
          extra={line.due}
        >
          {categories[line.category]} {Object.values(line.scope).join(" ")}
        </List.Item>
      ))}
    </List>
  );
}
