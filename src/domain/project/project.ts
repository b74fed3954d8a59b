import type { Day } from "../calendar/day.ts";
import { evidenceOf } from "../evidence/from-entry.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import { isCounting, type RecordState } from "../evidence/record-state.ts";

/** Stages of a research project in their order: 立项, 开题, 中期, 结题, 推广. Source: the usual rules of such projects (课题管理办法). */
export const projectStages = ["opening", "proposal", "midterm", "conclusion", "spreading"] as const;
export type ProjectStage = (typeof projectStages)[number];

/** States of a project: its opening is a statement that the other school confirms, as a record's. */
export const projectStates = ["submitted", "questioned", "confirmed", "verified", "voided"] as const satisfies readonly RecordState[];
export type ProjectState = (typeof projectStates)[number];

export interface Project {
  readonly id: string;
  readonly from: Day;
  readonly state: ProjectState;
  readonly subjects: readonly string[];
  readonly people: readonly string[];
}

/**
 * A project as evidence: one project, in the year of its start. A promise of one project a year is kept by opening it;
 * a project of two years must not keep the promise of both. Counts once the other school has confirmed the opening. Our choice.
 */
export function evidenceOfProject({ id, from, state, subjects, people }: Project): EvidenceRecord {
  return evidenceOf({
    id,
    category: "research_project",
    from,
    to: from,
    isConfirmed: isCounting(state),
    subjects,
    grades: [],
    people,
    amounts: { projects: 1 },
    earmark: null,
    postingRole: null,
  });
}

/** One stage with its day and what came of it. */
export interface StageDone {
  readonly stage: ProjectStage;
  readonly doneOn: Day | null;
}

/** The stage that is next; null once all planned ones are done. */
export function nextStage(planned: readonly StageDone[]): ProjectStage | null {
  return projectStages.find((stage) => planned.some((one) => one.stage === stage && one.doneOn === null)) ?? null;
}
