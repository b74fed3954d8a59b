import type { ReactElement } from "react";
import { listAssessments } from "../../../contract/assessment.ts";
import { pointsText } from "../../../domain/assessment/assessment.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { useRoute } from "../../app/query.ts";
import { assessmentWords } from "../../assessment/messages.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { Failed } from "../../ui/states.tsx";
import { periodName } from "../../ui/term-words.ts";

/** The assessments of a post, one for each school year; nothing where none is open yet. */
export function Assessments({ postingId }: { readonly postingId: string }): ReactElement | null {
  const text = useMessages(assessmentWords);
  const language = useLanguage();
  const answer = useRoute(listAssessments, { query: { postingId } });
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const rows = answer.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label={text.title}>
      <h2>{text.title}</h2>
      <ul className="lines">
        {rows.map(({ id, schoolYear, state, grade, resultHundredths }) => (
          <li key={id}>
            <span className="grow">
              <AppLink href={`/assessments/${id}`}>{periodName(`${schoolYear}-${schoolYear + 1}`, language)}</AppLink>
            </span>
            <span className="number">
              {grade === null || resultHundredths === null ? text.states[state] : `${grade} · ${text.points(pointsText(resultHundredths))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
