import exceljs from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { readSheet } from "../../src/server/sheet/read-sheet.ts";
import { testApplication, type Visitor } from "./application.ts";
import { codedNames } from "./coded-names.ts";
import { pairHolds, simple, type List, type Row } from "./list.ts";
import { assessmentLists } from "./lists-assessments.ts";
import { goodsLists } from "./lists-goods.ts";
import { allowanceLists, exchangeList } from "./lists-money.ts";
import { roomLists } from "./lists-rooms.ts";

const application = await testApplication();
let officer: Visitor;
let programmeId = "";
let runId = "";
beforeAll(async () => {
  officer = await application.signedIn("bureau");
  programmeId = (await officer.get("/api/programmes")).body.rows[0].id;
  runId = (await officer.get("/api/allowances/runs?sort=-month")).body.rows[0].id;
  // A second programme, so that there is something to tell apart.
  await officer.send("POST", "/api/programmes", {
    name: "银龄讲学计划",
    description: null,
    firstSchoolYear: 2022,
    lastSchoolYear: 2024,
    phases: [],
    leadingGroup: [],
  });
});

const lists: readonly List[] = [
  {
    name: "programmes",
    ...simple("/api/programmes"),
    id: ({ id }) => id,
    sorts: { name: null, years: ({ firstSchoolYear }) => firstSchoolYear, partnerships: ({ partnerships }) => partnerships },
    filters: [
      ["runs=now", ({ name }) => name === "城乡学校结对帮扶"],
      ["runs=over", ({ name }) => name === "银龄讲学计划"],
    ],
    initials: ["yljx", ({ name }) => name === "银龄讲学计划"],
    cell: ["项目名称", ({ name }) => name],
  },
  {
    name: "overview",
    path: () => `/api/programmes/${programmeId}/overview`,
    exportPath: () => `/api/programmes/${programmeId}/overview/export`,
    rows: ({ body }) => body.lines,
    id: ({ partnershipId }) => partnershipId,
    sorts: {
      helped: null,
      helper: null,
      kept: null,
      due: ({ nextDue }) => nextDue,
      township: null,
      waiting: ({ waitingRecords }) => waitingRecords,
      plan: null,
    },
    filters: [
      ["planState=approved", ({ planState }) => planState === "approved"],
      ["standing=missed", ({ figures }) => figures.counts.missed > 0],
      ["term=2025-autumn&standing=missed", ({ figures }) => figures.counts.missed > 0],
    ],
    initials: ["qsz", pairHolds("青山")],
    cell: ["受援校", ({ helped }) => helped.name],
  },
  {
    name: "partnerships",
    ...simple("/api/partnerships"),
    id: ({ id }) => id,
    sorts: { helped: null, helper: null, programme: null, from: ({ from }) => from, to: ({ to }) => to },
    filters: [],
    initials: ["qsz", pairHolds("青山")],
    cell: ["受援校", ({ helped }) => helped.name],
  },
  {
    name: "plans",
    ...simple("/api/plan-versions"),
    id: ({ versionId }) => versionId,
    sorts: {
      changedAt: ({ changedAt }) => changedAt,
      helped: null,
      helper: null,
      state: null,
      title: null,
      number: ({ number }) => number,
      from: ({ effectiveFrom }) => effectiveFrom,
      promises: ({ commitments }) => commitments,
    },
    filters: [["state=approved", ({ state }) => state === "approved"]],
    initials: ["qsz", pairHolds("青山")],
    cell: ["受援校", ({ helped }) => helped.name],
  },
  {
    name: "waivers",
    ...simple("/api/waivers"),
    id: ({ id }) => id,
    sorts: { requestedAt: ({ requestedAt }) => requestedAt, state: null, helped: null, period: ({ period }) => period, by: null },
    filters: [["state=submitted", ({ state }) => state === "submitted"]],
    initials: ["syxx", pairHolds("实验小学")],
    cell: ["申请理由", ({ reason }) => reason],
  },
  {
    name: "aid",
    ...simple("/api/aid/applications"),
    id: ({ id }) => id,
    sorts: {
      changedAt: ({ changedAt }) => changedAt,
      school: null,
      term: null,
      class: ({ grade }) => Number(grade),
      number: ({ number }) => number,
      state: null,
      category: null,
      amount: ({ amountFen }) => amountFen,
    },
    filters: [
      ["state=published", ({ state }) => state === "published"],
      ["category=orphan", ({ category }) => category === "orphan"],
      ["payer=partnership", ({ payer }) => payer !== null],
    ],
    initials: ["qsz", ({ school }) => school.name.includes("青山")],
    cell: ["编号", ({ number }) => String(number)],
  },
  {
    name: "records",
    ...simple("/api/records"),
    id: ({ id }) => id,
    sorts: {
      from: ({ from }) => from,
      state: null,
      category: null,
      helper: null,
      helped: null,
      updatedAt: ({ updatedAt }) => updatedAt,
    },
    filters: [
      ["state=submitted", ({ state }) => state === "submitted"],
      ["category=demo_lesson", ({ category }) => category === "demo_lesson"],
      ["from=2026-03-01&to=2026-03-31", ({ from, to }) => from <= "2026-03-31" && to >= "2026-03-01"],
    ],
    initials: ["qsz", pairHolds("青山")],
    cell: ["开始", ({ from }) => from],
  },
  ...goodsLists,
  ...roomLists,
  ...assessmentLists,
  ...allowanceLists(() => runId),
  exchangeList,
  {
    name: "postings",
    ...simple("/api/postings"),
    id: ({ id }) => id,
    sorts: {
      from: ({ from }) => from,
      to: null,
      person: null,
      kind: null,
      subject: null,
      state: null,
      helped: null,
      lessons: ({ lessonsPerWeek }) => lessonsPerWeek,
    },
    filters: [
      ["state=active", ({ state }) => state === "active"],
      ["kind=followOn", ({ kind }) => kind === "followOn"],
      ["role=manager", ({ role }) => role === "manager"],
      [`subject=${encodeURIComponent("数学")}`, ({ subject }) => subject === "数学"],
    ],
    initials: ["qsz", pairHolds("青山")],
    cell: ["开始", ({ beganOn, from }) => beganOn ?? from],
  },
  {
    name: "payments",
    ...simple("/api/payments"),
    id: ({ id }) => id,
    sorts: {
      amountFen: ({ amountFen }) => amountFen,
      term: null,
      purpose: null,
      source: null,
      state: null,
      helped: null,
      paidOn: ({ paidOn }) => paidOn,
    },
    filters: [
      ["state=received", ({ state }) => state === "received"],
      ["term=2025-autumn", ({ term }) => term === "2025-autumn"],
      ["purpose=teaching_research", ({ purpose }) => purpose === "teaching_research"],
      ["source=special", ({ source }) => source === "special"],
    ],
    initials: ["qsz", pairHolds("青山")],
    cell: ["摘要", ({ summary }) => summary],
  },
  {
    name: "bookings",
    ...simple("/api/bookings"),
    id: ({ id }) => id,
    sorts: { amountFen: ({ amountFen }) => amountFen, bookedOn: ({ bookedOn }) => bookedOn },
    filters: [["from=2025-09-01&to=2026-01-31", ({ bookedOn }) => bookedOn >= "2025-09-01" && bookedOn <= "2026-01-31"]],
    initials: [encodeURIComponent("更正"), ({ words }) => words.includes("更正")],
    cell: ["摘要", ({ words, isBack }) => (isBack ? `[冲回] ${words}` : words)],
  },
  {
    name: "money",
    path: () => "/api/money",
    exportPath: () => "/api/money/export",
    rows: ({ body }) => ({ rows: body.rows, total: body.totalRows }),
    id: ({ partnershipId }) => partnershipId,
    sorts: { left: ({ left }) => left, promisedMin: ({ promisedMin }) => promisedMin, paid: ({ paid }) => paid },
    filters: [],
    initials: ["qsz", pairHolds("青山")],
    cell: ["受援校", ({ helped }) => helped.name],
  },
  {
    name: "schools",
    ...simple("/api/schools"),
    id: ({ id }) => id,
    sorts: {
      name: null,
      schoolCode: ({ schoolCode }) => schoolCode,
      township: null,
      pupils: ({ pupils }) => pupils,
      teachers: ({ teachers }) => teachers,
      partnerships: ({ partnerships }) => partnerships,
    },
    filters: [["stage=junior", ({ stages }) => stages.includes("junior")]],
    initials: ["qsz", ({ name }) => name.includes("青山")],
    cell: ["学校标识码", ({ schoolCode }) => schoolCode],
  },
  {
    name: "staff",
    ...simple("/api/staff"),
    id: ({ id }) => id,
    sorts: { name: null, staffNo: ({ staffNo }) => staffNo, school: null, title: null },
    filters: [[`subject=${encodeURIComponent("语文")}`, ({ subjects }) => subjects.includes("语文")]],
    initials: ["cg", ({ name }) => name.startsWith("陈")],
    cell: ["工号", ({ staffNo }) => staffNo],
  },
  {
    name: "accounts",
    ...simple("/api/accounts"),
    id: ({ id }) => id,
    sorts: { loginName: ({ loginName }) => loginName, displayName: null, lastSignInAt: null, active: null },
    filters: [["role=coordinator", ({ grants }) => grants.some(({ role }: Row) => role === "coordinator")]],
    initials: ["wf", ({ displayName }) => displayName.startsWith("王芳")],
    cell: ["登录名", ({ loginName }) => loginName],
  },
  {
    name: "audit trail",
    ...simple("/api/audit-trail"),
    id: ({ id }) => id,
    sorts: { at: ({ at }) => at, by: null, action: ({ action }) => action },
    filters: [
      ["thing=plan", ({ action }) => action.startsWith("plan.")],
      ["from=2026-11-01&to=2026-11-30", ({ at }) => at >= "2026-10-31T16:00" && at < "2026-11-30T16:00"],
    ],
    initials: ["wf", ({ by }) => by.startsWith("王芳")],
    cell: ["操作人", ({ by }) => by ?? "—"],
  },
];

async function rowsOf(list: List, query: string): Promise<{ rows: Row[]; total: number }> {
  const reply = await officer.get(`${list.path()}?${query}`);
  expect(reply.status).toBe(200);
  return list.rows(reply);
}

/** All rows of a query, page after page. */
async function allRows(list: List, query: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page++) {
    const answer = await rowsOf(list, `${query}&size=200&page=${page}`);
    rows.push(...answer.rows);
    if (rows.length >= answer.total || answer.rows.length === 0) return rows;
  }
}

/** The column of a workbook under a heading, without title, subtitle and headings. */
async function columnOf(content: Buffer, heading: string): Promise<(string | number)[]> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(content).buffer);
  const sheet = book.worksheets[0];
  const headings: unknown[] = [];
  sheet?.getRow(3).eachCell((cell, place) => (headings[place] = cell.value));
  const place = headings.indexOf(heading);
  expect(place).toBeGreaterThan(0);
  const rows = Array.from({ length: (sheet?.rowCount ?? 3) - 3 }, (_, index) => sheet?.getRow(index + 4));
  // The sums below the last row are no row of the list.
  return rows
    .filter((row) => row?.getCell(1).text !== "合计")
    .map((row) => {
      const cell = row?.getCell(place);
      return typeof cell?.value === "number" ? cell.value : (cell?.text ?? "");
    });
}

function isOrdered(values: readonly (string | number | null)[], isDescending: boolean): boolean {
  const known = values.filter((value) => value !== null);
  // What is missing stands last in either direction.
  if (values.slice(0, known.length).includes(null)) return false;
  return known.every((value, index) => {
    const before = known[index - 1];
    return before === undefined || before === value || before < value === !isDescending;
  });
}

/** The lines of a workbook as rows: those of one row's items stand together and count once. */
function linesOf({ isItemized }: List, values: readonly (string | number)[]): readonly (string | number)[] {
  return isItemized ? values.filter((value, index) => value !== values[index - 1]) : values;
}

describe.for(lists)("the list of $name", (list) => {
  test("comes in pages that join to the whole", async () => {
    const whole = await allRows(list, "");
    const [first, second] = [await rowsOf(list, "size=1&page=1"), await rowsOf(list, "size=1&page=2")];
    expect([...first.rows, ...second.rows].map(list.id)).toEqual(whole.slice(0, 2).map(list.id));
    expect([first.total, new Set(whole.map(list.id)).size]).toEqual([whole.length, whole.length]);
  });

  test.for(Object.keys(list.sorts))("is sorted by %s, both ways", async (sort) => {
    const up = await allRows(list, `sort=${sort}`);
    const down = await allRows(list, `sort=-${sort}`);
    expect(down.map(list.id).toSorted()).toEqual(up.map(list.id).toSorted());
    expect(down.map(list.id)).not.toEqual(up.map(list.id));
    const value = list.sorts[sort];
    if (value) expect([isOrdered(up.map(value), false), isOrdered(down.map(value), true)]).toEqual([true, true]);
  });

  test.for([...list.filters])("is narrowed by %s", async ([query, holds]) => {
    const rows = await allRows(list, query);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(holds)).toBe(true);
    expect(rows.length).toBe((await allRows(list, query.startsWith("term") ? "term=2025-autumn" : "")).filter(holds).length);
  });

  test("is searched by pinyin initials", async () => {
    const [search, holds] = list.initials;
    const rows = await allRows(list, `q=${search}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(holds)).toBe(true);
  });

  test("is exported as the filters show it, all pages and in its order", async () => {
    const [heading, of] = list.cell;
    const [lastSort] = Object.keys(list.sorts);
    for (const query of ["size=1", ...list.filters.map(([filter]) => filter), `q=${list.initials[0]}`, `sort=-${lastSort}`]) {
      // Asked first: an export is itself written into the audit trail.
      const rows = await allRows(list, query.replace("size=1", ""));
      const file = await officer.get(`${list.exportPath()}?${query}`);
      expect(file.status).toBe(200);
      expect(linesOf(list, await columnOf(file.body, heading))).toEqual(linesOf(list, rows.map(of)));
    }
  });

  test("is exported in the language of who asks", async () => {
    const read = await readSheet((await officer.get(list.exportPath(), { "accept-language": "en" })).body);
    if (read.kind !== "read") throw new Error(`expected a workbook, found ${JSON.stringify(read)}`);
    expect(read.rows.flat().filter((cell) => codedNames.has(cell))).toEqual([]);
  });
});

test("the calendar is exported as it shows a stretch of days", async () => {
  const query = "from=2026-11-01&to=2026-12-31";
  const { due, events } = (await officer.get(`/api/calendar?${query}`)).body;
  const file = await officer.get(`/api/calendar/export?${query}`);
  const days = await columnOf(file.body, "日期");
  expect(due.length).toBeGreaterThan(0);
  expect(days).toEqual([...due.map((item: Row) => item.due), ...events.map((event: Row) => event.from)].toSorted());
  expect((await officer.get("/api/calendar/export?from=2026-12-31&to=2026-11-01")).body.code).toBe("bad-input");
});

test("nothing falls due next on a day that is past", async () => {
  const lines = (await officer.get(`/api/programmes/${programmeId}/overview?asOf=2026-11-24`)).body.lines.rows;
  const days = lines.map(({ nextDue }: Row) => nextDue).filter((day: string | null) => day !== null);
  expect(days.length).toBeGreaterThan(0);
  expect(days.every((day: string) => day >= "2026-11-24")).toBe(true);
});

test("what the audit trail holds has words", async () => {
  const file = await officer.get("/api/audit-trail/export");
  const actions = await columnOf(file.body, "操作");
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.filter((action) => /[a-z]/.test(String(action)))).toEqual([]);
});

test("who may not see a list may not export it", async () => {
  const helper = await application.signedIn("helper");
  for (const path of ["/api/accounts/export", "/api/audit-trail/export"]) expect((await helper.get(path)).status).toBe(403);
  const file = await helper.get("/api/plan-versions/export");
  const own = (await helper.get("/api/plan-versions")).body;
  expect((await columnOf(file.body, "受援校")).length).toBe(own.total);
});
