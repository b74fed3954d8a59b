import type { Actor } from "../../domain/access/role.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { Database } from "../db/pool.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { DigestCache } from "../standing/digest.ts";
import type { Language } from "../../domain/language.ts";

/** What every handler has: the database, the day and the language of the request. Nothing else tells it the time. */
export interface PublicContext {
  readonly database: Database;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** The day in China (Asia/Shanghai). */
  readonly today: Day;
  readonly language: Language;
  readonly requestId: string;
  readonly digests: DigestCache;
}

/** What the handler of somebody signed in has besides: one transaction in the scope of the county. */
export interface Context extends PublicContext {
  readonly db: CountyTransaction;
  readonly countyCode: string;
  readonly actor: Actor;
  readonly displayName: string;
}

/** A file that came with a request, read whole within the route's limit. */
export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A file to send. Content that is not held in memory comes piece by piece. */
export interface FileReply {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer | AsyncIterable<Buffer>;
  /** Shown in the page rather than saved; for images that we have checked ourselves. */
  readonly isInline: boolean;
}
