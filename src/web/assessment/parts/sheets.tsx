import type { ReactElement } from "react";
import type { AssessmentPage } from "../../../contract/assessment.ts";
import { pointsText } from "../../../domain/assessment/assessment.ts";
import { useMessages } from "../../app/language.ts";
import { Nothing } from "../../ui/states.tsx";
import { assessmentWords } from "../messages.ts";

type Sheet = AssessmentPage["sheets"][number];
type Criterion = AssessmentPage["form"]["value"]["criteria"][number];

function ScoreCell({ sheet, criterion: { key, maxScore } }: { readonly sheet: Sheet; readonly criterion: Criterion }): ReactElement {
  const found = sheet.scores.find((score) => score.key === key);
  return (
    <td>
      <span className="number">{found === undefined ? "—" : `${found.score} / ${maxScore}`}</span>
      {found?.remark ? <div className="muted small">{found.remark}</div> : null}
    </td>
  );
}

/** What the parties have handed in, criterion by criterion; only what the reader may see is there. */
export function Sheets({ assessment }: { readonly assessment: AssessmentPage }): ReactElement {
  const text = useMessages(assessmentWords);
  const { sheets, form, state, handedIn } = assessment;
  const hidden = handedIn.length > sheets.length;
  const isOwn = sheets.some(({ party }) => party === "self") || assessment.mayScore.includes("self");
  return (
    <section aria-label={text.scores}>
      <h2>{text.scores}</h2>
      {sheets.length === 0 ? (
        <Nothing message={handedIn.length === 0 ? text.noScores : isOwn ? text.scoresHiddenSelf : text.scoresHidden} />
      ) : null}
      {sheets.length > 0 ? (
        <div className="assessment-scroll">
          <table className="assessment-table">
            <thead>
              <tr>
                <th scope="col">{text.criterion}</th>
                {sheets.map(({ party }) => (
                  <th key={party} scope="col">
                    {text.parties[party]}
                    <div className="muted small">{text.partyWeight(form.value.partyPercent[party])}</div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {form.value.criteria.map((criterion) => (
                <tr key={criterion.key}>
                  <th scope="row">
                    {criterion.name}
                    <div className="muted small">{text.weight(criterion.weightPercent)}</div>
                  </th>
                  {sheets.map((sheet) => (
                    <ScoreCell key={sheet.party} sheet={sheet} criterion={criterion} />
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{text.remark}</th>
                {sheets.map(({ party, remark, by }) => (
                  <td key={party}>
                    {remark}
                    <div className="muted small">{by}</div>
                  </td>
                ))}
              </tr>
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{text.sheetTotal}</th>
                {sheets.map(({ party, hundredths }) => (
                  <td key={party} className="number">
                    {pointsText(hundredths)}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      ) : null}
      {sheets.length > 0 && hidden && state === "open" ? (
        <p className="muted">{isOwn ? text.scoresHiddenSelf : text.scoresHidden}</p>
      ) : null}
    </section>
  );
}
