import { List } from "antd-mobile";
import type { ReactElement } from "react";
import type { ObligationLine } from "../../contract/standing.ts";
import { nextObligations } from "../../contract/workbench.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { categoryWords } from "../ui/category-words.ts";
import { boundsText, countText } from "../ui/format.ts";
import { quantityWords } from "../ui/quantity-words.ts";
import { scopeText } from "../ui/scope-text.ts";
import { StandingMark } from "../ui/standing-mark.tsx";
import { phoneCategories } from "./enter-model.ts";
import { phoneWords } from "./messages.ts";
import { Events } from "./events.tsx";
import { pairName } from "./pair-name.ts";
import { goTo } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** One obligation: what, how much of it is there, until when; touched, it opens the form of its kind. */
function Due({ line }: { readonly line: ObligationLine }): ReactElement {
  const categories = useMessages(categoryWords);
  const { units } = useMessages(quantityWords);
  const language = useLanguage();
  const space = language === "en" ? " " : "";
  const { category, counted, min, max, measure } = line;
  const canEnter = phoneCategories.includes(category);
  return (
    <List.Item
      clickable={canEnter}
      {...(canEnter ? { onClick: () => goTo(`/enter/${category}`) } : {})}
      description={
        <>
          <StandingMark standing={line.standing} />{" "}
          <span className="number">{`${countText(counted)}/${boundsText(min, max)}${space}${units[measure]}`}</span>
          <br />
          {pairName(line)}
        </>
      }
      extra={<span className="number">{line.due}</span>}
    >
      {categories[category]} {scopeText(line.scope, language)}
    </List.Item>
  );
}

/** What is owed next, the soonest first. */
function DueList(): ReactElement {
  const text = useMessages(phoneWords);
  const answer = useRoute(nextObligations, {});
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  if (answer.data.rows.length === 0) return <Nothing message={text.nothingDue} />;
  return (
    <List header={text.schedule}>
      {answer.data.rows.map((line) => (
        <Due key={`${line.partnershipId} ${line.commitmentId} ${line.period} ${Object.values(line.scope).join(" ")}`} line={line} />
      ))}
    </List>
  );
}

/** Events that are open to me, then what is owed next. */
export function Schedule(): ReactElement {
  return (
    <>
      <Events />
      <DueList />
    </>
  );
}
