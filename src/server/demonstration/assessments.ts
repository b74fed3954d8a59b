import { v7 as newId } from "uuid";
import { askedParties, type AssessmentParty } from "../../domain/assessment/form.ts";
import { addDays, dayText, type Day } from "../../domain/calendar/day.ts";
import { schoolYearOf, schoolYearSpan } from "../../domain/calendar/school-calendar.ts";
import { handIn, moveAssessment, openAssessments } from "../assessment/actions.ts";
import { describeAssessment, listAssessable } from "../assessment/queries.ts";
import type { Context } from "../http/context.ts";
import { enterPriority } from "../priority/actions.ts";
import { postedTeacherName } from "./county.ts";
import type { PostingCast } from "./postings.ts";
import { done } from "./stage.ts";

interface Pair {
  readonly programmeId: string;
  readonly helpedSchoolId: string;
}

const speakers = { self: "teacher", helped: "helped", helper: "helper" } as const satisfies Readonly<
  Record<AssessmentParty, keyof PostingCast>
>;

/** What each party writes under its scores. */
const remarks: Readonly<Record<AssessmentParty, string>> = {
  self: "完成全年教学任务，带两名青年教师备课磨课，单元作业已移交备课组。",
  helped: "融入教研组快，常态课扎实，家长和学生评价好。",
  helper: "服从安排，定期回校汇报，成果有推广价值。",
};

/** The scores of one party, each this far below the highest: five criteria of ten points. */
async function score(context: Context, assessmentId: string, party: AssessmentParty, below: readonly number[]): Promise<void> {
  const { form } = done(await describeAssessment(context, assessmentId));
  const scores = form.value.criteria.map(({ key, maxScore }, place) => ({ key, score: maxScore - (below[place] ?? 1), remark: null }));
  done(await handIn(context, assessmentId, { idempotencyKey: newId(), party, scores, remark: remarks[party] }));
}

/**
 * The assessment of the school year that is over: the posted teacher with an account is assessed by all three, closed and
 * put on the list; another is closed without their own word; a third one waits for the helper school.
 */
export async function liveAssessments(cast: PostingCast, pair: Pair, today: Day): Promise<void> {
  const schoolYear = schoolYearOf(today) - 1;
  const { to: end } = schoolYearSpan(schoolYear);
  const [opened, scored, closed] = [addDays(end, -50), addDays(end, -40), addDays(end, -10)];
  const bureau = cast.bureau(opened);
  const { rows } = await listAssessable(bureau, { schoolYear, programmeId: pair.programmeId });
  const own = rows.filter(({ helped }) => helped.id === pair.helpedSchoolId);
  const teacher = own.find(({ personName }) => personName === postedTeacherName);
  const others = own.filter((row) => row !== teacher).slice(0, 2);
  const chosen = [...(teacher ? [teacher] : []), ...others];
  if (chosen.length === 0) return;
  const postingIds = chosen.map(({ postingId }) => postingId);
  const { ids } = done(await openAssessments(bureau, { postingIds, schoolYear, dueDay: dayText(addDays(end, -20)) }));
  for (const id of ids) {
    const page = done(await describeAssessment(cast.bureau(scored), id));
    const isTeacher = page.personName === postedTeacherName;
    const isWaiting = !isTeacher && id === ids.at(-1);
    const parties = askedParties(page.form.value).filter((party) => (party !== "self" || isTeacher) && !(isWaiting && party === "helper"));
    for (const party of parties) {
      await score(cast[speakers[party]](scored), id, party, isTeacher ? [0, 1, party === "self" ? 1 : 0, 0, 1] : [1, 2, 1, 2, 2]);
    }
    if (isWaiting) continue;
    const { version, preview } = done(await describeAssessment(cast.bureau(closed), id));
    const reason = isTeacher ? {} : { reason: "本人没有账号，书面自评已存档" };
    const grade = preview === null ? {} : { grade: preview.grade };
    const settled = done(await moveAssessment(cast.bureau(closed), id, { move: "close", version, ...grade, ...reason }));
    const [promise] = settled.promises;
    if (!isTeacher || !promise) continue;
    const entry = { purpose: "award", basis: promise.words, versionId: promise.versionId, decidedOn: dayText(closed) } as const;
    done(await enterPriority(cast.bureau(closed), id, entry));
    const paper = { purpose: "title", basis: "示例县教育局《支教人员考核办法》第九条", versionId: null } as const;
    done(await enterPriority(cast.bureau(closed), id, { ...paper, decidedOn: dayText(addDays(closed, -1)) }));
  }
}
