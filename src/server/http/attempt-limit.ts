import { LRUCache } from "lru-cache";

/** Counts failed attempts by a key: an address, a name that no account has. */
export interface AttemptLimit {
  isReached(key: string, now: string): boolean;
  note(key: string, now: string): void;
}

interface Failures {
  readonly count: number;
  /** Milliseconds since 1970, after which the count begins anew. */
  readonly until: number;
}

/** Keys held at once; an attacker with more addresses than this pushes out his own. */
const keysMax = 50_000;

/** A limit of `max` failures within `windowMs` of the last one. It lives in the memory of one process and is gone with it. */
export function makeAttemptLimit({ max, windowMs }: { readonly max: number; readonly windowMs: number }): AttemptLimit {
  const failures = new LRUCache<string, Failures>({ max: keysMax });
  const found = (key: string, now: string): number => {
    const before = failures.get(key);
    return before !== undefined && before.until > Date.parse(now) ? before.count : 0;
  };
  return {
    isReached: (key, now) => found(key, now) >= max,
    note(key, now) {
      failures.set(key, { count: found(key, now) + 1, until: Date.parse(now) + windowMs });
    },
  };
}
