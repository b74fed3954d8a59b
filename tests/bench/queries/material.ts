import { readFileSync } from "node:fs";
import type { RecordContent } from "../../../src/contract/record.ts";
import { dayText, parseDay, type Day } from "../../../src/domain/calendar/day.ts";
import { makeCalendar, schoolYearSpan } from "../../../src/domain/calendar/school-calendar.ts";
import type { RecordState } from "../../../src/domain/evidence/record-state.ts";
import { assessPartnership, type PlannedCommitment } from "../../../src/domain/obligation/partnership.ts";
import { defaultStandingSettings } from "../../../src/domain/obligation/standing.ts";
import { proposedCommitments } from "../../../src/domain/plan/cards.ts";
import { readText } from "../../../src/domain/reading/read-text.ts";
import type { Commitment } from "../../../src/domain/reading/reading.ts";
import { defaultLists } from "../../../src/domain/school/stage.ts";
import { makeChance, type Chance } from "../../../src/server/demonstration/chance.ts";
import { demonstrationSchools, teachersOf } from "../../../src/server/demonstration/county.ts";
import { planTexts } from "../../../src/server/demonstration/plans.ts";
import { recordsFor, type RecordSetting } from "../../../src/server/demonstration/records.ts";
import { benchDay, firstSchoolYear } from "./size.ts";

/** A card of a plan, by its place in it; every partnership with the plan gets a copy with ids of its own. */
export interface PlanCard {
  readonly ordinal: number;
  readonly partOf: number | null;
  readonly content: Commitment;
}

export interface LifeRecord {
  readonly content: RecordContent;
  readonly state: RecordState;
  readonly statedBy: "helper" | "helped";
}

/** What one partnership recorded; `plan` is an index of the plans. */
export interface Life {
  readonly plan: number;
  readonly records: readonly LifeRecord[];
}

/** What partnerships are made of: a few plans, and lives led under each of them. */
export interface Material {
  readonly plans: readonly (readonly PlanCard[])[];
  readonly lives: readonly Life[];
}

/** Lives under one plan; partnerships take them in turn, so that neighbours differ. */
const livesEach = 16;
/** The last record of a life is so many days old at most; younger ones wait for confirmation as often as not. */
const waitingDays = 30;

const span = { from: schoolYearSpan(firstSchoolYear).from, to: schoolYearSpan(firstSchoolYear + 2).to };

/** Several texts as one plan: real ones hold 30 to 40 promises. */
function planOf(texts: readonly string[]): PlanCard[] {
  const cards: PlanCard[] = [];
  for (const text of texts) {
    const first = cards.length;
    for (const content of proposedCommitments(readText(text)))
      cards.push({ ordinal: cards.length, partOf: content.partOf === null ? null : first + content.partOf, content });
  }
  return cards;
}

/** Plans put together from the demonstration's texts and the example. */
function readPlans(): PlanCard[][] {
  const example = readFileSync(new URL("../../../examples/plan.txt", import.meta.url), "utf8");
  const [full = "", town = "", teaching = ""] = planTexts.map((text) => text({ helper: "县城第一中学", helped: "乡镇初级中学" }));
  return [
    [full, town, teaching],
    [example, town, teaching],
    [full, example],
  ].map(planOf);
}

function planned(cards: readonly PlanCard[]): PlannedCommitment[] {
  return cards.map(({ ordinal, partOf, content }) => ({
    id: String(ordinal),
    lineageId: String(ordinal),
    commitment: { ...content, partOf },
  }));
}

/** Old records are confirmed or verified, one in fifty is questioned; of the last month's, half wait. */
function stateOf(chance: Chance, day: Day): RecordState {
  const luck = chance.next();
  if (benchDay - day < waitingDays && luck < 0.5) return "submitted";
  if (luck > 0.98) return "questioned";
  return luck > 0.8 ? "verified" : "confirmed";
}

function lifeOf(plan: number, cards: readonly PlanCard[], chance: Chance, records: number): Life {
  const calendar = makeCalendar();
  const facts = {
    ...span,
    lists: defaultLists("junior"),
    versions: [{ id: "plan", effectiveFrom: span.from, commitments: planned(cards) }],
    records: [],
    waived: [],
    needs: [],
  };
  const obligations = assessPartnership(facts, { asOf: benchDay, calendar, settings: defaultStandingSettings });
  const [school] = demonstrationSchools;
  const setting: RecordSetting = {
    chance,
    start: span.from,
    today: benchDay,
    diligence: 0.5 + chance.next() / 2,
    helperTeachers: school ? teachersOf(school, 0) : [],
    places: ["录播教室", "学术报告厅", "会议室"],
  };
  const contents = obligations.flatMap((item) => recordsFor(setting, item));
  if (contents.length === 0) throw new Error(`expected records under plan ${plan}, found none`);
  return {
    plan,
    records: Array.from({ length: records }, (): LifeRecord => {
      const content = chance.pick(contents) ?? contents[0];
      if (!content) throw new Error("expected a record to pick");
      return { content, state: stateOf(chance, parseDay(content.from) ?? benchDay), statedBy: chance.next() < 0.8 ? "helper" : "helped" };
    }),
  };
}

/** Plans and lives; the same for every run. */
export function makeMaterial(recordsEach: number): Material {
  const plans = readPlans();
  const chance = makeChance(20_261_124);
  const lives = plans.flatMap((cards, plan) => Array.from({ length: livesEach }, () => lifeOf(plan, cards, chance, recordsEach)));
  return { plans, lives };
}

/** First and last day of every programme and partnership. */
export const benchSpan = { from: dayText(span.from), to: dayText(span.to) };
