import { pairHolds, simple, type List } from "./list.ts";

/** What is entered in a room of its own beside the records: pairs of teachers, research projects. */
export const roomLists: readonly List[] = [
  {
    name: "mentorships",
    ...simple("/api/mentorships"),
    id: ({ id }) => id,
    sorts: {
      from: ({ from }) => from,
      mentor: null,
      mentee: null,
      helped: null,
      subject: null,
      state: null,
      activities: ({ confirmedLogs }) => confirmedLogs,
    },
    filters: [["state=confirmed", ({ state }) => state === "confirmed"]],
    initials: ["qsz", pairHolds("青山")],
    cell: ["师傅", ({ mentor }) => mentor.name],
  },
  {
    name: "projects",
    ...simple("/api/projects"),
    id: ({ id }) => id,
    sorts: { from: ({ from }) => from, title: null, helped: null, state: null },
    filters: [["state=confirmed", ({ state }) => state === "confirmed"]],
    initials: ["qsz", pairHolds("青山")],
    cell: ["课题名称", ({ title }) => title],
  },
];
