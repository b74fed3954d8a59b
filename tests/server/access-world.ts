import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { hashPassword, insertAccount } from "../../src/server/account/store.ts";
import { insertAttachment } from "../../src/server/attachment/store.ts";
import type { Database } from "../../src/server/db/pool.ts";
import { withCounty, type CountyTransaction } from "../../src/server/db/with-county.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { planTexts } from "../../src/server/demonstration/plans.ts";
import { done } from "../../src/server/demonstration/stage.ts";
import { contentOn } from "../../src/server/demonstration/records.ts";
import { announceEvent } from "../../src/server/event/actions.ts";
import { dayIn } from "../../src/server/http/clock.ts";
import type { Context } from "../../src/server/http/context.ts";
import { pairTeachers } from "../../src/server/mentorship/actions.ts";
import { createPartnership } from "../../src/server/partnership/actions.ts";
import { openProject } from "../../src/server/project/actions.ts";
import { changeCard, draftPlan, moveVersion } from "../../src/server/plan/actions.ts";
import { listCommitments } from "../../src/server/plan/store.ts";
import { createProgramme } from "../../src/server/programme/actions.ts";
import { enterRecord } from "../../src/server/record/actions.ts";
import { insertSchool, insertStaff } from "../../src/server/school/store.ts";
import { makeDigestCache } from "../../src/server/standing/digest.ts";
import type { Actor, Grant } from "../../src/domain/access/role.ts";
import { makeGoods, type GoodsOfPair } from "./access-world-goods.ts";
import { testNow } from "../now.ts";

/** A pair of schools with one of everything that belongs to it: what somebody might ask for. */
export interface Thing extends GoodsOfPair {
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
  /** A planned record of today that is announced. */
  readonly plannedId: string;
  readonly mentorshipId: string;
  readonly projectId: string;
  readonly attachmentId: string;
  readonly waiverId: string;
  /** An application of the helped school that is published, of a category that no other has, its objection, and a run. */
  readonly aidId: string;
  readonly aidCategory: string;
  readonly aidAppealId: string;
  readonly aidRunId: string;
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
  | (keyof GoodsOfPair | keyof AidParts | keyof RoomParts)
  | ("what" | "countyCode" | "partnershipId" | "waiverId" | "attachmentId" | "accountId")
>;
type AidParts = Pick<Thing, "aidId" | "aidCategory" | "aidAppealId" | "aidRunId">;
type RoomParts = Pick<Thing, "plannedId" | "mentorshipId" | "projectId">;

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

/** A published application with an objection, and one that the helper school has paid for. */
async function makeAid(
  { db, countyCode, actor }: Context,
  partnershipId: string,
  { helpedSchoolId, helpedCode }: Found,
): Promise<AidParts> {
  const [aidId, paidId, aidAppealId, aidRunId] = [newId(), newId(), newId(), newId()];
  const aidCategory = `of${helpedCode}`;
  await sql`
    insert into aid_run (county_code, run_id, term, partnership_id, paid_on, paid_by, paid_at)
    values (${countyCode}, ${aidRunId}, '2026-autumn', ${partnershipId}, '2026-11-20', ${actor.accountId}, ${testNow})`.execute(db);
  await sql`
    insert into aid_application (county_code, application_id, school_id, term, number, state, changed_at, created_by, created_at, pupil_name, grade,
                                 class_name, is_boarder, category, tier, basis, amount_fen, partnership_id, published_on, publication_until, run_id)
    select ${countyCode}, made.id, ${helpedSchoolId}, '2026-autumn', made.number, made.state, ${testNow}, ${actor.accountId}, ${testNow},
           '璩某' || made.number, '7', '1班', false, ${aidCategory}, 'first', 'scoring', 37500, ${partnershipId}, '2026-11-23', '2026-11-30', made.run_id
      from (values (${aidId}::uuid, 9001, 'published', null::uuid), (${paidId}::uuid, 9002, 'paid', ${aidRunId}::uuid)) as made (id, number, state, run_id)`.execute(
    db,
  );
  await sql`
    insert into aid_appeal (county_code, appeal_id, application_id, raised_on, raised_by, matter, entered_by, entered_at)
    values (${countyCode}, ${aidAppealId}, ${aidId}, '2026-11-24', '家长', '有异议', ${actor.accountId}, ${testNow})`.execute(db);
  return { aidId, aidCategory, aidAppealId, aidRunId };
}

/** Gathers what belongs to a pair, and adds the waiver and the file that it may lack. */
async function completed(context: Context, what: string, partnershipId: string): Promise<Thing> {
  const { db, countyCode, actor } = context;
  const parts = await findParts(db, countyCode, partnershipId);
  const waiverId = newId();
  await sql`
    insert into waiver (county_code, waiver_id, partnership_id, lineage_id, period, scope, state, reason, requested_by, requested_at, changed_at)
    select ${countyCode}, ${waiverId}, ${partnershipId}, commitment.lineage_id, '2025-autumn', '{}', 'submitted', '测试', ${actor.accountId}, ${testNow}, ${testNow}
      from commitment
     where commitment.commitment_id = ${parts.cardId}`.execute(db);
  const plannedId = await makeEvent(context, partnershipId);
  const days = { partnershipId, from: parts.recordDay, to: parts.recordDay };
  const teachers = { mentorId: parts.helperStaffId, menteeId: parts.staffId, subject: "语文", perMonth: null };
  const mentorshipId = done(await pairTeachers(context, { ...days, ...teachers })).id;
  const people = [{ name: "某人", staffId: null, isLeader: true }];
  const projectId = done(await openProject(context, { ...days, title: "课题", subjects: [], people, stages: [] })).id;
  const file = { name: "a.png", mediaType: "image/png", content: Buffer.from([0x89, 0x50, 0x4e, 0x47]) };
  const attachmentId = await insertAttachment(db, countyCode, { recordId: parts.recordId, file, addedBy: actor.accountId }, testNow);
  const accountId = await makeAccount(db, countyCode, "spare", []);
  const goods = await makeGoods(context, accountId, { ...parts, partnershipId });
  const aid = await makeAid(context, partnershipId, parts);
  const rooms = { plannedId, mentorshipId, projectId };
  return { what, countyCode, partnershipId, waiverId, attachmentId, accountId, ...goods, ...aid, ...rooms, ...parts };
}

/** A training of today, announced for both schools. */
async function makeEvent(context: Context, partnershipId: string): Promise<string> {
  const content = contentOn(context.today, "training", {});
  const entry = { idempotencyKey: newId(), partnershipId, isPlanned: true, content };
  const record = done(await enterRecord(context, entry));
  const openTo = [record.helper_school_id, record.helped_school_id];
  done(await announceEvent(context, record.record_id, { capacity: null, signUpUntil: content.to, openTo }));
  return record.record_id;
}

async function makeAccount(db: CountyTransaction, countyCode: string, loginName: string, grants: readonly Grant[]): Promise<string> {
  const entry = { displayName: loginName, passwordHash: await hashPassword("xieshou2026"), mustChangePassword: false, grants };
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
      const entry = { displayName: loginName, passwordHash: await hashPassword("xieshou2026"), mustChangePassword: false };
      const grants: Grant[] = [{ role, scope: { kind: "programme", programmeId } }];
      await insertAccount(db, demonstrationCode, { loginName, ...entry, grants }, testNow);
    }
    return Object.keys(names);
  });
}
