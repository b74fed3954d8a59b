import { z } from "zod";
import { allowanceKinds, budgetLines } from "../domain/allowance/rule.ts";
import { leftOutReasons } from "../domain/allowance/run.ts";
import { statesOf } from "../domain/approval/approval.ts";
import { postingRoles } from "../domain/reading/reading.ts";
import { approvable } from "./approval.ts";
import { runList, slipList } from "./filters.ts";
import { route } from "./route.ts";
import { day, id, instant, listQuery, pageOf, schoolName, trailStep } from "./shared.ts";

/** Allowances of people sent: rules, monthly runs, slips. Money in fen. */

const line = z.enum(budgetLines);

const month = day.regex(/-01$/).describe("The first day of a month");
const amountFen = z.int();
const total = z.object({ key: z.string(), name: z.string(), slips: z.int(), amountFen });
const lineWarning = z.object({ line, code: z.enum(["public-funds", "school-till", "gift-purpose"]), source: z.string() });

/** A run as lists show it. */
export const allowanceRun = approvable.extend({
  programme: z.object({ id, name: z.string() }),
  month,
  amountFen,
  slips: z.int(),
  changedAt: instant,
  warnings: z.array(lineWarning).describe("Lines that should not pay staff"),
});
export type AllowanceRun = z.infer<typeof allowanceRun>;

export const leftOut = z.object({ postingId: id, personName: z.string(), school: z.string(), reason: z.enum(leftOutReasons) });
export type LeftOut = z.infer<typeof leftOut>;

/** Most people told by name of whom a run pays nothing; their number is told whole. */
export const leftOutMax = 200;

export const allowanceRunPage = allowanceRun.extend({
  byRule: z.array(total),
  byLine: z.array(total),
  leftOut: z.array(leftOut),
  leftOutCount: z.int(),
  computedAt: instant,
  isCurrent: z.boolean().describe("False where something that the slips follow from has changed since they were made"),
  corrections: z.object({ slips: z.int(), amountFen }),
  previous: z
    .object({ runId: id, month, amountFen, slips: z.int(), gone: z.int().describe("People paid then and not now") })
    .nullable()
    .describe("The run of the month before, or of the latest before that"),
  trail: z.array(trailStep),
});
export type AllowanceRunPage = z.infer<typeof allowanceRunPage>;

const step = z.object({
  from: day,
  to: day,
  source: z.string(),
  effectiveFrom: day,
  formula: z.string(),
  rateFen: z.int(),
  multiplierPercent: z.int(),
  daysOnPost: z.int(),
  daysInMonth: z.int(),
  lessons: z.int(),
  sharePercent: z.int(),
  cappedAtFen: z.int().nullable(),
  shareDays: z.int(),
  ofDays: z.int(),
  yuan: z.string(),
});

const slipInputs = z.object({
  kind: z.enum(allowanceKinds),
  role: z.enum(postingRoles).nullable(),
  from: day,
  to: day,
  sharePercent: z.int(),
  absentDays: z.int(),
  lessons: z.int(),
});

/** One allowance of one person for one month. */
export const allowanceSlip = z.object({
  id,
  runId: id,
  staffId: id,
  personName: z.string(),
  staffNo: z.string(),
  home: schoolName,
  host: schoolName,
  month,
  code: z.string(),
  name: z.string(),
  line,
  amountFen,
  previousFen: amountFen.nullable().describe("By the same rule in the run before; null where there was none, and for corrections"),
  corrects: id.nullable(),
  isCorrection: z.boolean(),
  paidBeforeFen: amountFen.describe("What earlier runs have paid of it; with the amount it comes to what the steps say is due"),
});
export type AllowanceSlip = z.infer<typeof allowanceSlip>;

/** The paper that a person gets: everything of one run, with the rule, the inputs and the steps. */
export const allowanceSheet = z.object({
  run: z.object({ id, month, state: z.enum(statesOf("allowanceRun")), programmeName: z.string() }),
  countyName: z.string(),
  personName: z.string(),
  staffNo: z.string(),
  home: schoolName,
  amountFen,
  lines: z.array(allowanceSlip.extend({ inputs: slipInputs.nullable(), steps: z.array(step), warning: lineWarning.nullable() })),
});
export type AllowanceSheet = z.infer<typeof allowanceSheet>;

export const listRuns = route({
  method: "GET",
  path: "/api/allowances/runs",
  tag: "allowances",
  summary: "Monthly runs that one may see, the latest month first",
  query: runList,
  reply: pageOf(allowanceRun),
});
export const exportRuns = route({
  method: "GET",
  path: "/api/allowances/runs/export",
  tag: "allowances",
  summary: "The same list as a workbook",
  query: runList,
  replyKind: "file",
  isLong: true,
});
export const createRun = route({
  method: "POST",
  path: "/api/allowances/runs",
  tag: "allowances",
  summary: "Preview the allowances of a month",
  body: z.object({ programmeId: id, month }),
  reply: allowanceRunPage,
});
export const getRun = route({
  method: "GET",
  path: "/api/allowances/runs/:runId",
  tag: "allowances",
  summary: "A run: totals, warnings, whom it leaves out, what changed against the run before",
  params: z.object({ runId: id }),
  reply: allowanceRunPage,
});
export const previewRun = route({
  method: "POST",
  path: "/api/allowances/runs/:runId/preview",
  tag: "allowances",
  summary: "Make the slips of a draft anew from what is confirmed now",
  params: z.object({ runId: id }),
  reply: allowanceRunPage,
});
export const listSlips = route({
  method: "GET",
  path: "/api/allowances/runs/:runId/slips",
  tag: "allowances",
  summary: "The slips of a run",
  params: z.object({ runId: id }),
  query: slipList,
  reply: pageOf(allowanceSlip),
});
export const exportRun = route({
  method: "GET",
  path: "/api/allowances/runs/:runId/slips.xlsx",
  tag: "allowances",
  summary: "The slips of a run, or those that the filters show, as a workbook for the cashier",
  params: z.object({ runId: id }),
  query: slipList,
  replyKind: "file",
  isLong: true,
});
export const getSheet = route({
  method: "GET",
  path: "/api/allowances/slips/:slipId",
  tag: "allowances",
  summary: "A person's slip with the rules, the inputs and the steps",
  params: z.object({ slipId: id }),
  reply: allowanceSheet,
});
export const listOwnSlips = route({
  method: "GET",
  path: "/api/allowances/own-slips",
  tag: "allowances",
  summary: "The signed-in person's own slips of approved runs, the latest month first",
  query: listQuery,
  reply: pageOf(allowanceSlip),
});
export const exportOwnSlips = route({
  method: "GET",
  path: "/api/allowances/own-slips/export",
  tag: "allowances",
  summary: "The same list as a workbook",
  query: listQuery,
  replyKind: "file",
  isLong: true,
});
