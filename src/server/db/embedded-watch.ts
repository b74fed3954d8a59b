import { setTimeout as pause } from "node:timers/promises";
import type { EmbeddedServer } from "./embedded-postgres.ts";
import { isRunning } from "./process-state.ts";

/** Between two looks at the process table: a killed server is missed this long at most. Our choice. */
const lookPauseMs = 500;

/** Before another try, where a start failed, as on a full disk: the pause doubles up to the last figure. Our choice. */
const retryPauseMsMin = 1000;
const retryPauseMsMax = 30_000;

/** A server that is kept running until it is told to stop. */
export interface WatchedServer {
  stop(): Promise<void>;
}

export interface Watch {
  /** Starts the server anew, at the same address: the pool keeps asking there. */
  readonly restart: (lost: EmbeddedServer) => Promise<EmbeddedServer>;
  readonly onLost: (pid: number) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Keeps a server running: where somebody or the system kills it, it is started again and recovers by itself. Requests
 * meanwhile are told that the product is busy.
 */
export function watchEmbedded(first: EmbeddedServer, watch: Watch): WatchedServer {
  const ending = new AbortController();
  let server = first;

  async function wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: ending.signal }).catch(() => undefined);
  }

  async function restart(): Promise<void> {
    for (let retryPauseMs = retryPauseMsMin; !ending.signal.aborted; retryPauseMs = Math.min(2 * retryPauseMs, retryPauseMsMax)) {
      try {
        server = await watch.restart(server);
        return;
      } catch (error) {
        watch.onFailure(error);
        await wait(retryPauseMs);
      }
    }
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      if (!isRunning(server.pid)) {
        watch.onLost(server.pid);
        await restart();
      }
      await wait(lookPauseMs);
    }
  }

  const running = run();
  return {
    async stop(): Promise<void> {
      ending.abort();
      await running;
      await server.stop();
    },
  };
}
