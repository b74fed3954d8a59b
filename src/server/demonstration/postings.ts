import type { PostingCandidate, PostingContent } from "../../contract/posting.ts";
import type { ApprovalMove } from "../../domain/approval/approval.ts";
import { addDays, dayText, makeDay, type Day } from "../../domain/calendar/day.ts";
import { schoolYearOf } from "../../domain/calendar/school-calendar.ts";
import type { PartnershipObligation } from "../../domain/obligation/partnership.ts";
import { promisedPost } from "../../domain/posting/matrix.ts";
import { monthsBegun } from "../../domain/posting/month.ts";
import { moveThings } from "../approval/actions.ts";
import { enterMonth } from "../attendance/actions.ts";
import type { Context } from "../http/context.ts";
import { addGoal, changeHandover, createPostings, nominate, postingApproval } from "../posting/actions.ts";
import { dayOf } from "../settings/store.ts";
import { listCandidates } from "../posting/queries.ts";
import type { Chance } from "./chance.ts";
import { postedTeacherName } from "./county.ts";
import { done } from "./stage.ts";

/** Who acts for a posting: both schools, the leading group, the bureau, the posted teacher of the demonstration. */
export interface PostingCast {
  helper(day: Day): Context;
  helped(day: Day): Context;
  leader(day: Day): Context;
  bureau(day: Day): Context;
  teacher(day: Day): Context;
}

/** How far a posting has come; each step includes those before it. */
const steps = ["requested", "nominated", "endorsed", "approved", "active", "completed"] as const;
type Step = (typeof steps)[number];

interface Sending {
  readonly content: PostingContent;
  readonly reached: Step;
  /** Days after the first day that the person came; 0 for most. */
  readonly late: number;
  /** Set where the post ended before its time. */
  readonly endedOn?: Day;
}

export interface PostingSetting {
  readonly cast: PostingCast;
  readonly partnershipId: string;
  readonly today: Day;
  readonly chance: Chance;
  readonly diligence: number;
}

/** A post of a school year: from the first school day to the last. */
function yearOf(schoolYear: number): { from: Day; to: Day } {
  return { from: makeDay(schoolYear, 9, 1), to: makeDay(schoolYear + 1, 7, 5) };
}

function postContent(schoolYear: number, more: Partial<PostingContent>): PostingContent {
  const { from, to } = yearOf(schoolYear);
  return {
    kind: "posting",
    role: "subjectTeacher",
    subject: null,
    grades: [],
    isFullTime: true,
    sharePercent: 100,
    lessonsPerWeek: 12,
    from: dayText(from),
    to: dayText(to),
    place: null,
    wish: null,
    ...more,
  };
}

function hasReached({ reached }: Sending, step: Step): boolean {
  return steps.indexOf(reached) >= steps.indexOf(step);
}

async function move(context: Context, id: string, name: ApprovalMove, day?: Day): Promise<void> {
  done(
    await moveThings(context, postingApproval, [{ id, version: null }], {
      move: name,
      ...(day === undefined ? {} : { day: dayText(day) }),
    }),
  );
}

/** The person who fits best and is free; the demonstration's own teacher first, where they are among the candidates. */
async function candidateFor(context: Context, partnershipId: string, content: PostingContent): Promise<PostingCandidate | null> {
  const { kind, role, subject, from, to, sharePercent } = content;
  const query = { kind, from, to, sharePercent, ...(role === null ? {} : { role }), ...(subject === null ? {} : { subject }) };
  const { rows } = done(await listCandidates(context, partnershipId, query));
  const free = rows.filter(({ isRefused, findings }) => !isRefused && !findings.includes("subject"));
  const known = subject === null ? undefined : free.find(({ name }) => name === postedTeacherName);
  return known ?? free[0] ?? null;
}

const goalTexts = ["每周上一节研讨课，带动备课组集体备课", "指导本校两名青年教师", "期末整理本学科单元作业，移交备课组"];

async function plan(setting: PostingSetting, id: string, from: Day, isOver: boolean): Promise<void> {
  const { cast, today } = setting;
  for (const [nth, goal] of goalTexts.entries()) {
    const dueDay = addDays(from, 60 + nth * 70);
    const isDone = dueDay < today;
    const result = isDone ? (isOver ? "已完成，受援校评价良好" : "已完成") : null;
    const content = { goal, dueDay: dayText(dueDay), result, doneOn: isDone ? dayText(addDays(dueDay, -3)) : null };
    done(await addGoal(cast.helped(from), id, content));
  }
}

/** How many of the latest months are reported: the pages look alive with them, and the county is made in a moment. */
const reportedMonths = 3;

/** The latest whole months: the helped school enters them; the last one comes from the teacher's phone and waits. */
async function report(setting: PostingSetting, id: string, held: { from: Day; to: Day }, isOwn: boolean): Promise<void> {
  const { cast, today, chance } = setting;
  const months = monthsBegun(held, addDays(today, -24)).slice(0, reportedMonths);
  for (const [index, month] of months.entries()) {
    const figures = { absentDays: chance.next() < 0.2 ? 1 : 0, lessons: chance.between(36, 52), note: null, version: 0 };
    const writer = index === 0 && isOwn ? cast.teacher(today) : cast.helped(today);
    done(await enterMonth(writer, { postingId: id, month: dayText(month) }, figures));
  }
}

/** Sends one person as far as the posting has come. */
async function send(setting: PostingSetting, sending: Sending): Promise<void> {
  const { cast, partnershipId, today } = setting;
  const { content } = sending;
  const first = days(content).from;
  const asked = addDays(first < today ? first : today, -20);
  const chosen = hasReached(sending, "nominated") ? await candidateFor(cast.helper(asked), partnershipId, content) : null;
  const [id = ""] = done(await createPostings(cast.helped(asked), partnershipId, { content, people: [] })).ids;
  if (chosen === null) return;
  const person = { staffId: chosen.staffId, homeLessonsPerWeek: 12, cover: setting.chance.next() < 0.6 ? "同备课组教师分担" : null };
  done(await nominate(cast.helper(addDays(asked, 3)), id, { ...person, version: 2 }));
  if (!hasReached(sending, "endorsed")) return;
  await move(cast.leader(addDays(asked, 6)), id, "endorse");
  if (!hasReached(sending, "approved")) return;
  await move(cast.bureau(addDays(asked, 8)), id, "approve");
  if (!hasReached(sending, "active")) return;
  const arrival = addDays(first, sending.late);
  await move(cast.helped(arrival), id, "begin", arrival);
  const isOver = sending.reached === "completed";
  const last = sending.endedOn ?? days(content).to;
  await plan(setting, id, arrival, isOver);
  await report(setting, id, { from: arrival, to: last }, chosen.name === postedTeacherName && !isOver);
  if (!isOver) return;
  const handover = "单元作业、听课记录和班级情况已移交接任教师；建议下学年继续备课组联动。";
  done(await changeHandover(cast.helped(last), id, handover));
  await move(cast.helped(last), id, "complete", last);
}

function days({ from, to }: PostingContent): { from: Day; to: Day } {
  return { from: dayOf(from), to: dayOf(to) };
}

/** How far each post of the full plan has come this year, by grade and subject: the matrix shows every state. */
const reachedThisYear: Readonly<Record<string, Step>> = {
  "7 语文": "active",
  "7 数学": "active",
  "7 外语": "active",
  "8 语文": "active",
  "8 数学": "approved",
  "8 外语": "endorsed",
  "9 语文": "nominated",
  "9 数学": "requested",
};

/** The posts of one promise in one school year, as this pair has filled them. */
function sendingsFor(setting: PostingSetting, item: PartnershipObligation, schoolYear: number): Sending[] {
  const post = promisedPost(item.obligation);
  if (!post) return [];
  const { today, chance, diligence } = setting;
  const isPast = yearOf(schoolYear).to < today;
  const more = { role: post.role ?? ("subjectTeacher" as const), subject: post.subject, grades: post.grade === null ? [] : [post.grade] };
  const isManager = post.role === "manager";
  const content = postContent(schoolYear, {
    ...more,
    ...(isManager ? { isFullTime: false, sharePercent: 50, lessonsPerWeek: 4 } : {}),
    wish: isManager ? "协助教学管理和校本教研" : null,
  });
  return Array.from({ length: post.count }, (): Sending | null => {
    const luck = chance.next();
    // The most diligent pairs fill every post of this year that the table names.
    const isNamed = post.grade !== null && !isPast && diligence > 0.8;
    if (luck > diligence && !isNamed) return null;
    if (isPast) return { content, reached: "completed", late: 0, ...(luck < 0.08 ? { endedOn: makeDay(schoolYear + 1, 3, 15) } : {}) };
    const reached = post.grade === null ? "active" : reachedThisYear[`${post.grade} ${post.subject ?? ""}`];
    return reached === undefined ? null : { content, reached, late: post.subject === "外语" && reached === "active" ? 41 : 0 };
  }).filter((sending) => sending !== null);
}

/** People of the helped school who learned at the helper school for a fortnight: one visit in each school year begun. */
async function visit(setting: PostingSetting, schoolYear: number, people: number): Promise<void> {
  const { cast, partnershipId, today } = setting;
  const from = makeDay(schoolYear, 10, 12);
  if (addDays(from, 11) > today) return;
  const content = postContent(schoolYear, {
    kind: "followOn",
    role: null,
    lessonsPerWeek: null,
    from: dayText(from),
    to: dayText(addDays(from, 11)),
    wish: "跟随备课组听课、磨课",
  });
  const home = cast.helped(addDays(from, -20));
  const query = { kind: content.kind, from: content.from, to: content.to, sharePercent: 100 };
  const { rows } = done(await listCandidates(home, partnershipId, query));
  const chosen = rows.filter(({ isRefused }) => !isRefused).slice(0, people);
  const nominees = chosen.map(({ staffId }) => ({ staffId, homeLessonsPerWeek: null, cover: null }));
  for (const id of done(await createPostings(home, partnershipId, { content, people: nominees })).ids) {
    await move(cast.leader(addDays(from, -15)), id, "endorse");
    await move(cast.bureau(addDays(from, -12)), id, "approve");
    await move(cast.helper(from), id, "begin", from);
    await move(cast.helper(addDays(from, 11)), id, "complete", addDays(from, 11));
  }
}

/** Lives the postings of a pair: those that its plan promises, in the school years that have begun. */
export async function livePostings(setting: PostingSetting, obligations: readonly PartnershipObligation[]): Promise<void> {
  const thisYear = schoolYearOf(setting.today);
  for (const schoolYear of [thisYear - 1, thisYear]) {
    const { from, to } = yearOf(schoolYear);
    const due = obligations.filter(({ obligation }) => obligation.period.from <= from && obligation.period.to >= to);
    for (const item of due) for (const sending of sendingsFor(setting, item, schoolYear)) await send(setting, sending);
    const study = due.find(({ obligation }) => obligation.quota.category === "follow_on_study" && obligation.quota.measure === "people");
    if (study) await visit(setting, schoolYear, Math.max(1, Math.round(study.obligation.min * setting.diligence)));
  }
}
