import type { Overview, Programme } from "../../../src/contract/programme.ts";
import type { Partnership } from "../../../src/contract/partnership.ts";
import type { Workbench } from "../../../src/contract/workbench.ts";
import type { Chance } from "../../../src/server/demonstration/chance.ts";
import type { Driver, PageRequest } from "./drive.ts";
import { benchPassword, countyCodeAt, helpedEach, type Size } from "./size.ts";

export const pages = ["next", "workbench", "partnership", "overview"] as const;
export type Page = (typeof pages)[number];
export const persons = ["officer", "coordinator"] as const;
export type Person = (typeof persons)[number];

/** A helper school with its coordinator, and the coordinators of the schools it helps. */
export interface HelperSchool {
  readonly id: string;
  readonly cookie: string;
  readonly partnerships: readonly { readonly id: string; readonly helpedCookie: string }[];
}

export interface County {
  readonly officer: string;
  readonly programmeId: string;
  readonly helpers: readonly HelperSchool[];
}

/** Helper schools of a county whose people are signed in; pages are spread over them. */
const helpersEach = 3;

async function signIn(driver: Driver, countyCode: string, loginName: string): Promise<string> {
  const body = { countyCode, loginName, password: benchPassword };
  const { status, cookie } = await driver.ask({ method: "POST", path: "/api/session", cookie: "", body });
  if (status !== 200 || cookie === null) throw new Error(`expected ${loginName} to sign in, found ${status}`);
  return cookie;
}

async function read<Body>(driver: Driver, page: PageRequest): Promise<Body> {
  const { status, body } = await driver.ask(page, true);
  if (status !== 200) throw new Error(`expected 200 of ${page.path}, found ${status}: ${body}`);
  return JSON.parse(body) as Body;
}

async function findHelper(driver: Driver, code: string, index: number): Promise<HelperSchool> {
  const cookie = await signIn(driver, code, `helper${index}`);
  const { rows } = await read<{ rows: Partnership[] }>(driver, { path: "/api/partnerships?size=50", cookie });
  const own = rows.map((row) => ({ row, place: Number(/\d+/.exec(row.helped.name)?.[0]) }));
  const [first] = rows;
  if (!first || rows.length !== helpedEach) throw new Error(`expected ${helpedEach} partnerships of helper ${index}, found ${rows.length}`);
  const helpedFirst = Math.min(...own.map(({ place }) => place));
  const partnerships: HelperSchool["partnerships"][number][] = [];
  for (const { row, place } of own)
    partnerships.push({ id: row.id, helpedCookie: await signIn(driver, code, `helped${index * helpedEach + place - helpedFirst}`) });
  return { id: first.helper.id, cookie, partnerships };
}

/** Signs in the officer and some coordinators of every county, as people do. */
export async function signInEverybody(driver: Driver, size: Size): Promise<County[]> {
  const counties: County[] = [];
  const helpersOf = Math.ceil(size.partnershipsEach / helpedEach);
  for (let index = 0; index < size.counties; index++) {
    const code = countyCodeAt(index);
    const officer = await signIn(driver, code, "officer");
    const [programme] = (await read<{ rows: Programme[] }>(driver, { path: "/api/programmes", cookie: officer })).rows;
    if (!programme) throw new Error(`expected a programme in county ${code}, found none`);
    const places = Array.from({ length: Math.min(helpersEach, helpersOf) }, (_, nth) => Math.floor((nth * helpersOf) / helpersEach));
    const helpers: HelperSchool[] = [];
    for (const place of places) helpers.push(await findHelper(driver, code, place));
    counties.push({ officer, programmeId: programme.id, helpers });
  }
  return counties;
}

function pick<Item>(chance: Chance, items: readonly Item[]): Item {
  const item = chance.pick(items);
  if (item === undefined) throw new Error("expected something to pick, found nothing");
  return item;
}

/** A page of a county that chance picks. The officer opens "the next obligations of my school" for one of the schools. */
export function pageFor(chance: Chance, counties: readonly County[], page: Page, person: Person): PageRequest {
  const county = pick(chance, counties);
  const helper = pick(chance, county.helpers);
  const cookie = person === "officer" ? county.officer : helper.cookie;
  switch (page) {
    case "next":
      return { path: `/api/obligations/next?schoolId=${helper.id}`, cookie };
    case "workbench":
      return { path: "/api/workbench", cookie };
    case "partnership":
      return { path: `/api/partnerships/${pick(chance, helper.partnerships).id}/page`, cookie };
    case "overview":
      return { path: `/api/programmes/${county.programmeId}/overview`, cookie };
    default:
      return page satisfies never;
  }
}

/** Reads each page once by each person and checks that there is something on it: an empty page would be a fast one. */
export async function checkPages(driver: Driver, counties: readonly County[], size: Size, chance: Chance): Promise<void> {
  const expect = (found: number, expected: number, what: string): void => {
    if (found < expected) throw new Error(`expected at least ${expected} ${what}, found ${found}`);
  };
  for (const person of persons) {
    const seen = person === "officer" ? size.partnershipsEach : helpedEach;
    const bodyOf = async <Body>(page: Page): Promise<Body> => read<Body>(driver, pageFor(chance, counties, page, person));
    expect((await bodyOf<{ rows: unknown[] }>("next")).rows.length, 20, `next obligations for the ${person}`);
    const bench = await bodyOf<Workbench>("workbench");
    expect(bench.total.total, seen * 20, `obligations on the ${person}'s workbench`);
    expect((await bodyOf<{ promises: unknown[] }>("partnership")).promises.length, 30, `promises for the ${person}`);
    const overview = await bodyOf<Overview>("overview");
    expect(overview.lines.total, seen, `partnerships in the ${person}'s overview`);
  }
}
