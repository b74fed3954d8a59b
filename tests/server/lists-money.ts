import { simple, type List } from "./list.ts";

/** Monthly allowances and the slips of one month. */
export const allowanceLists = (runId: () => string): readonly List[] => [
  {
    name: "allowance runs",
    ...simple("/api/allowances/runs"),
    id: ({ id }) => id,
    sorts: { month: ({ month }) => month, programme: null, state: null, slips: ({ slips }) => slips, amount: ({ amountFen }) => amountFen },
    filters: [["state=locked", ({ state }) => state === "locked"]],
    initials: ["cxxx", ({ programme }) => programme.name === "城乡学校结对帮扶"],
    cell: ["金额", ({ amountFen }) => amountFen / 100],
  },
  {
    name: "slips",
    path: () => `/api/allowances/runs/${runId()}/slips`,
    exportPath: () => `/api/allowances/runs/${runId()}/slips.xlsx`,
    rows: ({ body }) => body,
    id: ({ id }) => id,
    sorts: {
      person: null,
      home: null,
      host: null,
      code: ({ code }) => code,
      amount: ({ amountFen }) => amountFen,
      line: null,
      change: ({ amountFen, previousFen }) => amountFen - (previousFen ?? 0),
    },
    filters: [
      ["change=same", ({ amountFen, previousFen }) => amountFen === previousFen],
      ["code=special", ({ code }) => code === "special"],
    ],
    initials: ["qsz", ({ home, host }) => `${home.name}${host.name}`.includes("青山")],
    cell: ["姓名", ({ personName }) => personName],
  },
];

/** How many teachers the schools sent others. */
export const exchangeList: List = {
  name: "exchange",
  path: () => "/api/exchange",
  exportPath: () => "/api/exchange/export",
  rows: ({ body }) => body.lines,
  id: ({ school }) => school.id,
  sorts: {
    school: null,
    eligible: ({ eligible }) => eligible,
    moved: ({ moved }) => moved,
    movedShare: ({ shares }) => shares.moved?.hundredths ?? null,
    backbone: ({ backboneMoved }) => backboneMoved,
    backboneShare: ({ shares }) => shares.backbone?.hundredths ?? null,
  },
  filters: [
    ["finding=short", ({ shares }) => shares.moved?.isMet === false || shares.backbone?.isMet === false],
    ["finding=met", ({ shares }) => shares.moved?.isMet === true && shares.backbone?.isMet !== false],
  ],
  initials: ["sy", ({ school }) => school.name.includes("实验")],
  cell: ["学校名称", ({ school }) => school.name],
};
