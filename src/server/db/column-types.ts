import { TypeOverrides } from "pg";

/** Type numbers of pg_type, a value and an array of it. https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/catalog/pg_type.dat */
const typeNumbers = {
  int8: { value: 20, array: 1016 },
  date: { value: 1082, array: 1182 },
  timestamp: { value: 1114, array: 1115 },
  timestamptz: { value: 1184, array: 1185 },
  numeric: { value: 1700, array: 1231 },
} as const;

/** A count, a sum of fen or another int8. One beyond 2^53 - 1 would be rounded in silence, so it throws. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`expected an int8 within ±(2^53 - 1), found ${text}`);
  return value;
}

/** An instant as ISO 8601 in UTC, with the microseconds it has: "2025-03-31T16:00:00Z". */
export function parseInstant(text: string): string {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00$/.exec(text);
  if (!match) throw new Error(`expected an instant of our era in UTC, found ${text}`);
  return `${match[1]}T${match[2]}Z`;
}

function asIs(text: string): string {
  return text;
}

/**
 * An array of the types above, in whose elements neither commas nor quotes occur: "{1,2,NULL}". Arrays of arrays are
 * not in our tables, and throw in the parser of their elements.
 */
function parseArray<T>(text: string, parse: (element: string) => T): (T | null)[] {
  const content = text.slice(1, -1);
  if (content === "") return [];
  return content.split(",").map((element) => (element === "NULL" ? null : parse(element.replaceAll('"', ""))));
}

/**
 * How values come out of the database: int8 as a number, numeric and date as text (a JavaScript Date would move
 * a day by the machine's time zone), timestamptz as ISO text in UTC. All other types as `pg` does it.
 */
export function columnTypes(): TypeOverrides {
  const overrides = new TypeOverrides();
  const parsers = { int8: parseInt8, date: asIs, timestamp: asIs, timestamptz: parseInstant, numeric: asIs } as const;
  for (const name of ["int8", "date", "timestamp", "timestamptz", "numeric"] as const) {
    const parse: (text: string) => number | string = parsers[name];
    overrides.setTypeParser(typeNumbers[name].value, parse);
    overrides.setTypeParser(typeNumbers[name].array, (text: string) => parseArray(text, parse));
  }
  return overrides;
}
