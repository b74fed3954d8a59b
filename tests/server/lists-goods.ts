import { pairHolds, simple, type List, type Row } from "./list.ts";

/** Whether goods came, or are on their way, within some days. */
const inDays =
  (from: string, to: string) =>
  ({ receivedOn, handedOverOn }: Row): boolean => {
    const day = receivedOn ?? handedOverOn;
    return day !== null && day >= from && day <= to;
  };

/** Goods, donations made public, assets, requests. */
export const goodsLists: readonly List[] = [
  {
    name: "goods",
    ...simple("/api/goods"),
    id: ({ id }) => id,
    sorts: {
      changedAt: ({ changedAt }) => changedAt,
      title: null,
      helped: null,
      state: null,
      value: ({ valueFen }) => valueFen,
      receivedOn: ({ receivedOn, handedOverOn }) => receivedOn ?? handedOverOn,
    },
    filters: [
      ["state=received", ({ state }) => state === "received"],
      ["mode=transfer", ({ mode }) => mode === "transfer"],
      ["from=2026-01-01&to=2026-06-30", inDays("2026-01-01", "2026-06-30")],
    ],
    initials: ["qsz", pairHolds("青山")],
    // The register has a line for each item.
    cell: ["移交单", ({ title }) => title],
    isItemized: true,
  },
  {
    name: "published donations",
    ...simple("/api/published-donations"),
    id: ({ id }) => id,
    sorts: { receivedOn: ({ receivedOn }) => receivedOn, value: null, receiver: null },
    filters: [["from=2026-01-01&to=2026-06-30", inDays("2026-01-01", "2026-06-30")]],
    initials: ["qsz", ({ receiver }) => receiver.name.includes("青山")],
    cell: ["收到日期", ({ receivedOn }) => receivedOn],
  },
  {
    name: "assets",
    ...simple("/api/assets"),
    id: ({ id }) => id,
    sorts: {
      assetNo: ({ assetNo }) => assetNo,
      name: null,
      school: null,
      receivedOn: ({ receivedOn }) => receivedOn,
      checkedOn: null,
      condition: null,
      value: ({ unitValueFen }) => unitValueFen,
    },
    filters: [
      ["condition=broken", ({ condition }) => condition === "broken"],
      ["due=yes", ({ checkStanding }) => checkStanding === "overdue" || checkStanding === "soon"],
    ],
    initials: ["qsz", ({ school }) => school.name.includes("青山")],
    cell: ["资产编号", ({ assetNo }) => assetNo],
  },
  {
    name: "requests",
    ...simple("/api/requests"),
    id: ({ id }) => id,
    sorts: {
      changedAt: ({ changedAt }) => changedAt,
      title: null,
      school: null,
      kind: null,
      state: null,
      estimate: ({ estimateFen }) => estimateFen,
      granted: ({ grantedFen }) => grantedFen,
      wantedBy: ({ wantedBy }) => wantedBy,
    },
    filters: [
      ["state=submitted", ({ state }) => state === "submitted"],
      ["kind=building", ({ kind }) => kind === "building"],
    ],
    initials: ["qsz", ({ school }) => school.name.includes("青山")],
    cell: ["申请事项", ({ title }) => title],
  },
];
