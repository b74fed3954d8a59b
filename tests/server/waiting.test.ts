import { v7 as newId } from "uuid";
import { describe, expect, test } from "vitest";
import type { WaitingGroup } from "../../src/contract/approval.ts";
import { aidWorld } from "./aid-world.ts";

const { as, ids, entered, move } = await aidWorld();
const people = ["bureau", "leader", "helper", "helped", "teacher", "auditor"] as const;
type Person = (typeof people)[number];

async function bench(person: Person): Promise<{ counts: { waiting: number }; approvals: WaitingGroup[] }> {
  const { status, body } = await as(person).get("/api/workbench");
  expect([person, status]).toEqual([person, 200]);
  return body;
}

/** Whom a thing waits for, and in which state: the first page has the kind in that state, the list of all the thing itself. */
async function waitsFor(kind: string, id: string): Promise<Partial<Record<Person, string>>> {
  const found: Partial<Record<Person, string>> = {};
  for (const person of people) {
    const { rows } = (await as(person).get(`/api/approvals/waiting?kind=${kind}`)).body;
    const state: string | undefined = rows.find((row: { id: string }) => row.id === id)?.state;
    if (state === undefined) continue;
    found[person] = state;
    expect((await bench(person)).approvals.filter((group) => group.kind === kind && group.state === state)).toHaveLength(1);
  }
  return found;
}

/** Makes a move, and tells by how much the count of what waits for somebody changed. */
async function changeOf(person: Person, work: () => Promise<unknown>): Promise<number> {
  const { counts: before } = await bench(person);
  await work();
  return (await bench(person)).counts.waiting - before.waiting;
}

const payment = (amountFen: number) => ({
  purpose: "teaching_research",
  source: "publicFunds",
  amountFen,
  term: "2026-autumn",
  day: null,
  payer: "helper",
  voucherNo: null,
  summary: "支付教研经费",
  note: null,
});

async function moved(person: Person, name: string, id: string, said: object = {}): Promise<void> {
  const { version } = (await as("bureau").get(`/api/payments/${id}`)).body;
  const reply = await as(person).send("POST", "/api/approvals/payment/moves", { move: name, things: [{ id, version }], ...said });
  expect([name, reply.body]).toEqual([name, { moved: 1 }]);
}

describe("what waits on the first page", () => {
  test("a payment waits for whoever has the next word, and for nobody else", async () => {
    const { partnershipId } = ids();
    const content = payment(140_950);
    const { id } = (await as("helper").send("POST", "/api/payments", { idempotencyKey: newId(), partnershipId, content })).body;
    expect(await waitsFor("payment", id)).toEqual({});
    expect(await changeOf("leader", async () => moved("helper", "submit", id))).toBe(1);
    expect(await waitsFor("payment", id)).toEqual({ bureau: "submitted", leader: "submitted" });
    expect(await changeOf("leader", async () => moved("bureau", "approve", id))).toBe(-1);
    expect(await waitsFor("payment", id)).toEqual({ bureau: "approved", helper: "approved" });
    await moved("helper", "pay", id);
    expect(await waitsFor("payment", id)).toEqual({ helped: "paid" });
    await moved("helped", "receive", id);
    expect(await waitsFor("payment", id)).toEqual({ bureau: "received" });
    await moved("bureau", "lock", id);
    expect(await waitsFor("payment", id)).toEqual({});
  });

  test("who submitted a payment is not asked to approve it", async () => {
    const { partnershipId } = ids();
    const content = payment(150_000);
    const { id } = (await as("bureau").send("POST", "/api/payments", { idempotencyKey: newId(), partnershipId, content })).body;
    await moved("bureau", "submit", id);
    expect(await waitsFor("payment", id)).toEqual({ leader: "submitted" });
  });

  test("a request waits for the bureau with its estimate and school, until it is returned", async () => {
    const { schoolId } = ids();
    const { body } = await as("helped").send("POST", "/api/requests", {
      requestId: newId(),
      schoolId,
      content: {
        kind: "equipment",
        title: "更换课桌椅",
        description: "两间教室",
        wantedBy: null,
        lines: [{ name: "课桌椅", amountFen: 1_000_000 }],
      },
    });
    const decide = async (person: Person, name: string, version: number, said: object = {}): Promise<void> => {
      const reply = await as(person).send("POST", "/api/approvals/request/moves", {
        move: name,
        things: [{ id: body.id, version }],
        ...said,
      });
      expect([name, reply.body]).toEqual([name, { moved: 1 }]);
    };
    await decide("helped", "submit", body.version);
    const shown = (await bench("bureau")).approvals.find(({ kind }) => kind === "request")?.rows.find(({ id }) => id === body.id);
    expect(shown).toMatchObject({
      title: "更换课桌椅",
      helper: null,
      helped: { id: schoolId },
      amountFen: 1_000_000,
      moves: ["return", "approve"],
    });
    expect(await waitsFor("request", body.id)).toEqual({ bureau: "submitted" });
    await decide("bureau", "return", shown?.version ?? 0, { reason: "incomplete" });
    expect(await waitsFor("request", body.id)).toEqual({});
  });

  test("aid is one line for a school, term and state, and names no pupil", async () => {
    const [first, second] = [await entered(), await entered()];
    await move("helped", "submit", first.id);
    const lines = async (): Promise<WaitingGroup["rows"]> => {
      const group = (await bench("bureau")).approvals.find(({ kind, state }) => kind === "aid" && state === "submitted");
      return (group?.rows ?? []).filter(({ helped }) => helped?.id === ids().schoolId);
    };
    const before = await lines();
    expect(before).toMatchObject([{ term: "2026-autumn" }]);
    await move("helped", "submit", second.id);
    const after = await lines();
    expect(after).toHaveLength(1);
    expect(after[0]?.amountFen).toBeGreaterThan(before[0]?.amountFen ?? 0);
    expect(JSON.stringify(after)).not.toContain(first.pupil);
  });

  test("the page and the list of all that waits tell the same of everybody; readers are waited for by nobody", async () => {
    for (const person of people) {
      const { rows } = (await as(person).get("/api/approvals/waiting")).body;
      const { approvals } = await bench(person);
      expect([person, approvals.reduce((sum, { count }) => sum + count, 0)]).toEqual([person, rows.length]);
      for (const { kind, state, count, rows: shown } of approvals) {
        const same = rows.filter((row: WaitingGroup) => row.kind === kind && row.state === state);
        expect([kind, state, count, shown]).toEqual([kind, state, same.length, same.slice(0, shown.length)]);
      }
    }
    expect([(await bench("auditor")).approvals, (await bench("teacher")).approvals]).toEqual([[], []]);
  });
});
