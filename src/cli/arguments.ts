import { parseArgs } from "node:util";
import { parseDay, type Day } from "../domain/calendar/day.ts";
import { stages, type Stage } from "../domain/school/stage.ts";
import type { Language } from "../server/files/messages.ts";

export type Command =
  | {
      readonly kind: "start";
      readonly data: string;
      readonly host: string;
      readonly port: number;
      readonly isEmpty: boolean;
      readonly isBehindTls: boolean;
      readonly language: Language;
    }
  | { readonly kind: "doctor"; readonly data: string; readonly language: Language }
  | { readonly kind: "distribute"; readonly data: string; readonly language: Language }
  | { readonly kind: "help"; readonly language: Language }
  | { readonly kind: "version" }
  | {
      readonly kind: "read";
      readonly files: readonly string[];
      readonly isJson: boolean;
      readonly outFolder: string | null;
      readonly language: Language;
    }
  | {
      readonly kind: "audit";
      readonly files: readonly string[];
      readonly isJson: boolean;
      readonly schoolYear: number | null;
      readonly asOf: Day | null;
      readonly stage: Stage | null;
      readonly language: Language;
    };

/** A command line that cannot be run; `line` says in the user's language what to change. */
export interface Misuse {
  readonly kind: "misuse";
  readonly line: string;
}

/** School years that a plan can be about: the schools' programmes began after 1949; the far end guards against slips of the key. */
const schoolYearMin = 1949;
const schoolYearMax = 2100;
/** The most files of one call. Our choice: the plans and summaries of a large county. */
const filesMax = 1000;

const options = {
  json: { type: "boolean", default: false },
  out: { type: "string" },
  "school-year": { type: "string" },
  "as-of": { type: "string" },
  stage: { type: "string" },
  data: { type: "string", default: "data" },
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string", default: "8080" },
  empty: { type: "boolean", default: false },
  "behind-tls": { type: "boolean", default: false },
  lang: { type: "string", default: "zh" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const;

function misuse(language: Language, zh: string, en: string): Misuse {
  return { kind: "misuse", line: language === "zh" ? `${zh} 用法：xieshou --help` : `${en} See xieshou --help` };
}

function isStage(word: string): word is Stage {
  return stages.some((stage) => stage === word);
}

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]): {
  values: {
    json: boolean;
    out?: string;
    "school-year"?: string;
    "as-of"?: string;
    stage?: string;
    data: string;
    host: string;
    port: string;
    empty: boolean;
    "behind-tls": boolean;
    lang: string;
    help: boolean;
    version: boolean;
  };
  positionals: string[];
} {
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

function auditCommand(files: readonly string[], values: Values, language: Language): Command | Misuse {
  const yearText = values["school-year"];
  const schoolYear = yearText === undefined ? null : /^\d{4}$/.test(yearText) ? Number(yearText) : Number.NaN;
  if (schoolYear !== null && !(schoolYear >= schoolYearMin && schoolYear <= schoolYearMax)) {
    return misuse(
      language,
      `--school-year 要四位数的起始年份，如 2024，现在是“${yearText}”。`,
      `--school-year takes its first year as four digits, such as 2024, and not "${yearText}".`,
    );
  }
  const dayText = values["as-of"];
  const asOf = dayText === undefined ? null : parseDay(dayText);
  if (dayText !== undefined && asOf === null) {
    return misuse(
      language,
      `--as-of 要写成 2025-03-31 这样存在的日期，现在是“${dayText}”。`,
      `--as-of takes a day that exists, such as 2025-03-31, and not "${dayText}".`,
    );
  }
  const { stage } = values;
  if (stage !== undefined && !isStage(stage)) {
    return misuse(
      language,
      `--stage 只能是 primary（小学）、junior（初中）或 senior（高中），现在是“${stage}”。`,
      `--stage is primary, junior or senior, and not "${stage}".`,
    );
  }
  return { kind: "audit", files, isJson: values.json, schoolYear, asOf, stage: stage ?? null, language };
}

const portMax = 65_535;

function startCommand(values: Values, language: Language): Command | Misuse {
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= portMax)) {
    return misuse(
      language,
      `--port 要0到65535的数，现在是“${values.port}”。`,
      `--port takes a number up to 65535, and not "${values.port}".`,
    );
  }
  const { data, host, empty: isEmpty, "behind-tls": isBehindTls } = values;
  return { kind: "start", data, host, port, isEmpty, isBehindTls, language };
}

/** The commands that take no files; undefined where the words name none of them. */
function serverCommand(words: readonly string[], values: Values, language: Language): Command | Misuse | undefined {
  switch (words.join(" ")) {
    case "start":
      return startCommand(values, language);
    case "doctor":
      return { kind: "doctor", data: values.data, language };
    case "db distribute":
      return { kind: "distribute", data: values.data, language };
    default:
      return undefined;
  }
}

/** Reads the words behind `xieshou`. Never throws: what does not fit comes back as a misuse. */
export function readArguments(args: readonly string[]): Command | Misuse {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    // node:util says with a TypeError which option it does not know or which value is missing.
    if (error instanceof TypeError) return misuse("zh", `选项有误（${error.message}）。`, error.message);
    throw error;
  }
  const { values, positionals } = parsed;
  const language = values.lang === "en" ? "en" : "zh";
  if (values.lang !== "en" && values.lang !== "zh")
    return misuse("zh", `--lang 只能是 zh 或 en，现在是“${values.lang}”。`, "--lang is zh or en.");
  if (values.version) return { kind: "version" };
  const [name, ...files] = positionals;
  if (values.help || name === undefined || name === "help") return { kind: "help", language };
  const server = serverCommand(positionals, values, language);
  if (server) return server;
  if (name !== "read" && name !== "audit") {
    const known = "start, read, audit, doctor, db distribute";
    return misuse(
      language,
      `没有“${positionals.join(" ")}”这个命令，有 ${known}。`,
      `There is no command "${positionals.join(" ")}"; there are ${known}.`,
    );
  }
  if (files.length === 0) return misuse(language, "请给出要读的文件。", "Name the file to read.");
  if (files.length > filesMax) return misuse(language, `一次最多 ${filesMax} 个文件。`, `At most ${filesMax} files at once.`);
  if (name === "audit") return auditCommand(files, values, language);
  return { kind: "read", files, isJson: values.json, outFolder: values.out ?? null, language };
}
