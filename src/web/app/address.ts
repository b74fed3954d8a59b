/** Named values of a path or a query. */
export type Words = Readonly<Record<string, unknown>>;

function wordOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error(`expected text, a number or a truth value in an address, found ${typeof value}`);
}

/** `/api/schools/:schoolId` with its parameters filled in. A missing one is a mistake of the program. */
export function pathOf(path: string, params: Words): string {
  return path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(wordOf(params[name])));
}

/** `?a=1&b=2`, or nothing; what is undefined, null or empty is left out, so that an address says only what was chosen. */
export function queryOf(query: Words): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") words.append(name, wordOf(value));
  }
  const text = words.toString();
  return text === "" ? "" : `?${text}`;
}

/** An address on the day and term that are shown, unless it names its own. */
export function atPointInTime(address: string, pointInTime: Words): string {
  const [path = "", search = ""] = address.split("?");
  return path + queryOf({ ...pointInTime, ...wordsOf(search) });
}

/** The named values of `?a=1&b=2`, all of them text: what they must be, the schema of the page says. */
export function wordsOf(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}
