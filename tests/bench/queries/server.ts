/** The product in a process of its own: `server.ts FOLDER`. Tells its address to whoever forked it, and its memory when asked. */
import { startProduct } from "../../../src/server/main.ts";
import { benchNow } from "./size.ts";

const [data] = process.argv.slice(2);
if (data === undefined || process.send === undefined) throw new Error("expected a data folder and to be forked");
const send = (message: object): void => void process.send?.(message);

/** The benchmark's day goes on from the moment of the start, so that sessions age as they do. */
const startedAt = Date.now();
const first = Date.parse(benchNow);

const running = await startProduct({
  data,
  databaseUrl: null,
  namesStatements: true,
  host: "127.0.0.1",
  port: 0,
  withDemonstration: false,
  isBehindTls: false,
  logLevel: "error",
  // A handful of sessions stand for thousands of people.
  requestsPerMinute: 1_000_000,
  clock: () => new Date(first + Date.now() - startedAt),
});
if (running.kind === "refused") throw new Error(`expected the product to start, found ${JSON.stringify(running.reason)}`);

process.on("message", (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    send({ kind: "usage", rssMb: Math.round(process.resourceUsage().maxRSS / 1024), cpuMs: (user + system) / 1000 });
  }
  // A profile that node was asked for is written on a regular end only.
  if (message === "stop") void running.stop().then(() => process.exit(0));
});
send({ kind: "running", url: running.url });
