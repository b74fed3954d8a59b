import type { Check, CheckName } from "../server/db/check.ts";
import type { Language } from "../server/files/messages.ts";

type Words = Readonly<Record<Language, string>>;

/** What each check is called. */
export const checkNames: Readonly<Record<CheckName, Words>> = {
  "node-version": { zh: "Node 版本", en: "Node version" },
  "data-folder": { zh: "数据文件夹可写", en: "Data folder can be written" },
  "free-space": { zh: "磁盘空间", en: "Free space" },
  "folder-use": { zh: "携手正在运行", en: "Xieshou is running" },
  "database-programs": { zh: "自带数据库程序", en: "Bundled database programs" },
  "server-identity": { zh: "数据库运行身份", en: "Account that runs the database" },
  connection: { zh: "数据库连接", en: "Database connection" },
  "server-version": { zh: "PostgreSQL 版本", en: "PostgreSQL version" },
  migrations: { zh: "数据结构", en: "Migrations" },
  "application-role": { zh: "应用角色", en: "Application role" },
  "row-security": { zh: "各县数据隔离", en: "Row security of the counties" },
  durability: { zh: "落盘设置", en: "Durability" },
  clock: { zh: "时钟", en: "Clock" },
};

/** What to do where a check is not good, whatever the details. */
const advice: Readonly<Record<CheckName, Words>> = {
  "node-version": { zh: "请用 npm start 启动，它会带上合适的版本。", en: "Start with npm start, which brings the right one." },
  "data-folder": { zh: "请换一个本人有写权限的文件夹（--data）。", en: "Take a folder that you may write to (--data)." },
  "free-space": { zh: "请清理磁盘，或把数据文件夹放到更大的盘上。", en: "Free some space or put the data folder on a larger disk." },
  "folder-use": { zh: "", en: "" },
  "database-programs": {
    zh: "本系统没有可用的自带程序；请安装 PostgreSQL 15 或更高版本并设置 DATABASE_URL。",
    en: "None for this system; install PostgreSQL 15 or later and set DATABASE_URL.",
  },
  "server-identity": {
    zh: "PostgreSQL 不能以 root 运行；请建立 postgres 用户或改用普通用户启动。",
    en: "PostgreSQL does not run as root; make a user postgres or start as an ordinary user.",
  },
  connection: { zh: "请看数据文件夹下的 postgres.log。", en: "Look into postgres.log in the data folder." },
  "server-version": { zh: "需要 15 或更高版本。", en: "Version 15 or later is needed." },
  migrations: {
    zh: "数据库与本程序不符：请使用与数据库相同或更新的程序，不要改动已执行的迁移。",
    en: "The database does not fit this program: use the version that made it or a later one; migrations that ran are never edited.",
  },
  "application-role": {
    zh: "角色 xieshou_app 应存在且不能绕过行级安全；启动时会建立。",
    en: "The role xieshou_app must exist and not bypass row security; the start makes it.",
  },
  "row-security": { zh: "有表未启用行级安全，请勿使用并联系维护人员。", en: "A table is open; stop using it and tell the maintainers." },
  durability: {
    zh: "请打开 fsync、synchronous_commit 和 full_page_writes，否则断电会丢数据。",
    en: "Switch on fsync, synchronous_commit and full_page_writes, or a power cut loses data.",
  },
  clock: { zh: "程序与数据库的时钟相差过大，请校时。", en: "The clocks of program and database are apart; set them." },
};

/** Where the details decide what to do: by the operating system's or the database's code, or by the state found. */
const adviceByDetail: Readonly<Record<string, Words>> = {
  "data-folder ENOENT": { zh: "还没有这个文件夹，首次启动时会建立。", en: "It is not there yet; the first start makes it." },
  "data-folder ENOTDIR": { zh: "这不是文件夹，请换一个（--data）。", en: "This is no folder; take another one (--data)." },
  "data-folder EROFS": { zh: "磁盘只读，请换一个文件夹（--data）。", en: "The disk is read-only; take another folder (--data)." },
  "connection none": { zh: "还没有数据库，首次启动时会建立。", en: "There is no database yet; the first start makes it." },
  "connection starting": { zh: "数据库正在启动，请稍后再查。", en: "The database is starting; look again shortly." },
  "connection ECONNREFUSED": {
    zh: "那里没有数据库在运行：请检查 DATABASE_URL 的地址和端口，并启动数据库。",
    en: "No database runs there: check address and port of DATABASE_URL, and start it.",
  },
  "connection ENOTFOUND": { zh: "找不到这台主机，请检查 DATABASE_URL。", en: "There is no such host; check DATABASE_URL." },
  "connection ERR_INVALID_URL": {
    zh: "DATABASE_URL 要写成 postgresql://用户:密码@主机:5432/数据库。",
    en: "Write DATABASE_URL as postgresql://user:password@host:5432/database.",
  },
  // Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
  "connection 28P01": { zh: "账号或密码不对，请检查 DATABASE_URL。", en: "User or password is wrong; check DATABASE_URL." },
  "connection 28000": {
    zh: "数据库不许这个账号从这里进入（pg_hba.conf）。",
    en: "The database does not let this user in from here (pg_hba.conf).",
  },
  "connection 3D000": {
    zh: "服务器上没有这个数据库，请先建立（createdb）。",
    en: "The server has no such database; make it first (createdb).",
  },
  "connection 53300": {
    zh: "数据库的连接已用完，请调大 max_connections。",
    en: "The database has no connection left; raise max_connections.",
  },
  "migrations pending": { zh: "下次启动时会自动更新。", en: "They are applied at the next start." },
};

/** What a check found, in words; empty where there is nothing to add. */
export function detailText({ name, details }: Check, language: Language): string {
  const isChinese = language === "zh";
  switch (name) {
    case "node-version":
      return String(details["version"]);
    case "data-folder":
      return [details["folder"] ?? details["data"], details["code"]].filter((part) => part !== undefined).join("  ");
    case "free-space": {
      const gigabytes = (Number(details["freeBytes"]) / 1024 ** 3).toFixed(1);
      return isChinese ? `剩余 ${gigabytes} GB` : `${gigabytes} GB left`;
    }
    case "folder-use":
      return isChinese ? `进程 ${String(details["pid"])}` : `process ${String(details["pid"])}`;
    case "server-identity":
      return [details["kind"], details["uid"]].filter((part) => part !== undefined).join(" ");
    case "server-version":
      return `${Math.floor(Number(details["versionNumber"]) / 10_000)}.${Number(details["versionNumber"]) % 10_000}`;
    case "clock":
      return isChinese ? `相差 ${String(details["apartMs"])} 毫秒` : `${String(details["apartMs"])} ms apart`;
    case "database-programs":
    case "connection":
    case "migrations":
    case "row-security":
      return Object.values(details)
        .map((value) => (Array.isArray(value) ? value.join(", ") : String(value)))
        .filter((text) => text !== "")
        .join("  ");
    case "application-role":
    case "durability":
      return Object.entries(details)
        .map(([key, value]) => `${key} ${String(value)}`)
        .join(", ");
    default:
      return name satisfies never;
  }
}

/** What to do about a check that is not good. */
export function adviceText({ name, details }: Check, language: Language): string {
  const key = details["code"] ?? details["state"] ?? (details["pending"] === undefined ? undefined : "pending");
  return (adviceByDetail[`${name} ${String(key)}`] ?? advice[name])[language];
}
