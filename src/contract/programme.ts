import { z } from "zod";
import { route } from "./route.ts";
import { asOfQuery, day, id, listQuery, name, pageOf, schoolName, text } from "./shared.ts";
import { figures } from "./standing.ts";

/** Programmes, their leading group and phases, the overview of all partnerships. */

const posts = ["leader", "deputy", "member"] as const;
const phase = z.object({ label: name, from: day, to: day });
const groupMember = z.object({ post: z.enum(posts), name, duty: name.nullable() });
const schoolYear = z.int().min(1990).max(2100);

export const programmeChange = z
  .object({
    name,
    description: text.nullable(),
    firstSchoolYear: schoolYear,
    lastSchoolYear: schoolYear,
    phases: z.array(phase).max(20),
    leadingGroup: z.array(groupMember).max(100),
  })
  .refine((value) => value.firstSchoolYear <= value.lastSchoolYear, { path: ["lastSchoolYear"], error: "order" })
  .refine((value) => value.phases.every(({ from, to }) => from <= to), { path: ["phases"], error: "order" });
export type ProgrammeChange = z.infer<typeof programmeChange>;

export const programme = z.object({
  id,
  name: z.string(),
  description: z.string().nullable(),
  firstSchoolYear: z.int(),
  lastSchoolYear: z.int(),
  phases: z.array(phase),
  leadingGroup: z.array(groupMember),
  partnerships: z.int(),
});
export type Programme = z.infer<typeof programme>;

const programmeParams = z.object({ programmeId: id });

/** What a list of programmes can be asked for: whether they run today, are over, or are still to come. */
export const programmeRuns = ["now", "over", "coming"] as const;
export const programmeList = listQuery.extend({ runs: z.enum(programmeRuns).optional() });

export const listProgrammes = route({
  method: "GET",
  path: "/api/programmes",
  tag: "programmes",
  summary: "Programmes that one may see",
  query: programmeList,
  reply: pageOf(programme),
});
export const exportProgrammes = route({
  method: "GET",
  path: "/api/programmes/export",
  tag: "programmes",
  summary: "The same list as a workbook",
  query: programmeList,
  replyKind: "file",
  isLong: true,
});
export const createProgramme = route({
  method: "POST",
  path: "/api/programmes",
  tag: "programmes",
  summary: "Make a programme",
  body: programmeChange,
  reply: programme,
});
export const changeProgramme = route({
  method: "PUT",
  path: "/api/programmes/:programmeId",
  tag: "programmes",
  summary: "Change a programme",
  params: programmeParams,
  body: programmeChange,
  reply: programme,
});

export const planStates = ["none", "draft", "submitted", "returned", "approved", "withdrawn"] as const;

/** One partnership with its figures of the term asked for. */
export const overviewLine = z.object({
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  township: z.string().nullable(),
  planState: z.enum(planStates),
  figures,
  nextDue: day.nullable(),
  waitingRecords: z.int(),
});
export type OverviewLine = z.infer<typeof overviewLine>;

const place = z.object({ schoolId: id, name: z.string(), longitude: z.number(), latitude: z.number() });
/** What an overview can be asked for; `term` is the key of a term or `all`. */
export const overviewQuery = listQuery.extend({
  ...asOfQuery.shape,
  term: z.string().max(20).optional(),
  standing: z.string().max(20).optional(),
  planState: z.enum(planStates).optional(),
});

export const overview = z.object({
  programme,
  asOf: day,
  term: z.string().nullable().describe("Key of the term shown"),
  total: figures,
  byTerm: z.array(z.object({ term: z.string(), from: day, to: day, figures })),
  lines: pageOf(overviewLine),
  map: z.object({
    places: z.array(place),
    pairs: z.array(
      z.object({
        partnershipId: id,
        helperSchoolId: id,
        helpedSchoolId: id,
        worst: z.enum(["missed", "at-risk", "on-track", "none"]).describe("The worst standing of the term shown"),
      }),
    ),
  }),
});
export type Overview = z.infer<typeof overview>;

export const getOverview = route({
  method: "GET",
  path: "/api/programmes/:programmeId/overview",
  tag: "programmes",
  summary: "Every partnership with its standing",
  params: programmeParams,
  query: overviewQuery,
  reply: overview,
});
export const exportOverview = route({
  method: "GET",
  path: "/api/programmes/:programmeId/overview/export",
  tag: "programmes",
  summary: "The same list as a workbook",
  params: programmeParams,
  query: overviewQuery,
  replyKind: "file",
  isLong: true,
});
