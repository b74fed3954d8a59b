import { beforeAll, expect } from "vitest";
import type { AidContent } from "../../src/contract/aid.ts";
import { testNow } from "../now.ts";
import { testApplication, type Reply, type TestApplication, type Visitor } from "./application.ts";

/** The demonstration county with its people signed in, and applications of 青山中学 made the way people make them. */
export interface AidWorld {
  readonly application: TestApplication;
  readonly as: (loginName: string) => Visitor;
  /** The helped school, its partnership and the helper school; known once the tests run. */
  readonly ids: () => { readonly schoolId: string; readonly partnershipId: string; readonly helperSchoolId: string };
  readonly newName: () => string;
  readonly content: (more?: Partial<AidContent>) => AidContent;
  readonly entered: (more?: Partial<AidContent>) => Promise<{ id: string; version: number; pupil: string }>;
  readonly published: (more?: Partial<AidContent>) => Promise<{ id: string; pupil: string }>;
  readonly move: (loginName: string, name: string, id: string, more?: object) => Promise<Reply>;
  /** Does something on another day; everybody signs in anew, as their sessions are over. */
  readonly onDay: <Result>(day: string, work: () => Promise<Result>) => Promise<Result>;
}

export async function aidWorld(): Promise<AidWorld> {
  let now = testNow;
  const application = await testApplication({ clock: () => new Date(now) });
  const people = new Map<string, Visitor>();
  const as = (loginName: string): Visitor => {
    const visitor = people.get(loginName);
    if (!visitor) throw new Error(`expected ${loginName} to be signed in`);
    return visitor;
  };
  let [schoolId, partnershipId, helperSchoolId] = ["", "", ""];

  beforeAll(async () => {
    for (const name of ["bureau", "helper", "helped", "leader", "teacher", "auditor"]) people.set(name, await application.signedIn(name));
    const [pair] = (await as("bureau").get("/api/partnerships?q=青山")).body.rows;
    [schoolId, partnershipId, helperSchoolId] = [pair.helped.id, pair.id, pair.helper.id];
  });

  /** A pupil whose name nobody else in the county has. */
  let pupils = 0;
  function newName(): string {
    pupils++;
    return `璩测试${pupils}`;
  }

  function content(more: Partial<AidContent> = {}): AidContent {
    return {
      schoolId,
      term: "2026-autumn",
      pupilName: newName(),
      grade: "7",
      className: "7班",
      isBoarder: false,
      category: "minimumLiving",
      basis: "certificate",
      arrivedOn: null,
      benefit: { kind: "subsidy" },
      account: "6230000000004321",
      partnershipId: null,
      ...more,
    };
  }

  async function entered(more: Partial<AidContent> = {}): Promise<{ id: string; version: number; pupil: string }> {
    const reply = await as("helped").send("POST", "/api/aid/applications", content(more));
    expect(reply.body).toMatchObject({ state: "draft" });
    return reply.body;
  }

  async function move(loginName: string, name: string, id: string, more: object = {}): Promise<Reply> {
    const { version } = (await as("bureau").get(`/api/aid/applications/${id}`)).body;
    return as(loginName).send("POST", "/api/approvals/aid/moves", { move: name, things: [{ id, version }], ...more });
  }

  async function onDay<Result>(day: string, work: () => Promise<Result>): Promise<Result> {
    now = `${day}T04:00:00.000Z`;
    for (const name of people.keys()) people.set(name, await application.signedIn(name));
    try {
      return await work();
    } finally {
      now = testNow;
      for (const name of people.keys()) people.set(name, await application.signedIn(name));
    }
  }

  async function published(more: Partial<AidContent> = {}): Promise<{ id: string; pupil: string }> {
    const one = await entered(more);
    expect((await move("helped", "submit", one.id)).status).toBe(200);
    expect((await move("helped", "publish", one.id)).status).toBe(200);
    return one;
  }

  return {
    application,
    as,
    ids: () => ({ schoolId, partnershipId, helperSchoolId }),
    newName,
    content,
    entered,
    published,
    move,
    onDay,
  };
}
