import { startProduct, type Running } from "../server/main.ts";
import { demonstrationAccounts } from "../server/demonstration/accounts.ts";
import type { Language } from "../server/files/messages.ts";
import type { Command } from "./arguments.ts";
import { refusalText } from "./start-refusal.ts";

const exitDone = 0;
const exitRefused = 3;

/** A person clicks some hundred times in a busy minute; a page makes a handful of requests. */
const requestsPerMinute = 1200;

function welcome(running: Running, language: Language): string[] {
  const isChinese = language === "zh";
  const lines = ["", `  携手 Xieshou   ${running.url}`, ""];
  if (running.setUpToken !== null) {
    lines.push(
      isChinese ? "  首次设置：打开上面的地址，填写口令" : "  First set-up: open the address above and enter the token",
      `      ${running.setUpToken}`,
    );
  }
  if (running.isDemonstration) {
    const [first] = demonstrationAccounts;
    lines.push(isChinese ? "  示例县，数据均为虚构。登录账号：" : "  Demonstration county, all data fictitious. Sign in as:");
    if (first) lines.push(`      ${first.loginName}  /  ${first.password}`);
    lines.push(
      isChinese ? "  不要示例数据：另选数据文件夹，加 --empty 启动" : "  Without it: take another data folder and start with --empty",
    );
  }
  return [...lines, "", isChinese ? "  结束：Ctrl+C" : "  Stop: Ctrl+C", ""];
}

/**
 * Resolves with the first signal that asks the program to end. Later ones change nothing: a terminal and the program
 * in between may both pass on one Ctrl-C, and a second one must not leave the database behind.
 */
async function untilAsked(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve());
  await promise;
}

/** Starts the product and serves until a signal asks it to end. 0 ended as asked, 3 refused. */
export async function start(command: Extract<Command, { kind: "start" }>): Promise<number> {
  const { language } = command;
  // From the first moment: who is asked to end while starting ends what was started by then.
  const asked = untilAsked();
  const metricsToken = process.env["XIESHOU_METRICS_TOKEN"];
  const started = await startProduct({
    data: command.data,
    databaseUrl: process.env["DATABASE_URL"] ?? null,
    namesStatements: process.env["XIESHOU_NAMED_STATEMENTS"] !== "off",
    host: command.host,
    port: command.port,
    withDemonstration: !command.isEmpty,
    isBehindTls: command.isBehindTls,
    logLevel: process.env["XIESHOU_LOG"] === "info" ? "info" : "warn",
    requestsPerMinute,
    ...(metricsToken === undefined ? {} : { metricsToken }),
    clock: () => new Date(),
  });
  if (started.kind === "refused") {
    process.stderr.write(`${refusalText(started.reason, command, language)}\n`);
    return exitRefused;
  }
  process.stdout.write(`${welcome(started, language).join("\n")}\n`);
  await asked;
  process.stdout.write(language === "zh" ? "正在结束…\n" : "Stopping …\n");
  await started.stop();
  return exitDone;
}
