import "./settings.css";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { listDatedSettings, type DatedSettings } from "../../contract/dated-setting.ts";
import { can } from "../../domain/access/access.ts";
import { usePointInTime } from "../app/address-bar.ts";
import { useCurrentEntry } from "../app/current-entry.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { AppLink, LinkButton } from "../ui/app-link.tsx";
import { instantText } from "../ui/format.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { inOrder, placeOf, shapeOfRule } from "./known-rules.ts";
import { SettingsTabs } from "./parts/room-tabs.tsx";
import { RuleForm } from "./parts/rule-form.tsx";
import { RuleValue } from "./parts/rule-value.tsx";
import { partNames } from "./rule-field-words.ts";
import { shapeOfValue } from "./rule-shape.ts";
import { standingsOf } from "./rule-text.ts";
import { ruleWords } from "./rule-words.ts";
import { rulesWords } from "./rules-messages.ts";

const page = getRouteApi("/settings/rules");

type Rule = DatedSettings["rows"][number];

interface RuleProps {
  readonly rule: Rule;
  readonly today: string;
}

/** Every rule by its name, with since when it holds and what is to come. */
function RuleMenu({
  rules,
  today,
  chosen,
}: {
  readonly rules: readonly Rule[];
  readonly today: string;
  readonly chosen: string;
}): ReactElement {
  const text = useMessages(rulesWords);
  const words = useMessages(ruleWords);
  const pointInTime = usePointInTime();
  return (
    <nav className="panel rule-menu" aria-label={text.all}>
      <ul ref={useCurrentEntry(chosen)}>
        {rules.map(({ key, entries }) => {
          const holds = entries.findLast(({ effectiveFrom }) => effectiveFrom <= today);
          const comes = entries.find(({ effectiveFrom }) => effectiveFrom > today);
          return (
            <li key={key} data-entry={key}>
              <Link
                to="/settings/rules"
                search={{ ...pointInTime, key }}
                className={key === chosen ? "current" : ""}
                aria-current={key === chosen ? "page" : false}
              >
                <span>{words[key]?.name ?? key}</span>
                <span className="muted small">
                  {[
                    holds === undefined || holds.isDefault ? text.isDefault : text.since(holds.effectiveFrom),
                    ...(comes === undefined ? [] : [text.comesToo(comes.effectiveFrom)]),
                  ].join(" · ")}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** What held, holds and will hold, the latest first, each with its paper and who entered it. */
function History({ rule, today }: RuleProps): ReactElement {
  const text = useMessages(rulesWords);
  const language = useLanguage();
  const known = shapeOfRule(rule.key);
  const isElsewhere = known === null && placeOf(rule.key) !== null;
  const telling = { names: partNames(rule.key, language), language };
  return (
    <section className="panel" aria-label={text.history}>
      <h2>{text.history}</h2>
      {standingsOf(rule.entries, today).map(({ entry, standing, nextFrom }) => (
        <details key={entry.effectiveFrom} className="rule-entry" open={standing !== "held"}>
          <summary>
            <strong className={`rule-${standing}`}>{text.standings[standing]}</strong> {text.since(entry.effectiveFrom)}
            {nextFrom === null ? "" : ` ${text.until(nextFrom)}`}
          </summary>
          <p className="muted">
            {`${text.told(text.source, entry.source)} · `}
            {entry.isDefault || entry.enteredAt === null
              ? text.isDefault
              : text.entered(entry.enteredBy ?? "", instantText(entry.enteredAt))}
          </p>
          {isElsewhere ? (
            <p className="muted">{text.onlyThere}</p>
          ) : (
            <RuleValue shape={known ?? shapeOfValue(entry.value)} value={entry.value} telling={telling} />
          )}
        </details>
      ))}
    </section>
  );
}

/** One rule: what it says, how it applies, where it is used, and the form that sets it. */
function RuleDetail({ rule, today }: RuleProps): ReactElement {
  const text = useMessages(rulesWords);
  const words = useMessages(ruleWords)[rule.key];
  const language = useLanguage();
  const mayChange = can(useActor(), "settings.change", { kind: "county" });
  const [isChanging, setChanging] = useState(false);
  const place = placeOf(rule.key);
  const shape = shapeOfRule(rule.key);
  const current = rule.entries.findLast(({ effectiveFrom }) => effectiveFrom <= today) ?? rule.entries[0];
  const mayChangeHere = mayChange && shape !== null && place !== null && !place.isSetThere && current !== undefined;
  return (
    <div className="rule-detail">
      <section className="panel" aria-label={words?.name ?? rule.key}>
        <h2>{words?.name ?? rule.key}</h2>
        {words === undefined ? <p className="muted">{text.unknown}</p> : <p>{words.meaning}</p>}
        {words === undefined ? null : <p className="muted">{text.told(text.effect, words.effect)}</p>}
        {place !== null && words !== undefined && !place.isSetThere ? (
          <p>
            <AppLink href={place.href}>{text.toPlace(words.place)}</AppLink>
          </p>
        ) : null}
        {place?.isSetThere && words !== undefined ? (
          <LinkButton href={place.href}>{mayChange ? text.setThere(words.place) : text.toPlace(words.place)}</LinkButton>
        ) : null}
        {mayChangeHere && !isChanging ? (
          <Button type="primary" onClick={() => setChanging(true)}>
            {text.change}
          </Button>
        ) : null}
      </section>
      {mayChangeHere && isChanging ? (
        <RuleForm
          ruleKey={rule.key}
          shape={shape}
          entries={rule.entries}
          current={current}
          today={today}
          effect={words?.effect ?? ""}
          telling={{ names: partNames(rule.key, language), language }}
          onClose={() => setChanging(false)}
        />
      ) : null}
      <History rule={rule} today={today} />
    </div>
  );
}

/** Every rule, limit and amount of the county: what holds, what held, what comes, by which paper, and a new one from a day on. */
export function RulesPage(): ReactElement {
  const text = useMessages(rulesWords);
  const { key } = page.useSearch();
  const mayChange = can(useActor(), "settings.change", { kind: "county" });
  const answer = useRoute(listDatedSettings, {});
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { today } = answer.data;
  const rules = inOrder(answer.data.rows);
  const chosen = key === undefined ? rules[0] : rules.find((rule) => rule.key === key);
  return (
    <>
      <PageHead title={text.title} note={mayChange ? text.note : `${text.note}${text.readOnly}`} />
      <SettingsTabs current="rules" />
      <div className="rules">
        <RuleMenu rules={rules} today={today} chosen={chosen?.key ?? ""} />
        {chosen === undefined ? <Nothing message={text.notKnown} /> : <RuleDetail key={chosen.key} rule={chosen} today={today} />}
      </div>
    </>
  );
}
