import type { ReactElement } from "react";
import type { AssessmentFacts } from "../../../contract/assessment.ts";
import { useMessages } from "../../app/language.ts";
import { Facts } from "../../ui/facts.tsx";
import { assessmentWords } from "../messages.ts";

/** What the records say of the person's school year, so that nobody types it again. */
export function RecordedFacts({ facts }: { readonly facts: AssessmentFacts }): ReactElement {
  const text = useMessages(assessmentWords);
  return (
    <section aria-label={text.facts}>
      <h2>{text.facts}</h2>
      <p className="muted small">{text.factsNote(facts.from, facts.to)}</p>
      <Facts
        facts={[
          { name: text.daysOnPost, value: text.days(facts.daysOnPost) },
          { name: text.months, value: text.monthsOf(facts.monthsConfirmed, facts.monthsReported) },
          { name: text.lessons, value: text.lessonsOf(facts.lessons) },
          { name: text.absent, value: text.days(facts.absentDays) },
          { name: text.activities, value: text.times(facts.activities) },
          { name: text.mentoring, value: text.mentoringOf(facts.mentees, facts.mentorActivities) },
          { name: text.projects, value: text.projectsOf(facts.projects) },
          { name: text.goals, value: text.goalsOf(facts.goalsDone, facts.goals) },
        ]}
      />
    </section>
  );
}
