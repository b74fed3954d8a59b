import type { Actor, Grant } from "../../domain/access/role.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import type { Database } from "../db/pool.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, type Refusal } from "../http/refusal.ts";
import { makeDigestCache } from "../standing/digest.ts";
import { demonstrationCode } from "./county.ts";

/** What the demonstration knows while it is made: who acts, and the ids of the schools by their short names. */
export interface Stage {
  readonly database: Database;
  readonly db: CountyTransaction;
  readonly schoolIds: ReadonlyMap<string, string>;
  /** Ids of accounts by their login names. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Ids of the coordinators' accounts by the ids of their schools. */
  readonly coordinators: ReadonlyMap<string, string>;
  readonly today: Day;
}

/** The value of an action that the demonstration's own data must not be refused. */
export function done<Value>(value: Value | Refusal): Value {
  if (isRefusal(value)) throw new Error(`expected the demonstration to be allowed, found ${JSON.stringify(value)}`);
  return value;
}

/** A school's coordinator acting on a day of the past. */
export function coordinatorOf(stage: Stage, schoolId: string, day: Day): Context {
  const accountId = stage.coordinators.get(schoolId);
  if (accountId === undefined) throw new Error(`expected a coordinator of school ${schoolId}`);
  return actingAs(stage, accountId, [{ role: "coordinator", scope: { kind: "school", schoolId } }], day);
}

/** Somebody acting on a day of the past, through the same actions as everybody. */
export function actingAs(stage: Stage, accountId: string, grants: readonly Grant[], day: Day): Context {
  const actor: Actor = { accountId, grants };
  return {
    database: stage.database,
    db: stage.db,
    countyCode: demonstrationCode,
    actor,
    displayName: "",
    // Noon in China, so that the day is the same in UTC.
    now: `${dayText(day)}T04:00:00.000Z`,
    today: day,
    language: "zh-CN",
    requestId: "demonstration",
    digests: makeDigestCache(),
  };
}
