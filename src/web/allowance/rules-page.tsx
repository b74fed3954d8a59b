import "./allowance.css";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { allowanceSetting } from "../../contract/allowance-rules.ts";
import { listDatedSettings, type DatedEntry } from "../../contract/dated-setting.ts";
import type { AllowanceRule } from "../../domain/allowance/rule.ts";
import { can } from "../../domain/access/access.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { Failed, Waiting } from "../ui/states.tsx";
import { AllowanceTabs } from "./parts/room-tabs.tsx";
import { RuleSummary } from "./parts/rule-summary.tsx";
import { RulesForm } from "./parts/rules-form.tsx";
import { allowanceRuleWords } from "./rule-words.ts";

function rulesOf({ value }: DatedEntry): readonly AllowanceRule[] {
  return allowanceSetting.schema.parse(value);
}

function Paper({ entry }: { readonly entry: DatedEntry }): ReactElement {
  const text = useMessages(allowanceRuleWords);
  return (
    <section className="panel allowance-space">
      <h2>{text.holdsFrom(entry.effectiveFrom)}</h2>
      <p className="muted">
        {entry.source}
        {entry.isDefault ? ` · ${text.isDefault}` : ` · ${entry.enteredBy ?? ""}`}
      </p>
      {rulesOf(entry).map((rule) => (
        <RuleSummary key={rule.code} rule={rule} />
      ))}
    </section>
  );
}

/** What is paid by which rule since when, the latest paper first; new rules are tried out before they are set. */
export function RulesPage(): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const mayChange = can(useActor(), "settings.change", { kind: "county" });
  const answer = useRoute(listDatedSettings, {});
  const [isChanging, setChanging] = useState(false);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const entries = (answer.data.rows.find(({ key }) => key === allowanceSetting.key)?.entries ?? []).toReversed();
  const [latest] = entries;
  return (
    <>
      <PageHead
        title={text.title}
        note={text.note}
        actions={
          mayChange && !isChanging ? (
            <Button type="primary" onClick={() => setChanging(true)}>
              {text.change}
            </Button>
          ) : null
        }
      />
      <AllowanceTabs current="rules" />
      {isChanging ? <RulesForm rules={latest === undefined ? [] : rulesOf(latest)} onClose={() => setChanging(false)} /> : null}
      {entries.map((entry) => (
        <Paper key={entry.effectiveFrom} entry={entry} />
      ))}
    </>
  );
}
