import { sql } from "kysely";
import type { RecordContent } from "../../contract/record.ts";
import { addDays, dayText, makeDay, parseDay, type Day } from "../../domain/calendar/day.ts";
import { roomOf } from "../../domain/evidence/rooms.ts";
import type { PartnershipObligation } from "../../domain/obligation/partnership.ts";
import { v7 as newId } from "uuid";
import type { Context } from "../http/context.ts";
import { findPartnershipView } from "../partnership/store.ts";
import { acceptAll, adjustPlan, changeCard, draftPlan, moveVersion } from "../plan/actions.ts";
import { listCommitments } from "../plan/store.ts";
import { enterRecord, moveRecord } from "../record/actions.ts";
import { getRules } from "../settings/store.ts";
import { obligationsOn } from "../standing/queries.ts";
import { loadFacts } from "../standing/store.ts";
import { payAll } from "./payments.ts";
import { moveWaiver, requestWaiver } from "../waiver/actions.ts";
import { listsOf } from "../../domain/school/stage.ts";
import { liveAid, payFromPartnership, type AidSetting } from "./aid.ts";
import { actingAs, coordinatorOf, done, type Stage } from "./stage.ts";
import { giveGoods, livelyGoods } from "./goods.ts";
import { livelyRequests } from "./requests.ts";
import { makeChance, type Chance } from "./chance.ts";
import { demonstrationCode, demonstrationPairs, demonstrationSchools, teachersOf, type DemonstrationPair } from "./county.ts";
import { liveAssessments } from "./assessments.ts";
import { liveEvents } from "./events.ts";
import { liveInRoom } from "./rooms.ts";
import { planTexts } from "./plans.ts";
import { livePostings, type PostingCast } from "./postings.ts";
import { contentOn, plannedRecords, recordsFor, type RecordSetting } from "./records.ts";

export interface PairIds {
  readonly programmeId: string;
  readonly partnershipId: string;
  readonly helperSchoolId: string;
  readonly helpedSchoolId: string;
}

/** The people of a pair: its two schools, the leading group, the bureau and the posted teacher. */
export type Cast = PostingCast;

function castOf(stage: Stage, ids: PairIds): Cast {
  const account = (loginName: string): string => stage.accounts.get(loginName) ?? newId();
  return {
    helper: (day) => coordinatorOf(stage, ids.helperSchoolId, day),
    helped: (day) => coordinatorOf(stage, ids.helpedSchoolId, day),
    bureau: (day) => actingAs(stage, account("bureau"), [{ role: "bureauOfficer", scope: { kind: "county" } }], day),
    leader: (day) =>
      actingAs(stage, account("leader"), [{ role: "leader", scope: { kind: "programme", programmeId: ids.programmeId } }], day),
    teacher: (day) =>
      actingAs(stage, account("teacher"), [{ role: "postedTeacher", scope: { kind: "school", schoolId: ids.helperSchoolId } }], day),
  };
}

function schoolNamed(shortName: string): { name: string; place: number } {
  const place = demonstrationSchools.findIndex((school) => school.shortName === shortName);
  return { name: demonstrationSchools[place]?.name ?? shortName, place };
}

/** Writes the plan, settles its cards and brings it as far as the pair has come. Gives the version's id. */
async function makePlan(
  cast: Cast,
  pair: DemonstrationPair,
  partnershipId: string,
  [drafted, decided]: readonly [Day, Day],
): Promise<string> {
  const text = planTexts[demonstrationPairs.indexOf(pair) % planTexts.length];
  if (!text) throw new Error("expected a plan for every pair");
  const writer = cast.helper(drafted);
  const body = text({ helper: schoolNamed(pair.helper).name, helped: schoolNamed(pair.helped).name });
  const { versionId } = done(await draftPlan(writer, partnershipId, { text: body, fileName: null }));
  if (pair.plan === "returned") {
    done(await acceptAll(writer, versionId));
    await settleOpenCards(writer, versionId);
    done(await moveVersion(writer, versionId, { move: "submit" }));
    const comment = "“经常开展”请写明次数，并补充经费来源。";
    done(await moveVersion(cast.bureau(decided), versionId, { move: "return", reason: "unclear-number", comment }));
    return versionId;
  }
  done(await acceptAll(writer, versionId));
  await settleOpenCards(writer, versionId);
  done(await moveVersion(writer, versionId, { move: "submit" }));
  if (pair.plan !== "submitted")
    done(await moveVersion(cast.bureau(decided), versionId, { move: "approve", comment: "同意，按计划实施。" }));
  return versionId;
}

/** Promises without a number are kept as such: the page shows how much was recorded for them. */
async function settleOpenCards(writer: Context, versionId: string): Promise<void> {
  for (const card of await listCommitments(writer.db, writer.countyCode, versionId))
    if (card.state === "proposed") done(await changeCard(writer, versionId, card.commitmentId, { state: "accepted" }));
}

/** How a record of a day stands today: old ones are confirmed, the latest wait. */
async function settleRecord(cast: Cast, recordId: string, day: Day, today: Day, chance: Chance): Promise<void> {
  const luck = chance.next();
  const age = today - day;
  const confirmedOn = addDays(day, chance.between(3, 9));
  if (confirmedOn > today || (age < 30 ? luck < 0.45 : luck < 0.02)) return;
  if (luck > 0.985) {
    done(await moveRecord(cast.helped(confirmedOn), recordId, { move: "question", version: 1, comment: "当天到校2人，请核对人数。" }));
    return;
  }
  done(await moveRecord(cast.helped(confirmedOn), recordId, { move: "confirm", version: 1 }));
  const verifiedOn = addDays(confirmedOn, 20);
  if (luck > 0.8 && verifiedOn <= today) done(await moveRecord(cast.bureau(verifiedOn), recordId, { move: "verify", version: 2 }));
}

async function enter(
  cast: Cast,
  partnershipId: string,
  content: RecordContent,
  [enteredOn, isPlanned]: readonly [Day, boolean],
): Promise<string> {
  const entry = { idempotencyKey: newId(), partnershipId, isPlanned, content };
  return done(await enterRecord(cast.helper(enteredOn), entry)).record_id;
}

async function obligationsOf(stage: Stage, partnershipId: string, asOf: Day): Promise<PartnershipObligation[]> {
  const row = await findPartnershipView(stage.db, demonstrationCode, partnershipId);
  const loaded = row && (await loadFacts(stage.db, demonstrationCode, [row])).get(partnershipId);
  if (!loaded) throw new Error(`expected the facts of partnership ${partnershipId}`);
  return obligationsOn(loaded, asOf, await getRules(stage.db, demonstrationCode));
}

/** Whether a sum is promised in parts: its parts' records fill it. */
function isTotal(item: PartnershipObligation, all: readonly PartnershipObligation[]): boolean {
  return (
    item.obligation.quota.measure === "yuan" &&
    item.obligation.earmark === null &&
    all.some((other) => other.obligation.quota.measure === "yuan" && other.obligation.earmark !== null)
  );
}

async function enterConfirmed(cast: Cast, partnershipId: string, content: RecordContent): Promise<void> {
  const day = parseDay(content.from) ?? makeDay(2000, 1, 1);
  const recordId = await enter(cast, partnershipId, content, [day, false]);
  done(await moveRecord(cast.helped(day), recordId, { move: "confirm", version: 1 }));
}

/** What falls due within a fortnight and is asked for by the score: one short of it is due, and not yet at risk. */
function isNearlyDone({ obligation }: PartnershipObligation, today: Day): boolean {
  return obligation.quota.measure === "pieces" && obligation.min >= 10 && obligation.period.from <= today && today <= obligation.period.due;
}

/** Brings the present fortnight to one short of what was promised. On its first day nothing is late yet. */
async function keepPace(stage: Stage, cast: Cast, partnershipId: string): Promise<void> {
  const open = (await obligationsOf(stage, partnershipId, stage.today)).filter((item) => isNearlyDone(item, stage.today));
  for (const { obligation } of open) {
    const yesterday = addDays(stage.today, -1);
    if (yesterday < obligation.period.from) continue;
    const amounts = { [obligation.quota.measure]: obligation.min - 1 };
    await enterConfirmed(cast, partnershipId, contentOn(yesterday, obligation.quota.category, { amounts }));
  }
}

/** Holds one meeting more than was promised at most, in the first term that has kept the promise. */
async function exceedOnce(stage: Stage, cast: Cast, partnershipId: string): Promise<void> {
  const all = await obligationsOf(stage, partnershipId, stage.today);
  const full = all.find(
    ({ standing, obligation }) => standing === "met" && obligation.quota.measure === "events" && Number.isFinite(obligation.max),
  );
  if (!full) return;
  const { period, quota, max } = full.obligation;
  const day = period.due < stage.today ? period.due : addDays(stage.today, -1);
  for (let more = full.tally.amount; more <= max; more++)
    await enterConfirmed(cast, partnershipId, contentOn(day, quota.category, { amounts: { people: 4 } }));
}

/** Asks to have a missed obligation waived: a flood took a month of lessons, a building was under repair. */
async function askForWaiver(stage: Stage, cast: Cast, partnershipId: string, reason: string): Promise<string> {
  const missed = (await obligationsOf(stage, partnershipId, stage.today)).find(({ standing }) => standing === "missed");
  if (!missed) throw new Error(`expected partnership ${partnershipId} to have missed something, found nothing`);
  const { promise, obligation } = missed;
  const request = { commitmentId: promise.id, period: obligation.period.key, scope: { ...obligation.scope } };
  return done(await requestWaiver(cast.helped(addDays(stage.today, -20)), partnershipId, { ...request, reason })).id;
}

/** One waiver that was granted, and one that waits for the bureau. */
async function askForWaivers(stage: Stage, cast: Cast, pair: DemonstrationPair, partnershipId: string): Promise<void> {
  if (pair.helped === "临江小学") {
    const id = await askForWaiver(stage, cast, partnershipId, "汛期停课三周，活动未能开展，申请豁免。");
    done(await moveWaiver(cast.bureau(addDays(stage.today, -12)), id, { move: "approve", comment: "情况属实，同意。" }));
  }
  if (pair.helped === "临江中学") await askForWaiver(stage, cast, partnershipId, "校舍维修期间无场地，申请豁免。");
}

/** Adjusts the plan in the middle of its second year: one promise is doubled. */
async function adjust(stage: Stage, cast: Cast, versionId: string): Promise<void> {
  const [asked, approved] = [addDays(stage.today, -60), addDays(stage.today, -50)];
  const next = done(await adjustPlan(cast.helper(asked), versionId, "受援校提出增加集体备课，经两校商定调整。"));
  done(await moveVersion(cast.helper(asked), next.versionId, { move: "submit" }));
  done(await moveVersion(cast.bureau(approved), next.versionId, { move: "approve", day: dayText(approved) }));
}

/** What a school needs to live its aid: its cast, the calendar, its grades. */
async function aidSettingOf(
  stage: Stage,
  { schoolId, shortName }: { readonly schoolId: string; readonly shortName: string },
  cast: Pick<Cast, "helped" | "bureau">,
  chance: Chance,
): Promise<AidSetting> {
  const { calendar } = await getRules(stage.db, demonstrationCode);
  const kind = demonstrationSchools[schoolNamed(shortName).place]?.stage ?? "primary";
  const { grades } = listsOf([kind]);
  return { cast: { school: cast.helped, bureau: cast.bureau }, calendar, schoolId, grades, chance, today: stage.today };
}

/** Schools that have the county's aid from the first year on, so that every page of aid has something to show. */
const aidedSchools: ReadonlySet<string> = new Set(["青山中学", "临江中学", "临江小学"]);

/** The aid that the helper school pays for, through the room of aid. */
async function giveAid(setting: AidSetting, partnershipId: string, deeds: readonly RecordContent[]): Promise<void> {
  for (const [place, { from, amounts }] of deeds.entries()) {
    const paid = { partnershipId, day: parseDay(from) ?? setting.today, people: amounts.people ?? 1 };
    await payFromPartnership(setting, { ...paid, first: 100 + place * 30 });
  }
}

/** Lives a deed where it is entered: in its room, or as a record that the other school settles. */
async function liveDeed(stage: Stage, cast: Cast, ids: PairIds, [content, chance]: readonly [RecordContent, Chance]): Promise<void> {
  const day = parseDay(content.from) ?? stage.today;
  const room = roomOf(content.category);
  if (room === "goods") return giveGoods(cast, ids.partnershipId, content, [day, stage.today]);
  if (room !== null) return liveInRoom(cast, ids, content, stage.today);
  const recordId = await enter(cast, ids.partnershipId, content, [day, false]);
  return settleRecord(cast, recordId, day, stage.today, chance);
}

/** What one pair has of everything, so that every page has something to show. */
async function liveLively(stage: Stage, cast: Cast, ids: PairIds): Promise<void> {
  await exceedOnce(stage, cast, ids.partnershipId);
  await liveEvents(cast, ids.partnershipId, stage.today);
  // Two pairs of teachers of this term; what the plan says of them names no number that would make records.
  for (const [place, subject] of ["语文", "数学"].entries()) {
    const content = contentOn(addDays(stage.today, -30 * (place + 1)), "mentoring_pair", { subjects: [subject] });
    await liveInRoom(cast, ids, content, stage.today);
  }
  await livelyGoods(cast, ids.partnershipId, stage.today);
  await livelyRequests(cast, ids.helpedSchoolId, stage.today);
}

/** Lives one pair from its first day to today: plan, records, confirmations, an adjustment, waivers. */
export async function livePair(stage: Stage, pair: DemonstrationPair, ids: PairIds, chance: Chance): Promise<void> {
  const cast = castOf(stage, ids);
  const { rows } = await sql<{ from_day: string }>`
    select partnership.from_day from partnership where partnership.county_code = ${demonstrationCode} and partnership.partnership_id = ${ids.partnershipId}`.execute(
    stage.db,
  );
  const start = parseDay(rows[0]?.from_day ?? "") ?? makeDay(2000, 1, 1);
  const isNew = pair.plan === "submitted" || pair.plan === "returned";
  const drafted = isNew ? addDays(stage.today, -9) : addDays(start, 10);
  const versionId = await makePlan(cast, pair, ids.partnershipId, [drafted, addDays(drafted, 5)]);
  if (isNew) return;
  const helper = schoolNamed(pair.helper);
  const school = demonstrationSchools[helper.place];
  const setting: RecordSetting = {
    chance,
    today: stage.today,
    start,
    diligence: pair.diligence,
    helperTeachers: school ? teachersOf(school, helper.place) : [],
    places: [schoolNamed(pair.helped).name, helper.name, "录播教室", "学术报告厅"],
  };
  const all = await obligationsOf(stage, ids.partnershipId, stage.today);
  const asked = all.filter((item) => !isTotal(item, all) && !isNearlyDone(item, stage.today));
  // Postings are lived on their own, with their months.
  const deeds = asked
    .filter(({ obligation }) => roomOf(obligation.quota.category) !== "posting")
    .flatMap((item) => recordsFor(setting, item));
  await payAll(cast, ids, deeds, stage.today);
  const aided = deeds.filter(({ category }) => roomOf(category) === "aid");
  const contents = deeds.filter(({ category }) => roomOf(category) !== "aid" && roomOf(category) !== "payment");
  for (const content of contents.toSorted((one, other) => one.from.localeCompare(other.from)))
    await liveDeed(stage, cast, ids, [content, chance]);
  const aidSetting = await aidSettingOf(stage, { schoolId: ids.helpedSchoolId, shortName: pair.helped }, cast, chance);
  await giveAid(aidSetting, ids.partnershipId, aided);
  for (const content of plannedRecords(setting)) await enter(cast, ids.partnershipId, content, [addDays(stage.today, -2), true]);
  const { partnershipId } = ids;
  // A stream of its own: what postings draw changes nothing of the records.
  const ownChance = makeChance(chance.between(1, 1_000_000));
  await keepPace(stage, cast, partnershipId);
  if (aidedSchools.has(pair.helped)) await liveAid(aidSetting, start);
  if (pair.helped === "青山中学") await liveLively(stage, cast, ids);
  await livePostings({ cast, partnershipId, today: stage.today, chance: ownChance, diligence: pair.diligence }, all);
  if (pair.helped === "青山中学") await liveAssessments(cast, ids, stage.today);
  if (pair.plan === "adjusted") await adjust(stage, cast, versionId);
  await askForWaivers(stage, cast, pair, partnershipId);
}
