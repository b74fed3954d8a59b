import "./assessment.css";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { assessmentFormSetting } from "../../contract/assessment.ts";
import { listDatedSettings, type DatedEntry } from "../../contract/dated-setting.ts";
import { can } from "../../domain/access/access.ts";
import { assessmentParties, type AssessmentForm } from "../../domain/assessment/form.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { Failed, Waiting } from "../ui/states.tsx";
import { assessmentWords } from "./messages.ts";
import { assessmentFormWords } from "./form-messages.ts";
import { FormEditor } from "./parts/form-editor.tsx";
import { AssessmentTabs } from "./parts/room-tabs.tsx";

function formIn({ value }: DatedEntry): AssessmentForm {
  return assessmentFormSetting.schema.parse(value);
}

/** One form with its day and paper, as it stands. */
function Paper({ entry }: { readonly entry: DatedEntry }): ReactElement {
  const text = useMessages(assessmentWords);
  const words = useMessages(assessmentFormWords);
  const { criteria, partyPercent, grades, bestShareMax } = formIn(entry);
  return (
    <section className="panel assessment-panel" aria-label={text.formFrom(entry.effectiveFrom, "")}>
      <h2>{text.formFrom(entry.effectiveFrom, entry.isDefault ? words.isDefault : (entry.enteredBy ?? ""))}</h2>
      <p className="muted">{entry.source}</p>
      <div className="assessment-scroll">
        <table className="assessment-table">
          <thead>
            <tr>
              {[text.criterion, words.looksAt, words.weightPercent, words.maxScoreField].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ key, name, looksAt, weightPercent, maxScore }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{looksAt}</td>
                <td className="number">{weightPercent}</td>
                <td className="number">{maxScore}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{assessmentParties.map((party) => `${text.parties[party]} ${text.partyWeight(partyPercent[party])}`).join(" · ")}</p>
      <p>{grades.map(({ name, from }) => words.gradesText(name, from)).join(" · ")}</p>
      {bestShareMax === null ? null : <p className="muted">{words.bestShareText(bestShareMax)}</p>}
    </section>
  );
}

/** How people are assessed since when and by which paper, the latest first; the officer writes the next one here. */
export function AssessmentFormPage(): ReactElement {
  const text = useMessages(assessmentWords);
  const words = useMessages(assessmentFormWords);
  const mayChange = can(useActor(), "settings.change", { kind: "county" });
  const answer = useRoute(listDatedSettings, {});
  const [isChanging, setChanging] = useState(false);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const entries = (answer.data.rows.find(({ key }) => key === assessmentFormSetting.key)?.entries ?? []).toReversed();
  const [latest] = entries;
  const button =
    mayChange && !isChanging ? (
      <Button type="primary" onClick={() => setChanging(true)}>
        {words.changeForm}
      </Button>
    ) : null;
  return (
    <>
      <PageHead title={text.form} note={words.formNote} actions={button} />
      <AssessmentTabs current="form" />
      {isChanging && latest ? <FormEditor form={formIn(latest)} onClose={() => setChanging(false)} /> : null}
      {entries.map((entry) => (
        <Paper key={entry.effectiveFrom} entry={entry} />
      ))}
    </>
  );
}
