import { z } from "zod";
import { assessmentMoves, assessmentStates, priorityPurposes } from "../domain/assessment/states.ts";
import { defaultAssessmentForm } from "../domain/assessment/default-form.ts";
import { assessmentParties, faultsOfForm, type AssessmentForm } from "../domain/assessment/form.ts";
import { postingRoles } from "../domain/reading/reading.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { assessmentList, priorityList, schoolYear } from "./filters.ts";
import { route } from "./route.ts";
import { day, id, instant, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** Assessment of posted people (专项考核), and the list of those to be given priority in awards and promotion. */

/** A form of more is filled in by nobody. Our choice. */
export const criteriaMax = 20;
const gradesMax = 8;
const percent = z.int().min(0).max(100);

const assessmentForm = z
  .object({
    criteria: z
      .array(
        z.object({
          key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/),
          name: text.min(1).max(40),
          looksAt: text.max(200),
          weightPercent: z.int().min(1).max(100),
          maxScore: z.int().min(1).max(100),
        }),
      )
      .min(1)
      .max(criteriaMax),
    partyPercent: z.object({ self: percent, helped: percent, helper: percent }),
    grades: z
      .array(z.object({ name: text.min(1).max(20), from: percent.describe("Points of 100") }))
      .min(1)
      .max(gradesMax)
      .describe("The best first, the last one from 0"),
    bestShareMax: percent.nullable().describe("Largest share with the best grade in percent; a notice only"),
  })
  .superRefine((form: AssessmentForm, check) => {
    for (const fault of faultsOfForm(form)) check.addIssue({ code: "custom", path: [fault], message: fault });
  });

/** How posted people are assessed. An assessment keeps the form that held on the day of its opening. */
export const assessmentFormSetting: DatedSetting<typeof assessmentForm> = {
  key: "assessment.form",
  schema: assessmentForm,
  defaults: [
    {
      effectiveFrom: "2000-01-01",
      source:
        "等次名称、考核方面和优秀比例参照《事业单位工作人员考核规定》（人社部发〔2023〕6号）；权重、满分和分数线为本系统默认，请按本县文件修改",
      value: {
        ...defaultAssessmentForm,
        criteria: [...defaultAssessmentForm.criteria],
        grades: [...defaultAssessmentForm.grades],
      },
    },
  ],
};

const party = z.enum(assessmentParties);
const purpose = z.enum(priorityPurposes);

export const assessmentLine = z.object({
  id,
  postingId: id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  personName: z.string(),
  role: z.enum(postingRoles).nullable(),
  subject: z.string().nullable(),
  schoolYear: z.int(),
  dueDay: day,
  state: z.enum(assessmentStates),
  version: z.int(),
  asked: z.array(party).describe("Whose word the form asks for"),
  handedIn: z.array(party),
  resultHundredths: z.int().nullable().describe("Points of 100 in hundredths; null until closed"),
  grade: z.string().nullable().describe("As the bureau confirmed it; null until closed"),
  priority: z.array(purpose).describe("For what the person stands on the list"),
  moves: z.array(z.enum(assessmentMoves)),
  mayScore: z.array(party).describe("For whom the signed-in person may hand in scores now"),
});
export type AssessmentLine = z.infer<typeof assessmentLine>;

const score = z.object({ key: z.string().max(40), score: z.int().min(0).max(100), remark: text.max(200).nullable() });
const sheet = z.object({
  party,
  scores: z.array(score),
  remark: z.string().nullable(),
  hundredths: z.int().describe("What this sheet alone gives"),
  by: z.string(),
  at: instant,
});
export type AssessmentSheet = z.infer<typeof sheet>;

/** What the records say of somebody's school year on post; counted, never typed. */
export const assessmentFacts = z.object({
  from: day,
  to: day,
  daysOnPost: z.int(),
  monthsReported: z.int(),
  monthsConfirmed: z.int(),
  lessons: z.int().describe("Of the months confirmed"),
  absentDays: z.int().describe("Of the months confirmed"),
  activities: z.int().describe("Confirmed records that name the person"),
  mentees: z.int(),
  mentorActivities: z.int().describe("Confirmed"),
  projects: z.int(),
  goals: z.int(),
  goalsDone: z.int(),
});
export type AssessmentFacts = z.infer<typeof assessmentFacts>;

export const priorityEntry = z.object({
  id,
  assessmentId: id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  personName: z.string(),
  schoolYear: z.int(),
  grade: z.string(),
  purpose,
  basis: z.string().describe("The promise or paper that it rests on"),
  isFromPlan: z.boolean(),
  decidedOn: day,
  by: z.string(),
  removal: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  mayRemove: z.boolean(),
});
export type PriorityEntry = z.infer<typeof priorityEntry>;

export const assessmentPage = assessmentLine.extend({
  form: z.object({ effectiveFrom: day, source: z.string(), value: assessmentForm }),
  sheets: z.array(sheet).describe("Those that the signed-in person may read"),
  hasAccount: z.boolean().describe("Whether the person can sign in to assess themself"),
  preview: z
    .object({ hundredths: z.int(), grade: z.string() })
    .nullable()
    .describe("What closing now would compute, for whoever may close"),
  computedGrade: z.string().nullable(),
  missingReason: z.string().nullable(),
  gradeReason: z.string().nullable(),
  closedOn: day.nullable(),
  facts: assessmentFacts,
  entries: z.array(priorityEntry),
  mayReturn: z.array(party).describe("Whose sheet the signed-in person may give back"),
  mayPrioritise: z.boolean(),
  promises: z.array(z.object({ versionId: id, words: z.string() })).describe("Sentences of the plan in force that promise priority"),
  trail: z.array(trailStep),
});
export type AssessmentPage = z.infer<typeof assessmentPage>;

export const bestShareNotice = z.object({
  schoolYear: z.int(),
  best: z.int(),
  closed: z.int(),
  percentMax: z.int(),
  isOver: z.boolean(),
});

const assessmentParams = z.object({ assessmentId: id });
const tag = "assessments";

export const listAssessments = route({
  method: "GET",
  path: "/api/assessments",
  tag,
  summary: "Assessments that one may see; a posted teacher sees their own",
  query: assessmentList,
  reply: pageOf(assessmentLine).extend({
    bestShare: bestShareNotice.nullable().describe("The best grade's share in the school year; for those who read everything"),
  }),
});
export const exportAssessments = route({
  method: "GET",
  path: "/api/assessments/export",
  tag,
  summary: "The same list as a workbook",
  query: assessmentList,
  replyKind: "file",
  isLong: true,
});
export const listAssessable = route({
  method: "GET",
  path: "/api/assessable-postings",
  tag,
  summary: "Posts of a school year that no assessment is open or closed for, to be opened by the signed-in person",
  query: z.object({ schoolYear, programmeId: id.optional() }),
  reply: z.object({
    rows: z.array(
      z.object({
        postingId: id,
        personName: z.string(),
        subject: z.string().nullable(),
        helper: schoolName,
        helped: schoolName,
        from: day,
        to: day,
      }),
    ),
  }),
});
/** People assessed in one step: a county sends some hundreds. Our choice. */
export const openedMax = 500;
export const openAssessments = route({
  method: "POST",
  path: "/api/assessments",
  tag,
  summary: "Open assessments of a school year; those that are open already stay as they are",
  body: z.object({ postingIds: z.array(id).min(1).max(openedMax), schoolYear: z.int().min(1990).max(2100), dueDay: day }),
  reply: z.object({ ids: z.array(id).describe("Those that are new") }),
});
export const getAssessment = route({
  method: "GET",
  path: "/api/assessments/:assessmentId",
  tag,
  summary: "One assessment with its form, facts, sheets that one may read, and trail",
  params: assessmentParams,
  reply: assessmentPage,
});
export const handInSheet = route({
  method: "POST",
  path: "/api/assessments/:assessmentId/sheets",
  tag,
  summary: "Hand in a party's scores; the same key twice hands them in once",
  params: assessmentParams,
  body: z.object({ idempotencyKey: id, party, scores: z.array(score).min(1).max(criteriaMax), remark: text.nullable() }),
  reply: assessmentPage,
});
export const returnSheet = route({
  method: "POST",
  path: "/api/assessments/:assessmentId/sheets/:party/return",
  tag,
  summary: "Give a party's scores back to be handed in anew; what was handed in is kept",
  params: assessmentParams.extend({ party }),
  body: z.object({ reason: text.min(1) }),
  reply: assessmentPage,
});
export const moveAssessment = route({
  method: "POST",
  path: "/api/assessments/:assessmentId/moves",
  tag,
  summary: "Close with a grade, open again, or void",
  params: assessmentParams,
  body: z.object({
    move: z.enum(assessmentMoves),
    version: z.int(),
    grade: text.max(20).optional().describe("When closing; the result's own where it is left out"),
    reason: text.optional().describe("Why it is opened again or voided, or closed without somebody's word"),
    gradeReason: text.optional().describe("Why the grade is another than the result's"),
  }),
  reply: assessmentPage,
});
export const enterPriority = route({
  method: "POST",
  path: "/api/assessments/:assessmentId/priority",
  tag,
  summary: "Put the person on the list of those to be given priority: a decision that is recorded, no entitlement",
  params: assessmentParams,
  body: z.object({
    purpose,
    basis: text.min(1),
    versionId: id.nullable().describe("The plan that the basis is a sentence of; null for another paper"),
    decidedOn: day,
  }),
  reply: assessmentPage,
});
export const listPriority = route({
  method: "GET",
  path: "/api/priority-entries",
  tag,
  summary: "Who is to be given priority, for what and on which paper, as far as one may see",
  query: priorityList,
  reply: pageOf(priorityEntry),
});
export const exportPriority = route({
  method: "GET",
  path: "/api/priority-entries/export",
  tag,
  summary: "The same list as a workbook",
  query: priorityList,
  replyKind: "file",
  isLong: true,
});
export const removePriority = route({
  method: "POST",
  path: "/api/priority-entries/:entryId/removal",
  tag,
  summary: "Take somebody off the list, with the reason; the entry is kept",
  params: z.object({ entryId: id }),
  body: z.object({ reason: text.min(1) }),
  reply: priorityEntry,
});
