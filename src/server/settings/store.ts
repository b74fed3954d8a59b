import { sql } from "kysely";
import { idleMinutesDefault, settings as settingsSchema, type Settings } from "../../contract/settings.ts";
import { parseDay, type Day } from "../../domain/calendar/day.ts";
import { makeCalendar, type SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import { defaultStandingSettings, type StandingSettings } from "../../domain/obligation/standing.ts";
import type { CountyTransaction } from "../db/with-county.ts";

const stored = settingsSchema.omit({ countyName: true }).partial();

/** What the judgement of a county follows: its calendar and margins. `stamp` changes with every change of them. */
export interface CountyRules {
  readonly calendar: SchoolCalendar;
  readonly standing: StandingSettings;
  readonly stamp: string;
}

interface CountyRow {
  readonly name: string;
  readonly is_demonstration: boolean;
  readonly settings: unknown;
  readonly stamp: string;
}

/** A day that the contract or the database has checked. */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`expected a day YYYY-MM-DD, found ${text}`);
  return day;
}

async function getCountyRow(db: CountyTransaction, countyCode: string): Promise<CountyRow> {
  const { rows } = await sql<CountyRow>`
    select county.name, county.is_demonstration, county.settings, md5(county.settings::text) as stamp
      from county
     where county.county_code = ${countyCode}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`expected county ${countyCode}, found none`);
  return row;
}

export async function getCounty(db: CountyTransaction, countyCode: string): Promise<{ name: string; isDemonstration: boolean }> {
  const row = await getCountyRow(db, countyCode);
  return { name: row.name, isDemonstration: row.is_demonstration };
}

export async function getSettings(db: CountyTransaction, countyCode: string): Promise<Settings> {
  const row = await getCountyRow(db, countyCode);
  const found = stored.parse(row.settings);
  return {
    countyName: row.name,
    standing: found.standing ?? defaultStandingSettings,
    signIn: found.signIn ?? { idleMinutes: idleMinutesDefault },
    calendar: found.calendar ?? [],
    holidays: found.holidays ?? [],
  };
}

export async function putSettings(db: CountyTransaction, countyCode: string, settings: Settings): Promise<void> {
  const { countyName, ...rest } = settings;
  await sql`update county set name = ${countyName}, settings = ${JSON.stringify(rest)}::jsonb where county_code = ${countyCode}`.execute(
    db,
  );
}

function stretchOf([from, to]: readonly [string, string]): readonly [Day, Day] {
  return [dayOf(from), dayOf(to)];
}

/** Rules as a county's row states them; without an entry, the defaults of the domain. */
export async function getRules(db: CountyTransaction, countyCode: string): Promise<CountyRules> {
  const row = await getCountyRow(db, countyCode);
  const found = stored.parse(row.settings);
  const years = (found.calendar ?? []).map((year) => ({
    schoolYear: year.schoolYear,
    springFrom: dayOf(year.springFrom),
    autumnTeaching: stretchOf(year.autumnTeaching),
    springTeaching: stretchOf(year.springTeaching),
  }));
  return {
    calendar: makeCalendar(years, (found.holidays ?? []).map(dayOf)),
    standing: found.standing ?? defaultStandingSettings,
    stamp: row.stamp,
  };
}
