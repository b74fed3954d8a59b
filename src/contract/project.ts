import { z } from "zod";
import { recordMoves } from "../domain/evidence/record-state.ts";
import { projectStages, projectStates } from "../domain/project/project.ts";
import { projectList } from "./filters.ts";
import { route } from "./route.ts";
import { day, id, name, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** Research projects of a pair, with stages and results. Confirmed by the other school they are evidence by themselves. */

const member = z.object({ name: z.string().trim().min(1).max(50), staffId: id.nullable(), isLeader: z.boolean() });
const stage = z.object({ stage: z.enum(projectStages), dueDay: day, doneOn: day.nullable(), result: z.string().nullable() });

export const projectLine = z.object({
  id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  title: z.string(),
  subjects: z.array(z.string()),
  people: z.array(member),
  from: day,
  to: day,
  state: z.enum(projectStates),
  statedBy: z.enum(["bureau", "helper", "helped"]),
  version: z.int(),
  stages: z.array(stage),
  moves: z.array(z.enum(recordMoves)),
  mayReport: z.boolean(),
});
export type ProjectLine = z.infer<typeof projectLine>;
export const projectPage = projectLine.extend({ trail: z.array(trailStep) });

const projectParams = z.object({ projectId: id });
const tag = "projects";

export const listProjects = route({
  method: "GET",
  path: "/api/projects",
  tag,
  summary: "Research projects that one may see",
  query: projectList,
  reply: pageOf(projectLine),
});
export const exportProjects = route({
  method: "GET",
  path: "/api/projects/export",
  tag,
  summary: "The same list as a workbook",
  query: projectList,
  replyKind: "file",
  isLong: true,
});
export const getProject = route({
  method: "GET",
  path: "/api/projects/:projectId",
  tag,
  summary: "One project with its trail",
  params: projectParams,
  reply: projectPage,
});
export const openProject = route({
  method: "POST",
  path: "/api/projects",
  tag,
  summary: "Open a project; it counts once the other school has confirmed it",
  body: z
    .object({
      partnershipId: id,
      title: name,
      subjects: z.array(z.string().trim().min(1).max(20)).max(10),
      people: z.array(member).min(1).max(50),
      from: day,
      to: day,
      stages: z.array(z.object({ stage: z.enum(projectStages), dueDay: day })).max(projectStages.length),
    })
    .refine((value) => value.from <= value.to, { path: ["to"], error: "order" }),
  reply: projectPage,
});
export const moveProject = route({
  method: "POST",
  path: "/api/projects/:projectId/moves",
  tag,
  summary: "Confirm, question, verify or void",
  params: projectParams,
  body: z.object({ move: z.enum(recordMoves).exclude(["correct", "hold"]), version: z.int(), comment: text.optional() }),
  reply: projectPage,
});
export const reportStage = route({
  method: "PUT",
  path: "/api/projects/:projectId/stages/:stage",
  tag,
  summary: "Say that a stage is done, and with what result",
  params: projectParams.extend({ stage: z.enum(projectStages) }),
  body: z.object({ doneOn: day, result: text.min(1) }),
  reply: projectPage,
});
