import { pairHolds, simple, type List } from "./list.ts";

/** Assessments of posted people, and who is to be given priority. */
export const assessmentLists: readonly List[] = [
  {
    name: "assessments",
    ...simple("/api/assessments"),
    id: ({ id }) => id,
    sorts: {
      year: ({ schoolYear }) => schoolYear,
      person: null,
      subject: null,
      helper: null,
      helped: null,
      due: ({ dueDay }) => dueDay,
      state: null,
      result: ({ resultHundredths }) => resultHundredths,
      grade: null,
    },
    filters: [
      ["state=closed", ({ state }) => state === "closed"],
      ["schoolYear=2025", ({ schoolYear }) => schoolYear === 2025],
      [`grade=${encodeURIComponent("优秀")}`, ({ grade }) => grade === "优秀"],
      ["missing=helper", ({ state, handedIn }) => state === "open" && !handedIn.includes("helper")],
    ],
    initials: ["qsz", pairHolds("青山")],
    cell: ["姓名", ({ personName }) => personName],
  },
  {
    name: "priority",
    ...simple("/api/priority-entries"),
    id: ({ id }) => id,
    sorts: {
      decided: ({ decidedOn }) => decidedOn,
      person: null,
      helped: null,
      helper: null,
      purpose: null,
      year: ({ schoolYear }) => schoolYear,
      grade: null,
    },
    filters: [["purpose=award", ({ purpose }) => purpose === "award"]],
    initials: ["qsz", pairHolds("青山")],
    cell: ["依据", ({ basis }) => basis],
  },
];
