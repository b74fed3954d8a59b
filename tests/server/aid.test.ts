import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { loadAidEvidence } from "../../src/server/aid-run/store.ts";
import { withCounty } from "../../src/server/db/with-county.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { dayIn } from "../../src/server/http/clock.ts";
import { partnershipColumns, partnershipJoins, type PartnershipViewRow } from "../../src/server/partnership/store.ts";
import { getRules } from "../../src/server/settings/store.ts";
import { obligationsOn } from "../../src/server/standing/queries.ts";
import { loadFacts } from "../../src/server/standing/store.ts";
import { testNow } from "../now.ts";
import { aidWorld } from "./aid-world.ts";

const { application, as, ids, content, entered, published, move, onDay } = await aidWorld();
let [partnershipId, helperSchoolId] = ["", ""];
beforeAll(() => {
  ({ partnershipId, helperSchoolId } = ids());
});

interface BookingRow {
  readonly from_kind: string;
  readonly from_id: string;
  readonly to_kind: string;
  readonly to_id: string;
  readonly amount_fen: number;
  readonly words: string;
}
async function bookingsOf(id: string): Promise<BookingRow[]> {
  return withCounty(application.database, demonstrationCode, async (db) => {
    const { rows } = await sql<BookingRow>`
      select booking.from_kind, booking.from_id, booking.to_kind, booking.to_id, booking.amount_fen, booking.words
        from booking
       where booking.county_code = ${demonstrationCode}
         and booking.thing_id = ${id}`.execute(db);
    return rows;
  });
}

async function revisionOf(id: string): Promise<number> {
  return withCounty(application.database, demonstrationCode, async (db) => {
    const { rows } = await sql<{ revision: number }>`
      select partnership.revision
        from partnership
       where partnership.county_code = ${demonstrationCode}
         and partnership.partnership_id = ${id}`.execute(db);
    return rows[0]?.revision ?? 0;
  });
}

describe("the way of an application", () => {
  test("draft, submitted, published, approved after the period, paid and booked once", async () => {
    const one = await entered();
    const early = await as("bureau").get(`/api/aid/applications/${one.id}`);
    expect(early.body).toMatchObject({ amountFen: 37_500, tier: "first", state: "draft", moves: [] });
    await move("helped", "submit", one.id);
    const submitted = await move("helped", "publish", one.id);
    expect(submitted.body).toEqual({ moved: 1 });
    const page = (await as("helped").get(`/api/aid/applications/${one.id}`)).body;
    const tooEarly = await move("bureau", "approve", one.id);
    expect(tooEarly.body).toMatchObject({ code: "wrong-state", fields: [{ path: one.id, code: "in-publication" }] });
    expect(tooEarly.body.detail).toBe(`公示到${page.publicationUntil}为止，期满后才能批准。`);
    await onDay("2026-12-10", async () => {
      expect((await move("bureau", "approve", one.id)).body).toEqual({ moved: 1 });
      expect((await move("bureau", "pay", one.id, { day: "2026-12-09" })).body).toEqual({ moved: 1 });
      expect((await move("bureau", "pay", one.id)).body).toMatchObject({ code: "wrong-state" });
      expect((await as("bureau").get(`/api/aid/applications/${one.id}`)).body).toMatchObject({ state: "paid", paidOn: "2026-12-09" });
    });
    expect(await bookingsOf(one.id)).toEqual([
      { from_kind: "source", from_id: "county", to_kind: "purpose", to_id: "aid", amount_fen: 37_500, words: "学生资助" },
    ]);
  });

  test("whoever only reads, coordinates the other school or leads the programme makes none of the moves", async () => {
    const one = await published();
    for (const login of ["auditor", "helper", "leader", "teacher"])
      for (const name of ["recall", "approve", "return", "withdraw"])
        expect([403, 404]).toContain((await move(login, name, one.id, { reason: "other" })).status);
    expect((await move("helped", "approve", one.id)).body.code).toBe("forbidden");
  });

  test("the same pupil, term and benefit a second time is refused; another benefit is not", async () => {
    const first = content();
    expect((await as("helped").send("POST", "/api/aid/applications", first)).status).toBe(200);
    expect((await as("helped").send("POST", "/api/aid/applications", first)).body.code).toBe("duplicate");
    const waiver = { ...first, benefit: { kind: "feeWaiver", item: "meals", fen: 20_000 } };
    expect((await as("helped").send("POST", "/api/aid/applications", waiver)).body).toMatchObject({ amountFen: 20_000 });
  });

  test("a fee that may not be asked for cannot be waived, and the refusal says the law", async () => {
    const reply = await as("helped").send(
      "POST",
      "/api/aid/applications",
      content({ benefit: { kind: "feeWaiver", item: "tuition", fen: 30_000 } }),
    );
    expect(reply.body).toMatchObject({ code: "bad-input", fields: [{ path: "benefit", code: "free-already" }] });
    expect(reply.body.detail).toContain("义务教育法第二条");
    const banned = await as("helped").send(
      "POST",
      "/api/aid/applications",
      content({ benefit: { kind: "feeWaiver", item: "placement", fen: 30_000 } }),
    );
    expect(banned.body.detail).toContain("义务教育法第十二条");
  });

  test("a category that began in July is not helped in the spring before", async () => {
    const reply = await as("helped").send("POST", "/api/aid/applications", content({ term: "2026-spring", category: "lowIncome" }));
    expect(reply.body).toMatchObject({ code: "bad-input", fields: [{ path: "category", code: "unknown-category" }] });
  });

  test("a changed amount is taken over when a draft is submitted, and never later", async () => {
    const [late, early] = [await entered({ isBoarder: true }), await entered({ isBoarder: true })];
    await move("helped", "submit", early.id);
    const value = { rows: [{ stage: "junior", isBoarder: true, tier: "first", fenPerYear: 160_000 }] };
    const put = { effectiveFrom: "2026-09-01", source: "县财教〔2026〕1号", value };
    expect((await as("bureau").send("PUT", "/api/settings/dated/aid.amounts", put)).status).toBe(200);
    await move("helped", "submit", late.id);
    await move("helped", "publish", early.id);
    const amounts = [];
    for (const { id } of [early, late]) amounts.push((await as("bureau").get(`/api/aid/applications/${id}`)).body.amountFen);
    expect(amounts).toEqual([75_000, 80_000]);
    // A day pupil is not in the county's new table: nothing is guessed.
    expect((await as("helped").send("POST", "/api/aid/applications", content())).body).toMatchObject({ fields: [{ code: "no-amount" }] });
    const back = {
      rows: [
        { stage: "junior", isBoarder: true, tier: "first", fenPerYear: 150_000 },
        { stage: "junior", isBoarder: false, tier: "first", fenPerYear: 75_000 },
      ],
    };
    await as("bureau").send("PUT", "/api/settings/dated/aid.amounts", { ...put, value: back });
  });

  test("an objection keeps it from being approved; rejected it goes on, upheld it returns to the school", async () => {
    const [kept, returned] = [await published(), await published()];
    const words = { raisedOn: "2026-11-24", raisedBy: "同班家长", matter: "家里去年买了车" };
    for (const { id } of [kept, returned])
      expect((await as("helped").send("POST", `/api/aid/applications/${id}/appeals`, words)).status).toBe(200);
    await onDay("2026-12-10", async () => {
      expect((await move("bureau", "approve", kept.id)).body).toMatchObject({ fields: [{ code: "appeal-open" }] });
      const appealOf = async (id: string): Promise<string> => (await as("bureau").get(`/api/aid/applications/${id}`)).body.appeals[0].id;
      const decide = async (id: string, outcome: string) =>
        as("bureau").send("POST", `/api/aid/appeals/${await appealOf(id)}/decision`, { outcome, decision: "已入户核实" });
      expect((await decide(kept.id, "rejected")).body).toMatchObject({ state: "published", openAppeals: 0 });
      expect((await decide(returned.id, "upheld")).body).toMatchObject({ state: "returned" });
      expect((await decide(returned.id, "rejected")).body.code).toBe("wrong-state");
      expect((await move("bureau", "approve", kept.id)).body).toEqual({ moved: 1 });
      expect((await as("helped").send("POST", `/api/aid/applications/${kept.id}/appeals`, words)).body.code).toBe("wrong-state");
    });
  });

  test("an approval that did not see an objection is refused as stale", async () => {
    const one = await published();
    const { version } = (await as("bureau").get(`/api/aid/applications/${one.id}`)).body;
    await as("helped").send("POST", `/api/aid/applications/${one.id}/appeals`, {
      raisedOn: "2026-11-24",
      raisedBy: "家长",
      matter: "有异议",
    });
    await onDay("2026-12-10", async () => {
      const reply = await as("bureau").send("POST", "/api/approvals/aid/moves", { move: "approve", things: [{ id: one.id, version }] });
      expect(reply.body.code).toBe("stale");
    });
  });
});

describe("what a helper school pays", () => {
  test("is one piece of evidence for a run, of so many people and yuan, and counts for the partnership", async () => {
    const before = await revisionOf(partnershipId);
    const paid: string[] = [];
    for (let more = 0; more < 2; more++) paid.push((await published({ partnershipId })).id);
    const both = await published({ partnershipId });
    paid.push(both.id);
    // A second benefit of one pupil is money, and no further pupil.
    paid.push((await published({ partnershipId, pupilName: both.pupil, benefit: { kind: "feeWaiver", item: "meals", fen: 10_050 } })).id);
    await onDay("2026-12-10", async () => {
      const things = async () =>
        Promise.all(paid.map(async (id) => ({ id, version: (await as("bureau").get(`/api/aid/applications/${id}`)).body.version })));
      for (const name of ["approve", "pay"])
        expect((await as("bureau").send("POST", "/api/approvals/aid/moves", { move: name, things: await things() })).body).toEqual({
          moved: 4,
        });
    });
    for (const id of paid.slice(0, 3))
      expect(await bookingsOf(id)).toEqual([
        { from_kind: "school", from_id: helperSchoolId, to_kind: "purpose", to_id: "aid", amount_fen: 37_500, words: "学生资助" },
      ]);
    const evidence = await withCounty(application.database, demonstrationCode, async (db) => {
      return loadAidEvidence(db, demonstrationCode, [partnershipId]);
    });
    const latest = evidence.findLast(({ source }) => source.kind === "aid");
    for (const login of ["helper", "leader", "teacher", "auditor"])
      expect((await as(login).get(`/api/aid/runs/${latest?.source.id}`)).body).toMatchObject({
        people: 3,
        amountFen: 122_550,
        paidOn: "2026-12-10",
      });
    expect(latest?.record).toMatchObject({ category: "pupil_aid", amounts: { people: 3, yuan: 1225.5 }, people: [], isConfirmed: true });
    expect(await revisionOf(partnershipId)).toBeGreaterThan(before);
    expect(JSON.stringify((await as("helped").get(`/api/partnerships/${partnershipId}/page`)).body)).not.toContain("璩");
  });

  test("meets what the plan promises: ten pupils a year are as many as a record of ten would show", async () => {
    const { obligations, kinds } = await withCounty(application.database, demonstrationCode, async (db) => {
      const { rows } = await sql<PartnershipViewRow>`
        select ${partnershipColumns} from partnership ${partnershipJoins} where helped.short_name = '临江小学'`.execute(db);
      const loaded = [...(await loadFacts(db, demonstrationCode, rows)).values()];
      const rules = await getRules(db, demonstrationCode);
      return {
        obligations: loaded.flatMap((one) => obligationsOn(one, dayIn(new Date(testNow)), rules)),
        kinds: loaded.flatMap(({ sources }) => sources.map(({ kind }) => kind)),
      };
    });
    const aid = obligations.filter(({ obligation }) => obligation.quota.category === "pupil_aid" && obligation.quota.measure === "people");
    expect(kinds).toContain("aid");
    expect(aid.some(({ standing, tally }) => standing === "met" && tally.amount >= 10)).toBe(true);
  });

  test("is not entered a second time as a record", async () => {
    const record = {
      category: "pupil_aid",
      from: "2026-11-20",
      to: "2026-11-20",
      amounts: { people: 3 },
      subjects: [],
      grades: [],
      people: [],
    };
    const nothing = { earmark: null, postingRole: null, place: null, note: null };
    const body = { idempotencyKey: newId(), partnershipId, isPlanned: false, content: { ...record, ...nothing } };
    expect((await as("helped").send("POST", "/api/records", body)).body).toMatchObject({ fields: [{ code: "own-room" }] });
  });

  test("only a partnership in which the school is helped can pay", async () => {
    const other = (await as("bureau").get("/api/partnerships?q=临江")).body.rows[0].id;
    const reply = await as("helped").send("POST", "/api/aid/applications", content({ partnershipId: other }));
    expect(reply.body).toMatchObject({ code: "bad-input", fields: [{ path: "partnershipId", code: "unknown" }] });
  });
});
