import { sql } from "kysely";
import { z } from "zod";
import type { DatedEntry, DatedSetting, DatedSettings, DatedValue } from "../../contract/dated-setting.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import type { Context } from "../http/context.ts";

export type AnySetting = DatedSetting<z.ZodType>;

interface SettingRow {
  readonly key: string;
  readonly effective_from: string;
  readonly source: string;
  readonly value: unknown;
  readonly entered_by: string | null;
  readonly entered_at: string;
}

type Reading = Pick<Context, "db" | "countyCode">;

/** What a county has set, by key, the earliest first. */
async function selectSettings({ db, countyCode }: Reading, keys: readonly string[]): Promise<SettingRow[]> {
  const { rows } = await sql<SettingRow>`
    select setting.key, setting.effective_from, setting.source, setting.value, setting.entered_at, account.display_name as entered_by
      from dated_setting setting
      left join account on account.county_code = setting.county_code and account.account_id = setting.entered_by
     where setting.county_code = ${countyCode}
       and setting.key = any(${keys}::text[])
     order by setting.key, setting.effective_from`.execute(db);
  return rows;
}

/** All values of a setting, the county's own before the default of the same day, the earliest first. */
export async function listDated<Schema extends z.ZodType>(
  context: Reading,
  setting: DatedSetting<Schema>,
): Promise<DatedValue<z.output<Schema>>[]> {
  const own = await selectSettings(context, [setting.key]);
  const values = new Map<string, DatedValue<z.output<Schema>>>(setting.defaults.map((value) => [value.effectiveFrom, value]));
  for (const { effective_from: effectiveFrom, source, value } of own)
    values.set(effectiveFrom, { effectiveFrom, source, value: setting.schema.parse(value) });
  return [...values.values()].toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
}

/** The value that holds on a day: the latest that begins until then. Throws where not even a default begins so early. */
export function valueOn<Value>(values: readonly DatedValue<Value>[], day: Day): DatedValue<Value> {
  const text = dayText(day);
  const found = values.findLast(({ effectiveFrom }) => effectiveFrom <= text);
  if (!found) throw new Error(`expected a value that holds on ${text}, found ${values.length} later ones`);
  return found;
}

/** The rule or amount of a county on a day. */
export async function getDated<Schema extends z.ZodType>(
  context: Reading,
  setting: DatedSetting<Schema>,
  day: Day,
): Promise<DatedValue<z.output<Schema>>> {
  return valueOn(await listDated(context, setting), day);
}

/** Sets a value from a day on. The caller has checked it by the schema of its key. */
export async function putDated(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  key: string,
  { effectiveFrom, source, value }: DatedValue<unknown>,
): Promise<void> {
  await sql`
    insert into dated_setting (county_code, key, effective_from, source, value, entered_by, entered_at)
    values (${countyCode}, ${key}, ${effectiveFrom}, ${source}, ${JSON.stringify(value)}::jsonb, ${actor.accountId}, ${now})
    on conflict (county_code, key, effective_from) do update
      set source = excluded.source,
          value = excluded.value,
          entered_by = excluded.entered_by,
          entered_at = excluded.entered_at`.execute(db);
}

const json = z.json();

/** Every setting with what held and holds: defaults, and what the county has set. */
export async function describeDated(context: Reading & Pick<Context, "today">, known: readonly AnySetting[]): Promise<DatedSettings> {
  const rows = await selectSettings(
    context,
    known.map(({ key }) => key),
  );
  return {
    today: dayText(context.today),
    rows: known.map(({ key, defaults }) => {
      const own = rows.filter((row) => row.key === key);
      const taken = new Set(own.map((row) => row.effective_from));
      const entries: DatedEntry[] = [
        ...defaults
          .filter(({ effectiveFrom }) => !taken.has(effectiveFrom))
          .map(({ effectiveFrom, source, value }) => ({
            effectiveFrom,
            source,
            value: json.parse(value),
            isDefault: true,
            enteredBy: null,
            enteredAt: null,
          })),
        ...own.map((row) => ({
          effectiveFrom: row.effective_from,
          source: row.source,
          value: json.parse(row.value),
          isDefault: false,
          enteredBy: row.entered_by,
          enteredAt: row.entered_at,
        })),
      ];
      return { key, entries: entries.toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1)) };
    }),
  };
}
