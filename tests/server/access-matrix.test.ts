import { beforeAll, describe, expect, test } from "vitest";
import * as accountRoutes from "../../src/contract/account.ts";
import * as allowanceRoutes from "../../src/contract/allowance.ts";
import * as approvalRoutes from "../../src/contract/approval.ts";
import * as assessmentRoutes from "../../src/contract/assessment.ts";
import * as assetRoutes from "../../src/contract/asset.ts";
import * as attachmentRoutes from "../../src/contract/attachment.ts";
import * as attendanceRoutes from "../../src/contract/attendance.ts";
import * as datedRoutes from "../../src/contract/dated-setting.ts";
import * as goodsRoutes from "../../src/contract/goods.ts";
import * as reportRoutes from "../../src/contract/report.ts";
import * as aidRoutes from "../../src/contract/aid.ts";
import * as eventRoutes from "../../src/contract/event.ts";
import * as mentorshipRoutes from "../../src/contract/mentorship.ts";
import * as exchangeRoutes from "../../src/contract/exchange.ts";
import * as fundingRoutes from "../../src/contract/funding.ts";
import * as partnershipRoutes from "../../src/contract/partnership.ts";
import * as planRoutes from "../../src/contract/plan.ts";
import * as postingRoutes from "../../src/contract/posting.ts";
import * as programmeRoutes from "../../src/contract/programme.ts";
import * as projectRoutes from "../../src/contract/project.ts";
import * as recordRoutes from "../../src/contract/record.ts";
import * as requestRoutes from "../../src/contract/request.ts";
import * as schoolRoutes from "../../src/contract/school.ts";
import * as sessionRoutes from "../../src/contract/session.ts";
import * as settingsRoutes from "../../src/contract/settings.ts";
import * as waiverRoutes from "../../src/contract/waiver.ts";
import * as workbenchRoutes from "../../src/contract/workbench.ts";
import { can } from "../../src/domain/access/access.ts";
import { roles, type Actor } from "../../src/domain/access/role.ts";
import { demonstrationAccounts } from "../../src/server/demonstration/accounts.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { readSheet } from "../../src/server/sheet/read-sheet.ts";
import { guards } from "./access-matrix.ts";
import type { Probe } from "./access-probe.ts";
import { makeProgrammePeople, makeThings, type Thing } from "./access-world.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();

/** Somebody signed in, and what they are. */
interface Person {
  readonly loginName: string;
  readonly visitor: Visitor;
  readonly actor: Actor;
}

let things: readonly Thing[] = [];
const people = new Map<string, Person>();
const logins = [...demonstrationAccounts.map(({ loginName }) => loginName), "programmeOfficer", "programmeAuditor"];

beforeAll(async () => {
  things = await makeThings(application.database);
  await makeProgrammePeople(application.database, things[0]?.programmeId ?? "");
  for (const loginName of logins) {
    const visitor = application.visitor();
    const password = "xieshou2026";
    const { body, status } = await visitor.send("POST", "/api/session", { countyCode: demonstrationCode, loginName, password });
    if (status !== 200) throw new Error(`expected ${loginName} to sign in, found ${status}`);
    people.set(loginName, { loginName, visitor, actor: { accountId: body.account.id, grants: body.grants } });
  }
});

const contract = [
  accountRoutes,
  allowanceRoutes,
  approvalRoutes,
  assessmentRoutes,
  assetRoutes,
  datedRoutes,
  goodsRoutes,
  attachmentRoutes,
  attendanceRoutes,
  fundingRoutes,
  reportRoutes,
  aidRoutes,
  eventRoutes,
  exchangeRoutes,
  mentorshipRoutes,
  projectRoutes,
  partnershipRoutes,
  planRoutes,
  postingRoutes,
  programmeRoutes,
  recordRoutes,
  requestRoutes,
  schoolRoutes,
  sessionRoutes,
  settingsRoutes,
  waiverRoutes,
  workbenchRoutes,
].flatMap((file) =>
  Object.values<object | string | number | readonly unknown[]>(file).flatMap((value) =>
    typeof value === "object" && "method" in value && "path" in value ? [`${String(value.method)} ${String(value.path)}`] : [],
  ),
);

test("every route that the server serves stands in the contract, and every one of the contract in the matrix", () => {
  const { paths = {} } = application.http.swagger();
  const served = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  expect(served.length).toBeGreaterThan(40);
  expect(contract.toSorted()).toEqual(served.toSorted());
  expect(Object.keys(guards).toSorted()).toEqual(contract.toSorted());
});

test("every role of the product is among the people", () => {
  const held = new Set([...people.values()].flatMap(({ actor }) => actor.grants.map(({ role }) => role)));
  expect(roles.filter((role) => !held.has(role))).toEqual([]);
});

/** Everything that a reply says, as one text; a workbook by its cells. */
async function textOf({ body }: Reply): Promise<string> {
  if (!Buffer.isBuffer(body)) return JSON.stringify(body);
  const read = await readSheet(body);
  return read.kind === "read" ? JSON.stringify(read.rows) : "";
}

/** Whether a person may: as the table says, and never in another county. */
function mayDo(person: Person, thing: Thing, { action, subject }: Pick<Probe, "action" | "subject">): boolean {
  const isForeign = subject.kind !== "county" && thing.countyCode !== demonstrationCode;
  return !isForeign && can(person.actor, action, subject);
}

/** What of a thing must not stand in any reply to somebody who may not read it. */
function secretsOf(thing: Thing): string[] {
  const { goodsId, goodsFileId, assetId, requestId, requestFileId } = thing;
  const ofGoods = [goodsId, goodsFileId, assetId, requestId, requestFileId];
  const ofRooms = [thing.plannedId, thing.mentorshipId, thing.projectId, thing.postingId, thing.paymentId];
  const ofAssessments = [thing.assessedPostingId, thing.assessmentId, thing.entryId, thing.removableEntryId];
  const own = [thing.partnershipId, thing.versionId, thing.cardId, thing.recordId, thing.waiverId, thing.attachmentId];
  return [...own, ...ofGoods, ...ofRooms, ...ofAssessments];
}

const cases = Object.entries(guards).flatMap(([name, guard]) =>
  "probes" in guard ? logins.map((loginName) => ({ name, loginName, guard })) : [],
);

function personOf(loginName: string): Person {
  const person = people.get(loginName);
  if (!person) throw new Error(`expected ${loginName} among the people`);
  return person;
}

async function expectNothingForeign(person: Person, reply: Reply, asked: Thing): Promise<void> {
  const text = await textOf(reply);
  for (const thing of things) {
    const subject = { kind: "partnership", ...thing } as const;
    if (mayDo(person, thing, { action: "partnership.read", subject })) continue;
    const told = secretsOf(thing).filter((secret) => text.includes(secret));
    expect({ asked: asked.what, told }).toEqual({ asked: asked.what, told: [] });
  }
}

/** What a guarded route may answer: those who may not are refused; those who may get an answer, or hear from the rules. */
function expectGuarded(reply: Reply, probe: Probe, { what, isAllowed }: { readonly what: string; readonly isAllowed: boolean }): void {
  const statuses = isAllowed ? [200, 400, 409, 422, ...(probe.isAbsent ? [404] : [])] : [403, 404];
  expect(statuses, `${probe.action} on ${what}: ${reply.status} ${JSON.stringify(reply.body)}`).toContain(reply.status);
}

describe("every route and every role, on what is one's own and on what is not", () => {
  test.for(cases)("$name by $loginName", async ({ guard, loginName }) => {
    const person = personOf(loginName);
    for (const { thing, probe } of things.flatMap((one) => guard.probes(one).map((each) => ({ thing: one, probe: each })))) {
      const reply = await probe.send(person.visitor);
      const isAllowed = mayDo(person, thing, probe);
      await expectNothingForeign(person, reply, thing);
      // What belongs to the county is asked for four times; only the things of another one are not there.
      const isElsewhere = thing.countyCode !== demonstrationCode;
      if (guard.kind === "list") expect([200, 403, 404]).toContain(reply.status);
      else if (!(isAllowed && isElsewhere)) expectGuarded(reply, probe, { what: thing.what, isAllowed });
      if (probe.shows === undefined) continue;
      const shows = (await textOf(reply)).includes(probe.shows);
      expect({ what: thing.what, status: reply.status, shows }).toEqual({
        what: thing.what,
        status: reply.status,
        shows: isAllowed && !isElsewhere,
      });
    }
  });
});

describe("what somebody may not see", () => {
  test("is not found rather than forbidden, so that nobody learns that it is there", async () => {
    const helper = personOf("helper");
    for (const thing of things.slice(1)) {
      for (const path of [
        `/api/partnerships/${thing.partnershipId}/page`,
        `/api/plan-versions/${thing.versionId}`,
        `/api/records/${thing.recordId}`,
        `/api/attachments/${thing.attachmentId}`,
      ]) {
        const reply = await helper.visitor.get(path);
        expect([path, reply.status, reply.body.code]).toEqual([path, 404, "not-found"]);
      }
    }
  });

  test("without a session nothing is told, whatever is asked for", async () => {
    const nobody = application.visitor();
    for (const [name, guard] of Object.entries(guards)) {
      if (!("probes" in guard)) continue;
      for (const probe of things.flatMap((thing) => guard.probes(thing))) {
        const reply = await probe.send(nobody);
        expect([name, reply.status, reply.body.code]).toEqual([name, 401, "not-signed-in"]);
      }
    }
  });
});
