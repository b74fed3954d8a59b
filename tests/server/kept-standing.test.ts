import { fc, test as property } from "@fast-check/vitest";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { testApplication, type Visitor } from "./application.ts";

const application = await testApplication();
const people: Record<"bureau" | "helper" | "helped", Visitor> = {
  bureau: application.visitor(),
  helper: application.visitor(),
  helped: application.visitor(),
};
let pair = { id: "", helperId: "", helpedId: "", programmeId: "" };

beforeAll(async () => {
  for (const name of ["bureau", "helper", "helped"] as const) people[name] = await application.signedIn(name);
  const [row] = (await people.bureau.get("/api/partnerships?q=青山")).body.rows;
  pair = { id: row.id, helperId: row.helper.id, helpedId: row.helped.id, programmeId: row.programme.id };
});

async function done(visitor: Visitor, method: "POST" | "PUT", path: string, body: object): Promise<void> {
  const reply = await visitor.send(method, path, body);
  if (reply.status !== 200) throw new Error(`expected 200 of ${path}, found ${JSON.stringify(reply.body)}`);
}

async function enter(day: number): Promise<void> {
  const date = `2026-11-${String(1 + (day % 20)).padStart(2, "0")}`;
  await done(people.helper, "POST", "/api/records", {
    idempotencyKey: randomUUID(),
    partnershipId: pair.id,
    content: {
      category: day % 2 === 0 ? "meeting" : "demo_lesson",
      from: date,
      to: date,
      subjects: ["语文"],
      grades: [],
      people: [],
      amounts: { people: 3 },
      earmark: null,
      postingRole: null,
      place: null,
      note: null,
    },
  });
}

async function moveOne(visitor: Visitor, state: string, move: string): Promise<void> {
  const [record] = (await visitor.get(`/api/records?partnershipId=${pair.id}&state=${state}${move === "confirm" ? "&waiting=me" : ""}`))
    .body.rows;
  if (record) await done(visitor, "POST", `/api/records/${record.id}/moves`, { move, version: record.version, comment: "核对" });
}

async function waive(): Promise<void> {
  const { rows } = (await people.helped.get("/api/obligations/next")).body;
  const open = rows.find(({ partnershipId }: { partnershipId: string }) => partnershipId === pair.id);
  if (!open) return;
  const asked = await people.helped.send("POST", `/api/partnerships/${pair.id}/waivers`, {
    commitmentId: open.commitmentId,
    period: open.period,
    scope: open.scope,
    reason: "停课",
  });
  if (asked.status === 200) await done(people.bureau, "POST", `/api/waivers/${asked.body.id}/moves`, { move: "approve" });
}

/** Everything that a standing can follow from, by who changes it. `luck` varies the change. */
const changes: Readonly<Record<string, (luck: number) => Promise<void>>> = {
  enter,
  confirm: async () => moveOne(people.helped, "submitted", "confirm"),
  question: async () => moveOne(people.helped, "submitted", "question"),
  verify: async () => moveOne(people.bureau, "confirmed", "verify"),
  void: async () => moveOne(people.bureau, "confirmed", "void"),
  waive,
  settle: async (luck) => {
    const { body } = await people.bureau.get("/api/settings");
    await done(people.bureau, "PUT", "/api/settings", { ...body, standing: { dueDays: 5 + luck, riskMargin: luck / 40 } });
  },
  shorten: async (luck) =>
    done(people.bureau, "PUT", `/api/partnerships/${pair.id}`, {
      programmeId: pair.programmeId,
      helperSchoolId: pair.helperId,
      helpedSchoolId: pair.helpedId,
      from: "2025-09-01",
      to: `2028-0${1 + (luck % 8)}-15`,
      agreementNo: null,
      signedOn: null,
    }),
  widen: async (luck) => {
    const [school] = (await people.bureau.get("/api/schools?q=青山镇中学")).body.rows;
    const { id, ...fields } = school;
    await done(people.bureau, "PUT", `/api/schools/${id}`, { ...fields, stages: luck % 2 === 0 ? ["junior"] : ["primary", "junior"] });
  },
};

async function pagesNow(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const visitor of Object.values(people)) {
    for (const path of [
      "/api/workbench",
      "/api/obligations/next",
      `/api/programmes/${pair.programmeId}/overview?size=50`,
      "/api/calendar?from=2026-11-01&to=2027-02-28",
    ]) {
      const reply = await visitor.get(path);
      expect(reply.status).toBe(200);
      found.push(reply.body);
    }
  }
  return found;
}

const anyChanges = fc.array(fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.integer({ min: 0, max: 30 })), {
  minLength: 1,
  maxLength: 4,
});

describe("standings kept in memory", () => {
  property.prop([anyChanges], { numRuns: 12 })("are those derived anew, whatever was changed", async (steps) => {
    await pagesNow();
    for (const [name, luck] of steps) await changes[name]?.(luck);
    const kept = await pagesNow();
    application.digests.clear();
    expect(kept).toEqual(await pagesNow());
  });

  test.for(Object.keys(changes))("are not those from before: %s", async (name) => {
    await pagesNow();
    await enter(4);
    await changes[name]?.(17);
    const kept = await pagesNow();
    application.digests.clear();
    expect(kept).toEqual(await pagesNow());
  });
});
