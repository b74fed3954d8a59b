import { expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { evidenceOfProject, nextStage } from "./project.ts";

const start = makeDay(2026, 3, 2);

test("a project of several years is one project in the year of its start, once the other school has confirmed it", () => {
  const project = { id: "p", from: start, state: "confirmed", subjects: ["语文"], people: ["王志远", "李青"] } as const;
  expect(evidenceOfProject(project)).toMatchObject({
    from: start,
    to: start,
    nature: "event",
    amounts: { projects: 1 },
    isConfirmed: true,
  });
  for (const state of ["submitted", "questioned", "voided"] as const)
    expect(evidenceOfProject({ ...project, state }).isConfirmed).toBe(false);
});

test("the next stage is the first planned one that is not done", () => {
  const opening = { stage: "opening", doneOn: start } as const;
  expect(nextStage([opening, { stage: "conclusion", doneOn: null }, { stage: "midterm", doneOn: null }])).toBe("midterm");
  expect(nextStage([opening])).toBe(null);
});
