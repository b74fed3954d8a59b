import type { CheckName } from "../server/db/check.ts";
import type { Language } from "../server/files/messages.ts";

type Words = Readonly<Record<Language, string>>;

/** What each check is called, and what to do where it fails. */
export const checkWords: Readonly<Record<CheckName, { readonly name: Words; readonly advice: Words }>> = {
  "node-version": {
    name: { zh: "Node 版本", en: "Node version" },
    advice: { zh: "请用 npm start 启动，它会带上合适的版本。", en: "Start with npm start, which brings the right one." },
  },
  "data-folder": {
    name: { zh: "数据文件夹可写", en: "Data folder can be written" },
    advice: { zh: "请换一个本人有写权限的文件夹（--data）。", en: "Take a folder that you may write to (--data)." },
  },
  "free-space": {
    name: { zh: "磁盘空间", en: "Free space" },
    advice: { zh: "请清理磁盘，或把数据文件夹放到更大的盘上。", en: "Free some space or put the data folder on a larger disk." },
  },
  "database-programs": {
    name: { zh: "自带数据库程序", en: "Bundled database programs" },
    advice: {
      zh: "本系统没有可用的自带程序；请安装 PostgreSQL 并设置 DATABASE_URL。",
      en: "None for this system; install PostgreSQL and set DATABASE_URL.",
    },
  },
  "server-identity": {
    name: { zh: "数据库运行身份", en: "Account that runs the database" },
    advice: {
      zh: "PostgreSQL 不能以 root 运行；请建立 postgres 用户或改用普通用户启动。",
      en: "PostgreSQL does not run as root; make a user postgres or start as an ordinary user.",
    },
  },
  connection: {
    name: { zh: "数据库连接", en: "Database connection" },
    advice: { zh: "请检查 DATABASE_URL 或数据文件夹下的 postgres.log。", en: "Check DATABASE_URL, or postgres.log in the data folder." },
  },
  "server-version": {
    name: { zh: "PostgreSQL 版本", en: "PostgreSQL version" },
    advice: { zh: "需要 15 或更高版本。", en: "Version 15 or later is needed." },
  },
  migrations: {
    name: { zh: "数据结构", en: "Migrations" },
    advice: {
      zh: "启动时会自动更新；若提示不符，请使用更新的程序。",
      en: "They are applied at start; if they do not fit, use a newer program.",
    },
  },
  "application-role": {
    name: { zh: "应用角色", en: "Application role" },
    advice: {
      zh: "角色 xieshou_app 应存在且不能绕过行级安全；启动时会建立。",
      en: "The role xieshou_app must exist and not bypass row security; the start makes it.",
    },
  },
  "row-security": {
    name: { zh: "各县数据隔离", en: "Row security of the counties" },
    advice: { zh: "有表未启用行级安全，请勿使用并联系维护人员。", en: "A table is open; stop using it and tell the maintainers." },
  },
  durability: {
    name: { zh: "落盘设置", en: "Durability" },
    advice: {
      zh: "请打开 fsync、synchronous_commit 和 full_page_writes，否则断电会丢数据。",
      en: "Switch on fsync, synchronous_commit and full_page_writes, or a power cut loses data.",
    },
  },
  clock: {
    name: { zh: "时钟", en: "Clock" },
    advice: { zh: "程序与数据库的时钟相差过大，请校时。", en: "The clocks of program and database are apart; set them." },
  },
};
