import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { openProject as openRoute, projectPage, ProjectLine } from "../../contract/project.ts";
import type { projectList } from "../../contract/filters.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { recordMoveRules, type RecordMove } from "../../domain/evidence/record-state.ts";
import { recordStateNames } from "../../domain/evidence/record-words.ts";
import type { ProjectStage } from "../../domain/project/project.ts";
import { canonicalSubject } from "../../domain/school/subject.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { findPartnership, touchPartnership, withinReach } from "../partnership/store.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { addStep, listSteps, sideOf } from "../trail/store.ts";
import {
  insertProject,
  projectJoins,
  projectLine,
  putStage,
  selectProjects,
  setProjectState,
  subjectOfProject,
  type ProjectRow,
} from "./store.ts";

type ProjectPage = z.input<typeof projectPage>;

/** The project for an action, locked where it is to be changed; what the person may not see is not found. */
async function findProject(context: Context, projectId: string, purpose: "read" | "change"): Promise<ProjectRow | Refusal> {
  const { db, countyCode, actor } = context;
  const where = sql`project.county_code = ${countyCode} and project.project_id = ${projectId}`;
  const [row] = await selectProjects(db, where, purpose === "change" ? sql`for update of project` : sql``);
  return row && can(actor, "partnership.read", subjectOfProject(row)) ? row : refuse("not-found");
}

export async function describeProject(context: Context, projectId: string): Promise<ProjectPage | Refusal> {
  const row = await findProject(context, projectId, "read");
  if (isRefusal(row)) return row;
  return { ...projectLine(context, row), trail: await listSteps(context.db, context.countyCode, projectId) };
}

async function note(context: Context, row: ProjectRow, move: string, comment?: string): Promise<void> {
  await touchPartnership(context.db, context.countyCode, row.partnership_id);
  const thing = { kind: "project", id: row.project_id } as const;
  await addStep(context, { partnershipId: row.partnership_id, thing, side: sideOf(context.actor, subjectOfProject(row)), move, comment });
  await writeAudit(context, `project.${move}`, thing);
}

/** Opens a project of a pair: a statement of whoever opens it, which the other school confirms. */
export async function openProject(context: Context, body: z.output<typeof openRoute.body>): Promise<ProjectPage | Refusal> {
  const partnership = await findPartnership(context.db, context.countyCode, body.partnershipId);
  const sides = partnership && ({ kind: "partnership", ...partnership } as const);
  if (!partnership || !sides || !can(context.actor, "partnership.read", sides)) return refuse("not-found");
  // As with a record of the bureau or of either coordinator: a posted teacher opens none.
  if (!can(context.actor, "plan.change", sides)) return refuse("forbidden");
  if (body.from < partnership.from || body.from > partnership.to)
    return refuse("bad-input", { fields: [{ path: "from", code: "outside" }] });
  if (body.from > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "from", code: "future" }] });
  const side = sideOf(context.actor, sides);
  const statedBySchoolId = side === "bureau" ? null : side === "helper" ? sides.helperSchoolId : sides.helpedSchoolId;
  const projectId = await insertProject(context, { ...body, subjects: body.subjects.map(canonicalSubject), statedBySchoolId });
  const row = await findProject(context, projectId, "read");
  if (isRefusal(row)) return row;
  await note(context, row, "enter");
  return describeProject(context, projectId);
}

export interface ProjectMove {
  readonly move: Exclude<RecordMove, "correct" | "hold">;
  readonly version: number;
  readonly comment?: string | undefined;
}

/** Confirms, questions, verifies or voids a project, by the same table as a record. */
export async function moveProject(context: Context, projectId: string, request: ProjectMove): Promise<ProjectPage | Refusal> {
  const row = await findProject(context, projectId, "change");
  if (isRefusal(row)) return row;
  const rule = recordMoveRules[request.move];
  if (!can(context.actor, rule.action, subjectOfProject(row))) return refuse("forbidden");
  if (!rule.from.includes(row.state)) return refuse("wrong-state");
  if (row.version !== request.version) return refuse("stale");
  if (rule.needsReason && !request.comment) return refuse("bad-input", { fields: [{ path: "comment", code: "missing" }] });
  await setProjectState(context, projectId, rule.to);
  await note(context, row, request.move, request.comment);
  return describeProject(context, projectId);
}

/** Says what came of a stage; the opening's confirmation stays, since the stages are no part of what counts. */
export async function reportStage(
  context: Context,
  projectId: string,
  done: { readonly stage: ProjectStage; readonly doneOn: string; readonly result: string },
): Promise<ProjectPage | Refusal> {
  const row = await findProject(context, projectId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, "record.correct", subjectOfProject(row))) return refuse("forbidden");
  if (row.state === "voided") return refuse("wrong-state");
  if (done.doneOn > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "doneOn", code: "future" }] });
  if (done.doneOn < row.from_day) return refuse("bad-input", { fields: [{ path: "doneOn", code: "order" }] });
  await putStage(context, projectId, done);
  await note(context, row, "stage", done.result);
  return describeProject(context, projectId);
}

type ProjectQuery = z.output<typeof projectList>;

const sorts = {
  from: sql`project.from_day`,
  title: sql`project.title`,
  helped: sql`helped.initials`,
  state: sql`project.state`,
};

/** One page of projects that somebody may see, the latest first. */
export async function listProjects(context: Context, query: ProjectQuery): Promise<{ rows: ProjectLine[]; total: number }> {
  const { db, countyCode, actor } = context;
  const conditions: RawBuilder<unknown>[] = [sql`project.county_code = ${countyCode}`, withinReach(reachOf(actor), countyCode)];
  if (query.partnershipId) conditions.push(sql`project.partnership_id = ${query.partnershipId}`);
  if (query.state) conditions.push(sql`project.state = ${query.state}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(project.search_text like ${pattern} or helper.name like ${pattern} or helped.name like ${pattern}
      or helper.initials like ${pattern} or helped.initials like ${pattern})`);
  }
  const where = sql.join(conditions, sql` and `);
  const order = sql`${orderBy(query.sort ?? "-from", sorts, sql`project.project_id`)} ${pageOf(query)}`;
  const rows = await selectProjects(db, where, order);
  const counted = await sql<{ total: number }>`select count(*) as total from project ${projectJoins} where ${where}`.execute(db);
  return { rows: rows.map((row) => projectLine(context, row)), total: counted.rows[0]?.total ?? 0 };
}

/** The list of projects as a workbook. */
export async function projectTable(context: Context, rows: readonly ProjectLine[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const names = ["课题名称", "支援校", "受援校", "任教学科", "主持人", "成员", "开始", "结束", "状态", "最近成果"];
  return tableReply(context, {
    title: heading("课题一览表"),
    columns: names.map((name) => ({ heading: heading(name), kind: "text" })),
    rows: rows.map((row) => [
      row.title,
      row.helper.name,
      row.helped.name,
      row.subjects.join("、") || null,
      row.people.flatMap(({ name, isLeader }) => (isLeader ? [name] : [])).join("、") || null,
      row.people.flatMap(({ name, isLeader }) => (isLeader ? [] : [name])).join("、") || null,
      row.from,
      row.to,
      recordStateNames[context.language][row.state],
      row.stages.findLast(({ doneOn }) => doneOn !== null)?.result ?? null,
    ]),
  });
}
