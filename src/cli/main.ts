import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseDay, type Day } from "../domain/calendar/day.ts";
import type { Language } from "../server/files/messages.ts";
import { readArguments, type Command } from "./arguments.ts";
import { auditJson, describeAudit, runAudit } from "./audit.ts";
import { helpText } from "./help.ts";
import { loadFiles, type LoadedFile } from "./load.ts";
import { describeReading, outputNames, readingJson, writeReadings } from "./read.ts";

const exitDone = 0;
const exitBadInput = 2;
/** Width where the terminal does not tell its own: output goes to a file or another program. */
const columnsDefault = 120;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(lines: readonly string[]): number {
  for (const line of lines) process.stderr.write(`${line}\n`);
  return exitBadInput;
}

/** Today in China: the offices that ask live in one time zone, whatever the server's clock is set to. */
function today(): Day {
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" }).format(new Date());
  const day = parseDay(text);
  if (day === null) throw new Error(`expected the day as YYYY-MM-DD, found ${text}`);
  return day;
}

/** What `read --json` prints, in stretches. */
function* filesJson(files: readonly LoadedFile[], language: Language): Generator<string> {
  yield '{"files":[';
  for (const [index, file] of files.entries()) {
    if (index > 0) yield ",\n";
    yield* readingJson(file, language);
  }
  yield "]}\n";
}

async function read(command: Extract<Command, { kind: "read" }>): Promise<number> {
  const { files, isJson, outFolder, language } = command;
  const { twice } = outputNames(files);
  if (outFolder !== null && twice !== null) {
    return complain([
      language === "zh"
        ? `两个文件都会写成 ${twice}。请分两次运行，用不同的 --out。`
        : `Two files would both be written as ${twice}. Run them one by one with different --out.`,
    ]);
  }
  const loaded = await loadFiles(files, language);
  if (loaded.kind === "refused") return complain(loaded.lines);
  if (outFolder !== null) await writeReadings(outFolder, loaded.files, language);
  if (isJson) await pipeline(Readable.from(filesJson(loaded.files, language)), process.stdout, { end: false });
  else
    print(
      loaded.files
        .map(({ file, reading }) => describeReading(file, reading, language, process.stdout.columns ?? columnsDefault))
        .join("\n\n"),
    );
  return exitDone;
}

async function runAuditCommand(command: Extract<Command, { kind: "audit" }>): Promise<number> {
  const { language } = command;
  const loaded = await loadFiles(command.files, language);
  if (loaded.kind === "refused") return complain(loaded.lines);
  const result = runAudit({ files: loaded.files, schoolYear: command.schoolYear, asOf: command.asOf ?? today(), stage: command.stage });
  if (!result) {
    return complain([
      language === "zh"
        ? "文件里没有写明学年。请加上起始年份，如 --school-year 2024。"
        : "The files do not state the school year. Add its first year, such as --school-year 2024.",
    ]);
  }
  print(
    command.isJson
      ? JSON.stringify(auditJson(result, language))
      : describeAudit(result, language, process.stdout.columns ?? columnsDefault),
  );
  return exitDone;
}

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? "";
}

/** Runs one command line and gives its exit status: 0 done, 2 bad input. */
async function main(args: readonly string[]): Promise<number> {
  const command = readArguments(args);
  switch (command.kind) {
    case "misuse":
      return complain([command.line]);
    case "help":
      print(helpText(command.language));
      return exitDone;
    case "version":
      print(version());
      return exitDone;
    case "read":
      return await read(command);
    case "audit":
      return await runAuditCommand(command);
    // The server and what it stands on are loaded for these commands only: reading a file needs a tenth of the time.
    case "start":
      return await (await import("./start.ts")).start(command);
    case "doctor":
      return await (await import("./doctor.ts")).runDoctor(command);
    case "distribute":
      return await (await import("./doctor.ts")).runDistribute(command);
    default:
      return command satisfies never;
  }
}

process.exitCode = await main(process.argv.slice(2));
