import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { ProjectLine } from "../../contract/project.ts";
import { can } from "../../domain/access/access.ts";
import { recordMoveRules, recordMoves, type RecordMove } from "../../domain/evidence/record-state.ts";
import { evidenceOfProject, type ProjectStage, type ProjectState } from "../../domain/project/project.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { pairJoins } from "../partnership/store.ts";
import { initialsOf } from "../school/initials.ts";
import { dayOf } from "../settings/store.ts";
import type { EvidenceLoader } from "../standing/store.ts";

export interface ProjectRow {
  readonly project_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly title: string;
  readonly subjects: string[];
  readonly people: ProjectLine["people"];
  readonly from_day: string;
  readonly to_day: string;
  readonly state: ProjectState;
  readonly stated_by_school_id: string | null;
  readonly version: number;
  readonly stages: ProjectLine["stages"] | null;
}

export const projectJoins = pairJoins("project");

/** Projects with their schools and stages; `where` speaks of project, partnership, helper, helped. */
export async function selectProjects(
  db: CountyTransaction,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql``,
): Promise<ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`
    select project.project_id, project.partnership_id, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
           helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name, helped.short_name as helped_short,
           project.title, project.subjects, project.people, project.from_day, project.to_day, project.state, project.stated_by_school_id,
           project.version,
           (select jsonb_agg(jsonb_build_object('stage', stage.stage, 'dueDay', stage.due_day, 'doneOn', stage.done_on, 'result', stage.result)
                             order by array_position(array['opening', 'proposal', 'midterm', 'conclusion', 'spreading'], stage.stage))
              from project_stage stage
             where stage.county_code = project.county_code
               and stage.project_id = project.project_id) as stages
      from project ${projectJoins}
     where ${where}
     ${tail}`.execute(db);
  return rows;
}

/** The project as permissions name it: a statement of one school, as a record is. */
export function subjectOfProject(row: ProjectRow): {
  kind: "record";
  programmeId: string;
  helperSchoolId: string;
  helpedSchoolId: string;
  statedBy: string | null;
} {
  const { programme_id: programmeId, helper_school_id: helperSchoolId, helped_school_id: helpedSchoolId } = row;
  return { kind: "record", programmeId, helperSchoolId, helpedSchoolId, statedBy: row.stated_by_school_id };
}

/** Moves that a project has; its content is corrected by voiding it and opening it anew. */
const ownMoves: readonly RecordMove[] = recordMoves.filter((move) => move !== "hold" && move !== "correct");

/** A project as pages show it, with what the person may do with it now. */
export function projectLine({ actor }: Pick<Context, "actor">, row: ProjectRow): ProjectLine {
  const subject = subjectOfProject(row);
  const stated = row.stated_by_school_id;
  return {
    id: row.project_id,
    partnershipId: row.partnership_id,
    helper: { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short },
    helped: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
    title: row.title,
    subjects: row.subjects,
    people: row.people,
    from: row.from_day,
    to: row.to_day,
    state: row.state,
    statedBy: stated === row.helper_school_id ? "helper" : stated === row.helped_school_id ? "helped" : "bureau",
    version: row.version,
    stages: row.stages ?? [],
    moves: ownMoves.filter((move) => recordMoveRules[move].from.includes(row.state) && can(actor, recordMoveRules[move].action, subject)),
    mayReport: row.state !== "voided" && can(actor, "record.correct", subject),
  };
}

export interface NewProject {
  readonly partnershipId: string;
  readonly title: string;
  readonly subjects: readonly string[];
  readonly people: ProjectLine["people"];
  readonly from: string;
  readonly to: string;
  readonly stages: readonly { readonly stage: ProjectStage; readonly dueDay: string }[];
  readonly statedBySchoolId: string | null;
}

export async function insertProject(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  project: NewProject,
): Promise<string> {
  const projectId = newId();
  const names = [project.title, ...project.subjects, ...project.people.map(({ name }) => name)];
  const search = [...names, ...names.map(initialsOf)].join(" ").toLowerCase();
  await sql`
    insert into project (county_code, project_id, partnership_id, title, subjects, people, from_day, to_day, state, stated_by_school_id,
                         search_text, changed_at, created_by, created_at)
    values (${countyCode}, ${projectId}, ${project.partnershipId}, ${project.title}, ${project.subjects}::text[],
            ${JSON.stringify(project.people)}::jsonb, ${project.from}, ${project.to}, 'submitted', ${project.statedBySchoolId}, ${search}, ${now},
            ${actor.accountId}, ${now})`.execute(db);
  for (const { stage, dueDay } of project.stages) {
    await sql`
      insert into project_stage (county_code, project_id, stage, due_day)
      values (${countyCode}, ${projectId}, ${stage}, ${dueDay})
      on conflict (county_code, project_id, stage) do nothing`.execute(db);
  }
  return projectId;
}

export async function setProjectState(
  { db, countyCode, now }: Pick<Context, "db" | "countyCode" | "now">,
  projectId: string,
  state: string,
): Promise<void> {
  await sql`
    update project
       set state = ${state},
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and project_id = ${projectId}`.execute(db);
}

export async function putStage(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  projectId: string,
  done: { readonly stage: ProjectStage; readonly doneOn: string; readonly result: string },
): Promise<void> {
  await sql`
    insert into project_stage (county_code, project_id, stage, due_day, done_on, result)
    values (${countyCode}, ${projectId}, ${done.stage}, ${done.doneOn}, ${done.doneOn}, ${done.result})
    on conflict (county_code, project_id, stage) do update
      set done_on = excluded.done_on,
          result = excluded.result`.execute(db);
}

/** Projects as evidence of their pairs. */
export const loadProjectEvidence: EvidenceLoader = async (db, countyCode, partnershipIds) => {
  const rows = await selectProjects(
    db,
    sql`project.county_code = ${countyCode} and project.partnership_id = any(${partnershipIds}::uuid[]) and project.state <> 'voided'`,
    sql`order by project.from_day, project.project_id`,
  );
  return rows.map((row) => ({
    partnershipId: row.partnership_id,
    record: evidenceOfProject({
      id: row.project_id,
      from: dayOf(row.from_day),
      state: row.state,
      subjects: row.subjects,
      people: row.people.map(({ name }) => name),
    }),
    source: {
      kind: "project",
      id: row.project_id,
      state: row.state,
      isWaiting: row.state === "submitted" || row.state === "questioned",
    },
  }));
};
