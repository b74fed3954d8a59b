import { z } from "zod";
import { recordStates } from "../domain/evidence/record-state.ts";
import { route } from "./route.ts";
import { asOfQuery, category, day, id, schoolName } from "./shared.ts";
import { waitingGroup } from "./approval.ts";
import { figures, obligationLine } from "./standing.ts";
import { recordLine } from "./record.ts";

/** The first page: what waits for me, what falls due next, who is behind; and the calendar and search. */

/** Rows of each list on the workbench; the counts tell how many there are in all. */
export const workbenchRows = 50;

const openPlan = z.object({
  versionId: id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  number: z.int(),
  state: z.enum(["returned", "draft"]),
  since: day,
});

export const workbench = z.object({
  asOf: day,
  term: z.string().nullable(),
  counts: z.object({
    waiting: z.int().describe("All that waits for the signed-in person"),
    dueSoon: z.int().describe("Obligations due within 14 days or at risk"),
    missed: z.int().describe("Missed in the term shown"),
    unconfirmed: z.int().describe("Records that wait for either school"),
  }),
  confirm: z.array(recordLine).describe("Records that wait for my confirmation"),
  questioned: z.array(recordLine).describe("My school's records that the other school questions"),
  plans: z.array(openPlan).describe("My schools' plans that were returned or are not submitted yet"),
  approvals: z.array(waitingGroup).describe("What waits for my decision, of every kind, by kind and state"),
  assess: z.int().describe("Assessments of posted people that wait for my scores"),
  verify: z.int().describe("Confirmed records that the bureau may verify"),
  next: z.array(obligationLine).describe("Obligations that are open, the soonest first; those at risk before"),
  partnerships: z.array(z.object({ partnershipId: id, helper: schoolName, helped: schoolName, figures })).describe("Those behind first"),
  total: figures,
});
export type Workbench = z.infer<typeof workbench>;
export const getWorkbench = route({
  method: "GET",
  path: "/api/workbench",
  tag: "workbench",
  summary: "What waits, what is due, who is behind",
  query: asOfQuery,
  reply: workbench,
});

/** A calendar shows a month or a term at a time. */
export const calendarDaysMax = 400;
export const calendarQuery = z.object({ from: day, to: day, asOf: day.optional(), partnershipId: id.optional() });
export const calendarReply = z.object({
  due: z.array(obligationLine),
  events: z.array(
    z.object({
      recordId: id,
      partnershipId: id,
      helper: schoolName,
      helped: schoolName,
      category,
      from: day,
      to: day,
      state: z.enum(recordStates),
      place: z.string().nullable(),
    }),
  ),
  isCut: z.boolean().describe("There is more than can be shown; narrow the days or the partnership"),
});
export type CalendarReply = z.infer<typeof calendarReply>;
export const getCalendar = route({
  method: "GET",
  path: "/api/calendar",
  tag: "workbench",
  summary: "What is due and what is planned",
  query: calendarQuery,
  reply: calendarReply,
});

export const exportCalendar = route({
  method: "GET",
  path: "/api/calendar/export",
  tag: "workbench",
  summary: "What is due and what is planned, as a workbook",
  query: calendarQuery,
  replyKind: "file",
  isLong: true,
});

export const nextObligations = route({
  method: "GET",
  path: "/api/obligations/next",
  tag: "workbench",
  summary: "The next open obligations of the schools that one may see",
  query: asOfQuery.extend({ schoolId: id.optional() }),
  reply: z.object({ rows: z.array(obligationLine) }),
});

export const searchHit = z.object({
  kind: z.enum(["school", "partnership", "staff"]),
  id,
  title: z.string(),
  detail: z.string().nullable(),
});
export const search = route({
  method: "GET",
  path: "/api/search",
  tag: "workbench",
  summary: "Schools, partnerships and people by name or pinyin initials",
  query: z.object({ q: z.string().trim().min(1).max(50) }),
  reply: z.object({ hits: z.array(searchHit) }),
});

/** What a record form offers first: chips of last time, today and this school. */
export const entryHints = z.object({
  partnerships: z.array(z.object({ id, helper: schoolName, helped: schoolName, mine: z.enum(["helper", "helped", "bureau"]) })),
  categories: z.array(category).describe("Most used first"),
  subjects: z.array(z.string()),
  grades: z.array(z.string()),
  people: z.array(z.object({ name: z.string(), staffId: id.nullable(), subject: z.string().nullable() })),
  places: z.array(z.string()),
});
export type EntryHints = z.infer<typeof entryHints>;
export const getEntryHints = route({
  method: "GET",
  path: "/api/records/hints",
  tag: "records",
  summary: "What the record form offers first",
  query: z.object({ partnershipId: id.optional() }),
  reply: entryHints,
});
