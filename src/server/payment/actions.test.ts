import { fc } from "@fast-check/vitest";
import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import type { PaymentContent } from "../../contract/funding.ts";
import type { Grant } from "../../domain/access/role.ts";
import { makeDay, type Day } from "../../domain/calendar/day.ts";
import { testDatabase } from "../db/test-database.ts";
import { withCounty } from "../db/with-county.ts";
import { listBalances } from "../funding/queries.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, type Refusal } from "../http/refusal.ts";
import { describePartnershipPage } from "../partnership/queries.ts";
import { acceptAll, changeCard, draftPlan, moveVersion } from "../plan/actions.ts";
import { listCommitments } from "../plan/store.ts";
import { makeDigestCache } from "../standing/digest.ts";
import { correctPayment, enterPayment, movePayment } from "./actions.ts";
import { selectPayments, type PaymentRow } from "./store.ts";

const { db: database } = await testDatabase();
const countyCode = "430522";
const ids = { programme: newId(), partnership: newId(), helper: newId(), helped: newId() };
const accounts = { officer: newId(), leader: newId(), helper: newId(), helped: newId() };
const grants: Readonly<Record<keyof typeof accounts, Grant>> = {
  officer: { role: "bureauOfficer", scope: { kind: "county" } },
  leader: { role: "leader", scope: { kind: "programme", programmeId: ids.programme } },
  helper: { role: "coordinator", scope: { kind: "school", schoolId: ids.helper } },
  helped: { role: "coordinator", scope: { kind: "school", schoolId: ids.helped } },
};

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refusedFor);
    this.refusal = refusal;
  }
}

/** One request of somebody: a transaction of its own, which a refusal rolls back. */
async function as<Value>(
  who: keyof typeof accounts,
  work: (context: Context) => Promise<Value | Refusal>,
  today: Day = makeDay(2013, 8, 31),
): Promise<Value | Refusal> {
  try {
    return await withCounty(database, countyCode, async (db) => {
      const outcome = await work({
        database,
        db,
        countyCode,
        actor: { accountId: accounts[who], grants: [grants[who]] },
        displayName: who,
        now: "2013-08-31T04:00:00.000Z",
        today,
        language: "zh-CN",
        requestId: "test",
        digests: makeDigestCache(),
      });
      if (isRefusal(outcome)) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function done<Value>(outcome: Promise<Value | Refusal>): Promise<Value> {
  const value = await outcome;
  if (isRefusal(value)) throw new Error(`expected to be allowed, found ${JSON.stringify(value)}`);
  return value;
}

// The second plan of the seed, and its money by term and purpose, in the simplified script.
const plan =
  "学校教育扶贫工作计划\n1、经费帮扶 学校每学期要资助城关中学2-3万元，其中1万元用于教研教改的活动经费，1-2万元用于招生宣传(下半年)或器材添置(上半年)，弥补城关中学办学经费的不足。";

beforeAll(async () => {
  await withCounty(database, countyCode, async (db) => {
    await sql`insert into county (county_code, name, created_at) values (${countyCode}, '新邵县', now())`.execute(db);
    for (const [id, code, name] of [
      [ids.helper, "0000000001", "一中"],
      [ids.helped, "0000000002", "城关中学"],
    ] as const)
      await sql`
        insert into school (county_code, school_id, school_code, name, short_name, initials, stages)
        values (${countyCode}, ${id}, ${code}, ${name}, ${name}, '', '{junior}')`.execute(db);
    for (const [login, id] of Object.entries(accounts))
      await sql`
        insert into account (county_code, account_id, login_name, display_name, password_hash, must_change_password, created_at)
        values (${countyCode}, ${id}, ${login}, ${login}, 'none', false, now())`.execute(db);
    await sql`
      insert into programme (county_code, programme_id, name, description, first_school_year, last_school_year, phases, leading_group, created_at)
      values (${countyCode}, ${ids.programme}, '结对', null, 2012, 2012, '[]', '[]', now())`.execute(db);
    await sql`
      insert into partnership (county_code, partnership_id, programme_id, helper_school_id, helped_school_id, from_day, to_day)
      values (${countyCode}, ${ids.partnership}, ${ids.programme}, ${ids.helper}, ${ids.helped}, '2012-09-01', '2013-08-31')`.execute(db);
  });
  const { versionId } = await done(as("helper", async (context) => draftPlan(context, ids.partnership, { text: plan, fileName: null })));
  await done(
    as("helper", async (context) => {
      await acceptAll(context, versionId);
      for (const card of await listCommitments(context.db, countyCode, versionId))
        if (card.state === "proposed") await changeCard(context, versionId, card.commitmentId, { state: "accepted" });
      return moveVersion(context, versionId, { move: "submit" });
    }),
  );
  await done(as("leader", async (context) => moveVersion(context, versionId, { move: "approve" })));
});

const content: PaymentContent = {
  purpose: "teaching_research",
  source: "county",
  amountFen: 1_000_000,
  term: "2012-autumn",
  day: null,
  payer: "helper",
  voucherNo: null,
  summary: "教研经费",
  note: null,
};

async function enter(more: Partial<PaymentContent>): Promise<PaymentRow> {
  return done(
    as("helper", async (context) => enterPayment(context, ids.partnership, { idempotencyKey: newId(), content: { ...content, ...more } })),
  );
}

const steps = [
  ["helper", "submit"],
  ["leader", "approve"],
  ["helper", "pay"],
  ["helped", "receive"],
] as const;

async function bring(id: string, until: number): Promise<void> {
  for (const [who, move] of steps.slice(0, until))
    await done(as(who, async (context) => movePayment(context, id, { move, comment: "同意" })));
}

async function moneyStandings(): Promise<Record<string, [string, number, number]>> {
  const page = await done(as("officer", async (context) => describePartnershipPage(context, ids.partnership, "2013-08-31")));
  const all = page.promises.filter(({ measure }) => measure === "yuan").flatMap(({ obligations }) => obligations);
  return Object.fromEntries(
    all.map(({ period, scope, standing, counted, waiting }) => [`${period} ${scope["earmark"] ?? "all"}`, [standing, counted, waiting]]),
  );
}

test("the year of the seed's summary, entered as payments, stands as the expected audit says", async () => {
  const year = [
    { term: "2012-autumn", purpose: "enrolment_publicity", amountFen: 1_000_000, summary: "招生宣传" },
    { term: "2012-autumn", purpose: "teaching_research", amountFen: 1_000_000, summary: "教研教改" },
    { term: "2013-spring", purpose: "enrolment_publicity", amountFen: 2_000_000, summary: "用于下期秋季招生宣传" },
    { term: "2013-spring", purpose: "equipment", amountFen: 1_300_000, summary: "添置乒乓球台等体育设施" },
  ] as const;
  const payments = await Promise.all(year.map(enter));
  for (const { payment_id: id } of payments) await bring(id, 3);
  // Paid, they wait for the helped school: nothing counts yet.
  expect((await moneyStandings())["2012-autumn all"]).toEqual(["missed", 0, 2]);
  for (const { payment_id: id } of payments) await done(as("helped", async (context) => movePayment(context, id, { move: "receive" })));
  // Source: expected-audit.json of the seed, rows of the measure yuan.
  expect(await moneyStandings()).toEqual({
    "2012-autumn all": ["met", 20_000, 0],
    "2013-spring all": ["exceeded", 33_000, 0],
    "2012-autumn teaching_research": ["met", 10_000, 0],
    "2013-spring teaching_research": ["missed", 0, 0],
    "2012-autumn enrolment_publicity": ["met", 10_000, 0],
    "2013-spring equipment": ["met", 13_000, 0],
  });
});

test("a correction takes the place of what it corrects in the standings too", async () => {
  const [wrong] = await withCounty(database, countyCode, async (db) =>
    selectPayments({ db, countyCode }, sql`payment.summary = '添置乒乓球台等体育设施'`),
  );
  if (!wrong) throw new Error("expected the equipment of the test before");
  const right = { ...content, term: "2013-spring", purpose: "equipment", amountFen: 900_000, summary: "更正" } as const;
  const correction = await done(
    as("helper", async (context) => correctPayment(context, wrong.payment_id, { idempotencyKey: newId(), content: right })),
  );
  await bring(correction.payment_id, 4);
  const standings = await moneyStandings();
  expect([standings["2013-spring equipment"], standings["2013-spring all"]]).toEqual([
    ["missed", 9000, 0],
    ["met", 29_000, 0],
  ]);
});

const people = ["officer", "leader", "helper", "helped"] as const;

/** What people do, on their own or two at the same moment. */
const anyDeed = fc.oneof(
  fc.record({
    kind: fc.constant("enter" as const),
    amountFen: fc.integer({ min: 1, max: 5_000_000 }),
    source: fc.constantFrom("county", "publicFunds"),
  }),
  fc.record({ kind: fc.constant("correct" as const), nth: fc.nat(7), amountFen: fc.integer({ min: 0, max: 5_000_000 }) }),
  fc.record({
    kind: fc.constant("move" as const),
    nth: fc.nat(7),
    move: fc.constantFrom("submit", "approve", "pay", "receive", "lock", "return"),
    who: fc.constantFrom(...people),
    other: fc.constantFrom(...people),
  }),
);

test("after any sequence of payments, corrections, moves by two at once, the books balance and hold each payment once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 8, maxLength: 22 }), async (deeds) => {
      const made: string[] = [];
      const before = await done(as("officer", async (context) => listBalances(context, undefined)));
      for (const deed of deeds) {
        if (deed.kind === "enter") {
          const row = await enter({ amountFen: deed.amountFen, source: deed.source === "county" ? "county" : "publicFunds" });
          made.push(row.payment_id);
          // Most go some way, so that there is something to correct.
          await bring(row.payment_id, deed.amountFen % 5);
          continue;
        }
        const id = made[deed.nth];
        if (id === undefined) continue;
        if (deed.kind === "correct") {
          const entry = { idempotencyKey: newId(), content: { ...content, amountFen: deed.amountFen, summary: "更正" } };
          const outcome = await as("helper", async (context) => correctPayment(context, id, entry));
          if (isRefusal(outcome)) continue;
          made.push(outcome.payment_id);
          await bring(outcome.payment_id, deed.amountFen % 5);
          continue;
        }
        const request = { move: deed.move, comment: "同意", reason: "other" } as const;
        const outcomes = await Promise.all(
          [deed.who, deed.other].map(async (who) => as(who, async (context) => movePayment(context, id, request))),
        );
        expect(outcomes.filter((outcome) => !isRefusal(outcome)).length).toBeLessThanOrEqual(1);
      }
      const after = await done(as("officer", async (context) => listBalances(context, undefined)));
      expect(after.inFen).toBe(after.outFen);
      expect(after.rows.reduce((sum, { balanceFen }) => sum + balanceFen, 0)).toBe(0);
      const rows = await withCounty(database, countyCode, async (db) =>
        selectPayments({ db, countyCode }, sql`payment.payment_id = any(${made}::uuid[])`),
      );
      const standing = rows.filter(
        ({ state, replaced_by: replacedBy }) => replacedBy === null && ["paid", "received", "locked"].includes(state),
      );
      const drawn = (balances: typeof after): number =>
        balances.rows.filter(({ kind }) => kind === "source").reduce((sum, { balanceFen }) => sum - balanceFen, 0);
      expect(drawn(after) - drawn(before)).toBe(standing.reduce((sum, { amount_fen: amount }) => sum + amount, 0));
    }),
    { numRuns: 20 },
  );
});
