import "./aid.css";
import { App, Button, Popconfirm } from "antd";
import { useState, type ReactElement } from "react";
import { eraseAid, getAidRules, type AidRules } from "../../contract/aid.ts";
import { can } from "../../domain/access/access.ts";
import { aidTiers } from "../../domain/funding/aid.ts";
import { aidNames } from "../../domain/funding/aid-words.ts";
import { judgeWaiver } from "../../domain/funding/fee-item.ts";
import { stages } from "../../domain/school/stage.ts";
import { usePointInTime } from "../app/address-bar.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { moneyText } from "../ui/format.ts";
import { stateWords } from "../ui/state-words.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { aidWords } from "./messages.ts";
import { AidTabs } from "./parts/room-tabs.tsx";
import { AmountsWindow, RulesWindow } from "./parts/rule-windows.tsx";

function AmountTable({ amounts }: Pick<AidRules, "amounts">): ReactElement {
  const text = useMessages(aidWords);
  const words = aidNames[useLanguage()];
  const names = useMessages(stateWords).stages;
  const yuan = (stage: string, tier: string, isBoarder: boolean): string => {
    const row = amounts.rows.find((one) => one.stage === stage && one.tier === tier && one.isBoarder === isBoarder);
    return moneyText(row === undefined ? null : row.fenPerYear / 100);
  };
  return (
    <div className="aid-scroll">
      <table className="aid-table">
        <thead>
          <tr>
            {[text.stage, text.tier, text.boarder, text.day].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.flatMap((stage) =>
            aidTiers.map((tier) => (
              <tr key={`${stage} ${tier}`}>
                <td>{names[stage]}</td>
                <td>{words.tiers[tier]}</td>
                <td className="number">{yuan(stage, tier, true)}</td>
                <td className="number">{yuan(stage, tier, false)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function CategoryTable({ categories }: Pick<AidRules, "categories">): ReactElement {
  const text = useMessages(aidWords);
  const words = aidNames[useLanguage()];
  return (
    <ul className="lines">
      {categories.map(({ key, name, tier, source }) => (
        <li key={key}>
          <div className="grow">
            <div>{name}</div>
            <div className="muted">{`${text.from}：${source}`}</div>
          </div>
          <span>{words.tiers[tier]}</span>
        </li>
      ))}
    </ul>
  );
}

/** What may be waived at which stage, and the law in words. */
function FeeTable({ feeItems }: Pick<AidRules, "feeItems">): ReactElement {
  const text = useMessages(aidWords);
  const names = useMessages(stateWords).stages;
  const words = { allowed: text.allowed, "free-already": text.freeAlready, "not-to-be-asked": text.notToBeAsked };
  return (
    <ul className="lines">
      {feeItems.map((item) => (
        <li key={item.key}>
          <div className="grow">
            <div>
              <strong>{item.name}</strong> {stages.map((stage) => `${names[stage]} ${words[judgeWaiver(item, stage)]}`).join(" · ")}
            </div>
            <div className="muted">{item.law}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function EraseButton(): ReactElement {
  const text = useMessages(aidWords);
  const { message } = App.useApp();
  const erase = useChange(eraseAid);
  const run = async (): Promise<void> => {
    const { applications } = await erase.mutateAsync({});
    void message.success(text.eraseDone(applications));
  };
  return (
    <>
      {erase.error ? <Failed error={erase.error} /> : null}
      <Popconfirm title={text.eraseHint} onConfirm={() => void run().catch(() => undefined)}>
        <Button loading={erase.isPending}>{text.erase}</Button>
      </Popconfirm>
    </>
  );
}

/** Amounts, categories and rules of a term with their papers, and what the law says of fees. */
export function AidSettingsPage(): ReactElement {
  const text = useMessages(aidWords);
  const language = useLanguage();
  const words = aidNames[language];
  const { term } = usePointInTime();
  const mayChange = can(useActor(), "settings.change", { kind: "county" });
  const answer = useRoute(getAidRules, { query: term === undefined ? {} : { term } });
  const [open, setOpen] = useState<"amounts" | "rules" | null>(null);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const rules = answer.data;
  return (
    <>
      <PageHead
        title={text.title}
        note={`${periodName(rules.term, language)} · ${text.settingsNote}`}
        actions={mayChange ? <EraseButton /> : null}
      />
      <AidTabs current="settings" />
      <section className="panel" aria-label={text.amounts}>
        <h2>{text.amounts}</h2>
        <p className="muted">{`${text.from}：${rules.amounts.source}`}</p>
        <AmountTable amounts={rules.amounts} />
        {mayChange ? <Button onClick={() => setOpen("amounts")}>{text.changeAmounts}</Button> : null}
        <h2>{text.publicationRule}</h2>
        <p>{text.schoolDays(rules.publication.schoolDays)}</p>
        <p>{text.contact(rules.publication.contact)}</p>
        <p className="muted">{`${text.from}：${rules.publication.source}`}</p>
        <h2>{text.midTerm}</h2>
        <p>{words.policies[rules.midTerm.policy]}</p>
        <p className="muted">{`${text.from}：${rules.midTerm.source}`}</p>
        {mayChange ? <Button onClick={() => setOpen("rules")}>{text.changeRules}</Button> : null}
        <h2>{text.categories}</h2>
        <CategoryTable categories={rules.categories} />
        <p>
          <AppLink href="/settings/rules?key=aid.categories">{text.allVersions}</AppLink>
        </p>
        <h2>{text.lawTitle}</h2>
        <FeeTable feeItems={rules.feeItems} />
        <p>
          <AppLink href="/settings/rules?key=aid.feeItems">{text.allVersions}</AppLink>
        </p>
      </section>
      {open === "amounts" ? <AmountsWindow rules={rules} onClose={() => setOpen(null)} /> : null}
      {open === "rules" ? <RulesWindow rules={rules} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
