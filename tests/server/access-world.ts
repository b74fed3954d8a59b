import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { hashPassword, insertAccount } from "../../src/server/account/store.ts";
import { insertAttachment } from "../../src/server/attachment/store.ts";
import type { Database } from "../../src/server/db/pool.ts";
import { withCounty, type CountyTransaction } from "../../src/server/db/with-county.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { planTexts } from "../../src/server/demonstration/plans.ts";
import { done } from "../../src/server/demonstration/stage.ts";
import { putEligible } from "../../src/server/exchange/store.ts";
import { dayIn } from "../../src/server/http/clock.ts";
import type { Context } from "../../src/server/http/context.ts";
import { createPartnership } from "../../src/server/partnership/actions.ts";
import { changeCard, draftPlan, moveVersion } from "../../src/server/plan/actions.ts";
import { listCommitments } from "../../src/server/plan/store.ts";
import { createProgramme } from "../../src/server/programme/actions.ts";
import { enterRecord } from "../../src/server/record/actions.ts";
import { insertSchool, insertStaff } from "../../src/server/school/store.ts";
import { makeDigestCache } from "../../src/server/standing/digest.ts";
import type { Actor, Grant } from "../../src/domain/access/role.ts";
import { makeAssessments, type AssessmentsOfPair } from "./access-world-assessments.ts";
import { makeAid, type AidOfPair } from "./access-world-aid.ts";
import { makeGoods, type GoodsOfPair } from "./access-world-goods.ts";
import { findPayment, findPosting, findRun, type MoneyOfPair } from "./access-world-money.ts";
import { makeRooms, type RoomsOfPair } from "./access-world-rooms.ts";
import { testNow } from "../now.ts";

/** A pair of schools with one of everything that belongs to it: what somebody might ask for. */
export interface Thing extends GoodsOfPair, AidOfPair, RoomsOfPair, MoneyOfPair, AssessmentsOfPair {
  readonly what: string;
  readonly countyCode: string;
  readonly programmeId: string;
  readonly partnershipId: string;
  readonly helperSchoolId: string;
  readonly helpedSchoolId: string;
  readonly helpedCode: string;
  readonly helpedName: string;
  readonly versionId: string;
  readonly cardId: string;
  readonly recordId: string;
  readonly recordDay: string;
  readonly statedBy: string | null;
  readonly attachmentId: string;
  readonly waiverId: string;
  /** Somebody of the helped and somebody of the helper school. */
  readonly staffId: string;
  readonly staffName: string;
  readonly helperStaffId: string;
  readonly helperStaffName: string;
  /** An account of the thing's county that is no one's of the cast. */
  readonly accountId: string;
}

/** The bureau of a county acting in a test, through the same actions as everybody. */
function officerOf(database: Database, db: CountyTransaction, countyCode: string, accountId: string): Context {
  const actor: Actor = { accountId, grants: [{ role: "bureauOfficer", scope: { kind: "county" } }] };
  return {
    database,
    db,
    countyCode,
    actor,
    displayName: "",
    now: testNow,
    today: dayIn(new Date(testNow)),
    language: "zh-CN",
    requestId: "test",
    digests: makeDigestCache(),
  };
}

async function makeSchool(db: CountyTransaction, countyCode: string, name: string, schoolCode: string): Promise<string> {
  const schoolId = newId();
  await insertSchool(db, countyCode, schoolId, {
    schoolCode,
    name,
    shortName: null,
    stages: ["primary"],
    township: null,
    place: { longitude: 110, latitude: 28 },
    pupils: 100,
    teachers: 10,
    isActive: true,
  });
  await insertStaff(db, countyCode, newId(), {
    schoolId,
    staffNo: "00001",
    name: `${name.slice(0, 2)}老师`,
    gender: null,
    subjects: ["语文"],
    grades: [],
    title: null,
    post: null,
    honour: null,
    workingSince: null,
    phone: "13800000001",
  });
  return schoolId;
}

async function approvePlan(context: Context, partnershipId: string): Promise<void> {
  const text = planTexts[1]?.({ helper: "甲小学", helped: "乙小学" }) ?? "";
  const { versionId } = done(await draftPlan(context, partnershipId, { text, fileName: null }));
  for (const card of await listCommitments(context.db, context.countyCode, versionId))
    done(await changeCard(context, versionId, card.commitmentId, { state: "accepted" }));
  done(await moveVersion(context, versionId, { move: "submit" }));
  done(await moveVersion(context, versionId, { move: "approve" }));
}

/** A programme of its own with one pair, its plan and a record. */
async function makePair(context: Context, names: readonly [helper: string, helped: string], firstCode: number): Promise<string> {
  const { db, countyCode } = context;
  const programmeId = done(
    await createProgramme(context, {
      name: `${names[1]}帮扶项目`,
      description: null,
      firstSchoolYear: 2025,
      lastSchoolYear: 2027,
      phases: [],
      leadingGroup: [],
    }),
  );
  const [helperSchoolId, helpedSchoolId] = [
    await makeSchool(db, countyCode, names[0], `0${firstCode}`),
    await makeSchool(db, countyCode, names[1], `0${firstCode + 1}`),
  ];
  const days = { from: "2025-09-01", to: "2028-08-31", agreementNo: null, signedOn: null };
  const partnershipId = done(await createPartnership(context, { programmeId, helperSchoolId, helpedSchoolId, ...days }));
  await approvePlan(context, partnershipId);
  const nothing = { subjects: [], grades: [], people: [], earmark: null, postingRole: null, place: null, note: null };
  const content = { category: "meeting" as const, from: "2026-11-20", to: "2026-11-20", amounts: { people: 3 }, ...nothing };
  done(await enterRecord(context, { idempotencyKey: newId(), partnershipId, isPlanned: false, content }));
  return partnershipId;
}

type Found = Omit<
  Thing,
  | (keyof GoodsOfPair | keyof AidOfPair | keyof RoomsOfPair | keyof MoneyOfPair | keyof AssessmentsOfPair)
  | ("what" | "countyCode" | "partnershipId" | "waiverId" | "attachmentId" | "accountId")
>;

async function findParts(db: CountyTransaction, countyCode: string, partnershipId: string): Promise<Found> {
  const { rows } = await sql<Found>`
    select partnership.programme_id as "programmeId",
           partnership.helper_school_id as "helperSchoolId",
           partnership.helped_school_id as "helpedSchoolId",
           helped.school_code as "helpedCode",
           helped.name as "helpedName",
           version.version_id as "versionId",
           commitment.commitment_id as "cardId",
           record.record_id as "recordId",
           record.from_day as "recordDay",
           record.stated_by_school_id as "statedBy",
           staff.staff_id as "staffId",
           staff.name as "staffName",
           sent.staff_id as "helperStaffId",
           sent.name as "helperStaffName"
      from partnership
      join school helped on helped.school_id = partnership.helped_school_id
      join plan_version version on version.partnership_id = partnership.partnership_id and version.state = 'approved'
      join commitment on commitment.version_id = version.version_id and commitment.state = 'accepted'
      join record on record.partnership_id = partnership.partnership_id and record.state in ('submitted', 'confirmed', 'verified')
      join staff on staff.school_id = partnership.helped_school_id
      join staff sent on sent.school_id = partnership.helper_school_id
     where partnership.county_code = ${countyCode}
       and partnership.partnership_id = ${partnershipId}
     order by version.number desc, record.from_day desc, commitment.ordinal, staff.staff_no, sent.staff_no
     limit 1`.execute(db);
  const [found] = rows;
  if (!found) throw new Error(`expected pair ${partnershipId} to have a plan, a record and staff`);
  return found;
}

/** Gathers what belongs to a pair, and adds the waiver and the file that it may lack. */
async function completed(context: Context, what: string, partnershipId: string): Promise<Thing> {
  const { db, countyCode, actor } = context;
  const parts = await findParts(db, countyCode, partnershipId);
  const postingId = await findPosting(context, partnershipId, parts);
  const paymentId = await findPayment(context, partnershipId);
  const run = await findRun(context, parts.programmeId);
  const waiverId = newId();
  await sql`
    insert into waiver (county_code, waiver_id, partnership_id, lineage_id, period, scope, state, reason, requested_by, requested_at, changed_at)
    select ${countyCode}, ${waiverId}, ${partnershipId}, commitment.lineage_id, '2025-autumn', '{}', 'submitted', '测试', ${actor.accountId}, ${testNow}, ${testNow}
      from commitment
     where commitment.commitment_id = ${parts.cardId}`.execute(db);
  const file = { name: "a.png", mediaType: "image/png", content: Buffer.from([0x89, 0x50, 0x4e, 0x47]) };
  const attachmentId = await insertAttachment(
    db,
    countyCode,
    { place: { kind: "record", thingId: parts.recordId, role: null, part: null }, file, addedBy: actor.accountId },
    testNow,
  );
  await putEligible(context, { schoolId: parts.helpedSchoolId, schoolYear: 2026, eligible: 10 });
  const accountId = await makeAccount(db, countyCode, "spare", []);
  const goods = await makeGoods(context, accountId, { ...parts, partnershipId });
  const aid = await makeAid(context, partnershipId, parts);
  const rooms = await makeRooms(context, partnershipId, parts);
  const assessments = await makeAssessments(context, partnershipId, parts);
  const money = { paymentId, postingId, ...run };
  return {
    what,
    countyCode,
    partnershipId,
    waiverId,
    attachmentId,
    accountId,
    ...money,
    ...goods,
    ...aid,
    ...rooms,
    ...assessments,
    ...parts,
  };
}

async function makeAccount(db: CountyTransaction, countyCode: string, loginName: string, grants: readonly Grant[]): Promise<string> {
  const entry = {
    displayName: loginName,
    passwordHash: await hashPassword("xieshou2026"),
    mustChangePassword: false,
    staffId: null,
    grants,
  };
  return insertAccount(db, countyCode, { loginName: `${loginName}-${newId().slice(-6)}`, ...entry }, testNow);
}

async function pairNamed(db: CountyTransaction, helper: string, helped: string): Promise<string> {
  const { rows } = await sql<{ partnership_id: string }>`
    select partnership.partnership_id
      from partnership
      join school helper on helper.school_id = partnership.helper_school_id and helper.short_name = ${helper}
      join school helped on helped.school_id = partnership.helped_school_id and helped.short_name = ${helped}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`expected the demonstration to pair ${helper} and ${helped}`);
  return row.partnership_id;
}

/** A pair of 一中 and 青山中学, another pair of the same programme, one of another programme, one of another county. */
export async function makeThings(database: Database): Promise<readonly Thing[]> {
  const inDemonstration = await withCounty(database, demonstrationCode, async (db) => {
    const accountId = await makeAccount(db, demonstrationCode, "maker", []);
    const officer = officerOf(database, db, demonstrationCode, accountId);
    const other = await makePair(officer, ["北坡小学", "南坡小学"], 990001801);
    return [
      await completed(officer, "the own pair", await pairNamed(db, "一中", "青山中学")),
      await completed(officer, "another pair", await pairNamed(db, "实验中学", "临江中学")),
      await completed(officer, "another programme", other),
    ];
  });
  const foreignCode = "990002";
  const foreign = await withCounty(database, foreignCode, async (db) => {
    await sql`insert into county (county_code, name, created_at) values (${foreignCode}, '邻县', ${testNow})`.execute(db);
    const accountId = await makeAccount(db, foreignCode, "maker", []);
    const officer = officerOf(database, db, foreignCode, accountId);
    return completed(officer, "another county", await makePair(officer, ["东岭小学", "西岭小学"], 990002801));
  });
  return [...inDemonstration, foreign];
}

/** Accounts for the scopes that the demonstration's own accounts do not have: officer and auditor of one programme. */
export async function makeProgrammePeople(database: Database, programmeId: string): Promise<readonly string[]> {
  return withCounty(database, demonstrationCode, async (db) => {
    const names = { programmeOfficer: "bureauOfficer", programmeAuditor: "auditor" } as const;
    for (const [loginName, role] of Object.entries(names)) {
      const entry = { displayName: loginName, passwordHash: await hashPassword("xieshou2026"), mustChangePassword: false, staffId: null };
      const grants: Grant[] = [{ role, scope: { kind: "programme", programmeId } }];
      await insertAccount(db, demonstrationCode, { loginName, ...entry, grants }, testNow);
    }
    return Object.keys(names);
  });
}
