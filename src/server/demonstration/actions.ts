import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { isGrantable, type Grant } from "../../domain/access/role.ts";
import { addDays, dayText, type Day } from "../../domain/calendar/day.ts";
import { schoolYearOf, schoolYearSpan } from "../../domain/calendar/school-calendar.ts";
import { hashPassword, insertAccount } from "../account/store.ts";
import type { Database } from "../db/pool.ts";
import { withCounty, type CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { stateEligible } from "../exchange/actions.ts";
import { createPartnership } from "../partnership/actions.ts";
import { createProgramme } from "../programme/actions.ts";
import { initialsOf } from "../school/initials.ts";
import { demonstrationAccounts, demonstrationPassword, otherCoordinators } from "./accounts.ts";
import { payAllowances } from "./allowances.ts";
import { makeChance } from "./chance.ts";
import { demonstrationCode, demonstrationName, demonstrationPairs, demonstrationSchools, postedTeacherName, teachersOf } from "./county.ts";
import { livePair } from "./life.ts";
import { actingAs, done, type Stage } from "./stage.ts";

async function insertSchools(db: CountyTransaction): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [place, school] of demonstrationSchools.entries()) {
    const schoolId = newId();
    ids.set(school.shortName, schoolId);
    const code = `0990001${String(place + 1).padStart(3, "0")}`;
    await sql`
      insert into school (county_code, school_id, school_code, name, short_name, initials, stages, township, longitude, latitude, pupils, teachers)
      values (${demonstrationCode}, ${schoolId}, ${code}, ${school.name}, ${school.shortName}, ${initialsOf(school.name)}, ${[school.stage]}::text[],
              ${school.township}, ${school.longitude}, ${school.latitude}, ${school.pupils}, ${school.teachers})`.execute(db);
    for (const teacher of teachersOf(school, place)) {
      await sql`
        insert into staff (county_code, staff_id, school_id, staff_no, name, initials, subjects, grades, title, honour, working_since)
        values (${demonstrationCode}, ${newId()}, ${schoolId}, ${teacher.staffNo}, ${teacher.name}, ${initialsOf(teacher.name)},
                ${[teacher.subject]}::text[], '{}', ${teacher.title}, ${teacher.honour},
                ${teacher.workingSince})`.execute(db);
    }
  }
  return ids;
}

/** Which school an account of the demonstration belongs to; the leading group's belongs to the programme. */
const schoolOfLogin: Readonly<Record<string, string>> = { helper: "一中", helped: "青山中学", teacher: "一中" };

function grantOf(loginName: string, role: Grant["role"], schoolIds: ReadonlyMap<string, string>, programmeId: string): Grant {
  const schoolId = schoolIds.get(schoolOfLogin[loginName] ?? "");
  if (schoolId !== undefined) return { role, scope: { kind: "school", schoolId } };
  return isGrantable(role, "county") ? { role, scope: { kind: "county" } } : { role, scope: { kind: "programme", programmeId } };
}

/** Who the posted teacher's account is on the staff list. */
async function postedStaffId(db: CountyTransaction): Promise<string | null> {
  const { rows } = await sql<{ staff_id: string }>`
    select staff.staff_id
      from staff
     where staff.county_code = ${demonstrationCode}
       and staff.name = ${postedTeacherName}`.execute(db);
  return rows[0]?.staff_id ?? null;
}

type People = Pick<Stage, "accounts" | "coordinators">;

async function insertPeople({ db, schoolIds }: Omit<Stage, keyof People>, programmeId: string, now: string): Promise<People> {
  const [accounts, coordinators] = [new Map<string, string>(), new Map<string, string>()];
  // One password, one hash: whoever reads the sign-in page knows it anyhow, and the first start is a second shorter.
  const entry = { passwordHash: await hashPassword(demonstrationPassword), mustChangePassword: false };
  for (const { loginName, displayName, role } of demonstrationAccounts) {
    const grant = grantOf(loginName, role, schoolIds, programmeId);
    const staffId = role === "postedTeacher" ? await postedStaffId(db) : null;
    const accountId = await insertAccount(db, demonstrationCode, { ...entry, loginName, displayName, staffId, grants: [grant] }, now);
    accounts.set(loginName, accountId);
    if (role === "coordinator" && grant.scope.kind === "school") coordinators.set(grant.scope.schoolId, accountId);
  }
  for (const [shortName, name] of Object.entries(otherCoordinators)) {
    const schoolId = schoolIds.get(shortName) ?? "";
    const grants: Grant[] = [{ role: "coordinator", scope: { kind: "school", schoolId } }];
    const person = { loginName: initialsOf(shortName), displayName: `${name}（${shortName}）`, staffId: null, grants };
    coordinators.set(schoolId, await insertAccount(db, demonstrationCode, { ...entry, ...person }, now));
  }
  return { accounts, coordinators };
}

/** Somebody of the bureau, before any account is there; the audit trail names nobody. */
const officerGrants: readonly Grant[] = [{ role: "bureauOfficer", scope: { kind: "county" } }];

async function makeProgramme(context: Context, firstSchoolYear: number): Promise<string> {
  const from = schoolYearSpan(firstSchoolYear).from;
  const to = schoolYearSpan(firstSchoolYear + 2).to;
  return done(
    await createProgramme(context, {
      name: "城乡学校结对帮扶",
      description: "城区优质学校与乡镇薄弱学校三年结对帮扶。",
      firstSchoolYear,
      lastSchoolYear: firstSchoolYear + 2,
      phases: [
        { label: "动员部署", from: dayText(from), to: dayText(addDays(from, 29)) },
        { label: "调研与制定计划", from: dayText(addDays(from, 30)), to: dayText(addDays(from, 60)) },
        { label: "组织实施", from: dayText(addDays(from, 61)), to: dayText(addDays(to, -62)) },
        { label: "总结验收", from: dayText(addDays(to, -61)), to: dayText(to) },
      ],
      leadingGroup: [
        { post: "leader", name: "周正", duty: "局长" },
        { post: "deputy", name: "吴敏", duty: "副局长" },
        { post: "member", name: "李明", duty: "基础教育股" },
        { post: "member", name: "郑洁", duty: "教研室" },
      ],
    }),
  );
}

/** Two schools that send teachers have stated how many are eligible: a third of their teachers. The others have not yet. */
async function stateExchange(officer: Context, schoolIds: ReadonlyMap<string, string>, schoolYear: number): Promise<void> {
  for (const { shortName, teachers } of demonstrationSchools.filter((school) => ["一中", "城北小学"].includes(school.shortName)))
    done(await stateEligible(officer, { schoolId: schoolIds.get(shortName) ?? "", schoolYear, eligible: Math.round(teachers / 3) }));
}

/**
 * Makes the demonstration county in one transaction: fictitious schools, people, plans and two school years of records
 * that end on `today`. The same day makes the same county, but for its ids.
 */
export async function makeDemonstration(database: Database, today: Day, now: string): Promise<void> {
  const firstSchoolYear = schoolYearOf(today) - 1;
  await withCounty(database, demonstrationCode, async (db) => {
    await sql`insert into county (county_code, name, is_demonstration, created_at) values (${demonstrationCode}, ${demonstrationName}, true, ${now})`.execute(
      db,
    );
    const schoolIds = await insertSchools(db);
    const beforehand = { database, db, schoolIds, today };
    const start = schoolYearSpan(firstSchoolYear).from;
    const officer = actingAs({ ...beforehand, accounts: new Map(), coordinators: new Map() }, newId(), officerGrants, start);
    const programmeId = await makeProgramme(officer, firstSchoolYear);
    const stage = { ...beforehand, ...(await insertPeople(beforehand, programmeId, officer.now)) };
    for (const [place, pair] of demonstrationPairs.entries()) {
      const helperSchoolId = schoolIds.get(pair.helper) ?? "";
      const helpedSchoolId = schoolIds.get(pair.helped) ?? "";
      const { to } = schoolYearSpan(firstSchoolYear + 2);
      const partnershipId = done(
        await createPartnership(officer, {
          programmeId,
          helperSchoolId,
          helpedSchoolId,
          from: dayText(start),
          to: dayText(to),
          agreementNo: `帮扶〔${firstSchoolYear}〕${place + 1}号`,
          signedOn: dayText(addDays(start, 9)),
        }),
      );
      await livePair(stage, pair, { programmeId, partnershipId, helperSchoolId, helpedSchoolId }, makeChance(20_260_901 + place));
    }
    await stateExchange(officer, schoolIds, firstSchoolYear + 1);
    await payAllowances(stage, programmeId);
  });
}
