import { z } from "zod";
import { stages } from "../domain/school/stage.ts";
import { route } from "./route.ts";
import { id, listQuery, name, pageOf, text } from "./shared.ts";

/** Schools and staff of a county, and their import. */

const coordinate = z.object({ longitude: z.number().min(73).max(136), latitude: z.number().min(3).max(54) });

export const school = z.object({
  id,
  schoolCode: z.string().describe("Ten digits, opaque text; leading zeros are real"),
  name: z.string(),
  shortName: z.string().nullable(),
  stages: z.array(z.enum(stages)),
  township: z.string().nullable(),
  place: coordinate.nullable(),
  pupils: z.int().nullable(),
  teachers: z.int().nullable(),
  isActive: z.boolean(),
  partnerships: z.int().describe("How many partnerships it takes part in"),
});
export type School = z.infer<typeof school>;

export const schoolChange = z.object({
  schoolCode: z.string().regex(/^\d{10}$/),
  name,
  shortName: name.nullable(),
  stages: z.array(z.enum(stages)),
  township: name.nullable(),
  place: coordinate.nullable(),
  pupils: z.int().min(0).max(100_000).nullable(),
  teachers: z.int().min(0).max(10_000).nullable(),
  isActive: z.boolean(),
});

export const schoolList = listQuery.extend({ stage: z.enum(stages).optional(), active: z.enum(["yes", "no"]).optional() });

export const listSchools = route({
  method: "GET",
  path: "/api/schools",
  tag: "schools",
  summary: "Schools of the county",
  query: schoolList,
  reply: pageOf(school),
});
export const exportSchools = route({
  method: "GET",
  path: "/api/schools/export",
  tag: "schools",
  summary: "The same list as a workbook",
  query: schoolList,
  replyKind: "file",
  isLong: true,
});
export const changeSchool = route({
  method: "PUT",
  path: "/api/schools/:schoolId",
  tag: "schools",
  summary: "Change a school",
  params: z.object({ schoolId: id }),
  body: schoolChange,
  reply: school,
});

export const staffMember = z.object({
  id,
  schoolId: id,
  schoolName: z.string(),
  staffNo: z.string(),
  name: z.string(),
  subjects: z.array(z.string()),
  grades: z.array(z.string()),
  title: z.string().nullable(),
  post: z.string().nullable(),
  honour: z.string().nullable(),
  phone: z.string().nullable().describe("Masked: 138****1234"),
  isActive: z.boolean(),
});
export type StaffMember = z.infer<typeof staffMember>;

export const staffList = listQuery.extend({ schoolId: id.optional(), subject: z.string().max(20).optional() });
export const listStaff = route({
  method: "GET",
  path: "/api/staff",
  tag: "schools",
  summary: "Staff of the schools that one may see",
  query: staffList,
  reply: pageOf(staffMember),
});
export const exportStaff = route({
  method: "GET",
  path: "/api/staff/export",
  tag: "schools",
  summary: "The same list as a workbook",
  query: staffList,
  replyKind: "file",
  isLong: true,
});

/** POST because it is written down who asked and why, and no address or log may hold a number. */
export const revealPhone = route({
  method: "POST",
  path: "/api/staff/:staffId/phone",
  tag: "schools",
  summary: "The whole telephone number of somebody; the reason is kept in the audit trail",
  params: z.object({ staffId: id }),
  body: z.object({ reason: text.min(2) }),
  reply: z.object({ phone: z.string().nullable() }),
});

/** What can be imported from a sheet. */
export const importKinds = ["schools", "staff", "partnerships", "postingMonths", "payments", "aidApplications", "aidList"] as const;
export type ImportKind = (typeof importKinds)[number];
const importParams = z.object({ kind: z.enum(importKinds) });

export const importError = z.object({ row: z.int(), column: z.string().nullable(), message: z.string(), found: z.string().nullable() });

/** What a sheet would do, row by row; nothing is changed before it is confirmed. */
export const importPreview = z.object({
  importId: id,
  fileName: z.string(),
  counts: z.object({ new: z.int(), changed: z.int(), same: z.int(), wrong: z.int() }),
  ignoredHeadings: z.array(z.string()),
  rows: z.array(
    z.object({ row: z.int(), kind: z.enum(["new", "changed", "same", "wrong"]), title: z.string(), errors: z.array(importError) }),
  ),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** Largest sheet: 100,000 staff rows come to about 7 MB. */
export const sheetBytesMax = 20 * 1024 * 1024;

export const getTemplate = route({
  method: "GET",
  path: "/api/imports/:kind/template",
  tag: "schools",
  summary: "A workbook to fill in",
  params: importParams,
  replyKind: "file",
});
export const previewImport = route({
  method: "POST",
  path: "/api/imports/:kind",
  tag: "schools",
  summary: "Check a sheet; the reply tells what each row would do",
  params: importParams,
  isUpload: true,
  isLong: true,
  bodyLimit: sheetBytesMax,
  reply: importPreview,
});
export const confirmImport = route({
  method: "POST",
  path: "/api/imports/:kind/:importId/confirm",
  tag: "schools",
  summary: "Take over the good rows of a checked sheet, all or nothing",
  params: importParams.extend({ importId: id }),
  isLong: true,
  replyKind: "progress",
  reply: z.object({ created: z.int(), changed: z.int(), same: z.int(), left: z.int().describe("Wrong rows, not taken over") }),
});
export const returnImport = route({
  method: "GET",
  path: "/api/imports/:kind/:importId/errors",
  tag: "schools",
  summary: "The same sheet with the wrong cells marked and noted",
  params: importParams.extend({ importId: id }),
  replyKind: "file",
});
