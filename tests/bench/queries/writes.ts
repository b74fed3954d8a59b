import { setTimeout as pause } from "node:timers/promises";
import { v7 as newId } from "uuid";
import type { RecordPage } from "../../../src/contract/record.ts";
import { addDays, dayText } from "../../../src/domain/calendar/day.ts";
import type { Chance } from "../../../src/server/demonstration/chance.ts";
import { makeDriver } from "./drive.ts";
import type { County } from "./people.ts";
import { benchDay } from "./size.ts";

/** Records entered or confirmed in a second. 20,000 partnerships that enter 50 records in 14 months write 0.1 a second over their working hours. */
export const writesPerSecond = 20;

/** Enters a record as a helper's coordinator and confirms it as the helped school's, again and again until told to stop. */
export interface WriteStream {
  /** Ends the stream and tells how many writes it made. */
  stop(): Promise<number>;
}

function contentOn(chance: Chance): object {
  const day = dayText(addDays(benchDay, -chance.between(1, 60)));
  return {
    category: chance.pick(["meeting", "demo_lesson", "joint_research", "training"]),
    from: day,
    to: day,
    subjects: ["语文"],
    grades: [],
    people: [],
    amounts: { people: 3 },
    earmark: null,
    postingRole: null,
    place: null,
    note: null,
  };
}

/** Starts writing into partnerships that chance picks among those of everybody signed in. */
export function startWrites(url: string, counties: readonly County[], chance: Chance): WriteStream {
  const driver = makeDriver(url, 4);
  const ending = new AbortController();
  let writes = 0;
  const post = async (path: string, cookie: string, body: object): Promise<string> => {
    const answer = await driver.ask({ method: "POST", path, cookie, body }, true);
    if (answer.status !== 200) throw new Error(`expected 200 of ${path}, found ${answer.status}: ${answer.body}`);
    writes++;
    return answer.body;
  };
  const enterAndConfirm = async (): Promise<void> => {
    const helper = chance.pick(chance.pick(counties)?.helpers ?? []);
    const partnership = chance.pick(helper?.partnerships ?? []);
    if (!helper || !partnership) throw new Error("expected a partnership to write into, found none");
    const entry = { idempotencyKey: newId(), partnershipId: partnership.id, content: contentOn(chance) };
    const entered = JSON.parse(await post("/api/records", helper.cookie, entry)) as RecordPage;
    const move = { move: "confirm", version: entered.version };
    await post(`/api/records/${entered.id}/moves`, partnership.helpedCookie, move);
  };
  const write = async (): Promise<void> => {
    const start = performance.now();
    for (let pair = 1; !ending.signal.aborted; pair++) {
      await enterAndConfirm();
      // Late writes are caught up with: the stream keeps its rate however slow the server is.
      await pause(Math.max(0, start + (pair * 2000) / writesPerSecond - performance.now()));
    }
  };
  const writing = write();
  // Told at the stop; until then nobody listens.
  writing.catch(() => undefined);
  return {
    async stop() {
      ending.abort();
      await writing;
      driver.close();
      return writes;
    },
  };
}
