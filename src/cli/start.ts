import { once } from "node:events";
import { startProduct, type Running, type StartRefusal } from "../server/main.ts";
import { demonstrationAccounts } from "../server/demonstration/accounts.ts";
import type { Language } from "../server/files/messages.ts";
import type { Command } from "./arguments.ts";

const exitDone = 0;
const exitRefused = 3;

/** A person clicks some hundred times in a busy minute; a page makes a handful of requests. */
const requestsPerMinute = 1200;

function refusalText(reason: StartRefusal, data: string, language: Language): string {
  if (reason.kind === "folder-in-use") {
    const pid = reason.pid === undefined ? "" : language === "zh" ? `（进程 ${reason.pid}）` : ` (process ${reason.pid})`;
    return language === "zh"
      ? `数据文件夹 ${data} 已有一个携手在运行${pid}。请打开它，或先结束它，或用 --data 换一个文件夹。`
      : `Xieshou already runs on the data folder ${data}${pid}. Open that one, stop it first, or take another folder with --data.`;
  }
  return language === "zh"
    ? `数据库与本程序不符（${JSON.stringify(reason)}）。请使用与数据库相同或更新的版本，不要改动已执行的迁移。`
    : `The database does not fit this program (${JSON.stringify(reason)}). Use the version that made it or a later one; migrations that ran are never edited.`;
}

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

/** The first signal that asks the program to end. */
async function untilAsked(): Promise<void> {
  await Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
}

/** Starts the product and serves until a signal asks it to end. 0 ended as asked, 3 refused. */
export async function start(command: Extract<Command, { kind: "start" }>): Promise<number> {
  const { language } = command;
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
    clock: () => new Date(),
  });
  if (started.kind === "refused") {
    process.stderr.write(`${refusalText(started.reason, command.data, language)}\n`);
    return exitRefused;
  }
  process.stdout.write(`${welcome(started, language).join("\n")}\n`);
  await untilAsked();
  process.stdout.write(language === "zh" ? "正在结束…\n" : "Stopping …\n");
  await started.stop();
  return exitDone;
}
