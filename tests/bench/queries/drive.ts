import { Agent, request } from "node:http";

/** One request of a page by somebody signed in. */
export interface PageRequest {
  readonly path: string;
  readonly cookie: string;
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly ms: number;
  /** Empty unless asked for: the driver does not spend the server's processor on reading what it does not look at. */
  readonly body: string;
}

/** Ways to ask a server, on connections that stay open. */
export interface Driver {
  ask(page: PageRequest, reads?: boolean): Promise<Answer & { readonly cookie: string | null }>;
  close(): void;
}

/** A driver with at most so many connections at once. */
export function makeDriver(url: string, connections: number): Driver {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  async function ask(page: PageRequest, reads = false): Promise<Answer & { readonly cookie: string | null }> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer & { readonly cookie: string | null }>();
    const start = performance.now();
    const payload = page.body === undefined ? undefined : Buffer.from(JSON.stringify(page.body));
    const outgoing = request({
      agent,
      hostname,
      port,
      path: page.path,
      method: page.method ?? "GET",
      headers: {
        "x-xieshou": "1",
        "accept-encoding": reads ? "identity" : "gzip",
        ...(page.cookie === "" ? {} : { cookie: page.cookie }),
        ...(payload ? { "content-type": "application/json", "content-length": payload.length } : {}),
      },
    });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      let bytes = 0;
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => {
        bytes += part.length;
        if (reads) parts.push(part);
      });
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          bytes,
          ms: performance.now() - start,
          body: Buffer.concat(parts).toString("utf8"),
          cookie: incoming.headers["set-cookie"]?.[0]?.split(";")[0] ?? null,
        }),
      );
    });
    outgoing.end(payload);
    return promise;
  }
  return { ask, close: () => agent.destroy() };
}

/** What a stretch of requests came to; times in ms. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly requests: number;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Nearest rank: the smallest time that so large a share of all requests did not exceed. */
export function percentilesOf(times: readonly number[], seconds: number): Percentiles {
  if (times.length === 0) throw new Error("expected times to rank, found none");
  const ranked = times.toSorted((one, other) => one - other);
  const at = (share: number): number => rounded(ranked[Math.ceil(share * ranked.length) - 1] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: rounded(times.length / seconds), requests: times.length };
}

/**
 * A closed loop: each of so many connections asks for the next page as soon as it has the last, for so long. Any
 * answer but 200 ends the benchmark: a refused page is a fast one.
 */
export async function driveFor(url: string, connections: number, milliseconds: number, nextPage: () => PageRequest): Promise<Percentiles> {
  const driver = makeDriver(url, connections);
  const times: number[] = [];
  const start = performance.now();
  const work = async (): Promise<void> => {
    while (performance.now() - start < milliseconds) {
      const page = nextPage();
      const { status, ms } = await driver.ask(page);
      if (status !== 200) throw new Error(`expected 200 of ${page.path}, found ${status}`);
      times.push(ms);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, work));
  } finally {
    driver.close();
  }
  return percentilesOf(times, (performance.now() - start) / 1000);
}
