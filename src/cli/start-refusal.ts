import type { StartRefusal } from "../server/main.ts";
import type { Language } from "../server/files/messages.ts";

/** Where the start was to happen, for the sentence. */
interface Place {
  readonly data: string;
  readonly host: string;
  readonly port: number;
}

const folderCodes: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  EACCES: { zh: "没有写权限", en: "you may not write to it" },
  EPERM: { zh: "没有写权限", en: "you may not write to it" },
  EROFS: { zh: "磁盘只读", en: "its disk is read-only" },
  ENOSPC: { zh: "磁盘已满", en: "its disk is full" },
  ENOTDIR: { zh: "不是文件夹", en: "it is no folder" },
  EEXIST: { zh: "不是文件夹", en: "it is no folder" },
};

const addressCodes: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  EADDRINUSE: { zh: "已被别的程序占用，请用 --port 换一个端口", en: "another program has it; take another port with --port" },
  EACCES: { zh: "没有权限使用，请用 --port 换成1024以上的端口", en: "you may not use it; take a port above 1024 with --port" },
  EADDRNOTAVAIL: {
    zh: "不是本机的地址，请改 --host",
    en: "it is no address of this machine; change --host",
  },
};

function folderText(place: Place, code: string, language: Language): string {
  const why = folderCodes[code]?.[language] ?? code;
  return language === "zh"
    ? `数据文件夹 ${place.data} 不能用：${why}。请用 --data 换一个文件夹。`
    : `The data folder ${place.data} cannot be used: ${why}. Take another one with --data.`;
}

function inUseText(place: Place, pid: number | undefined, language: Language): string {
  const who = pid === undefined ? "" : language === "zh" ? `（进程 ${pid}）` : ` (process ${pid})`;
  return language === "zh"
    ? `数据文件夹 ${place.data} 已有一个携手在运行${who}。请打开它，或先结束它，或用 --data 换一个文件夹。`
    : `Xieshou already runs on the data folder ${place.data}${who}. Open that one, stop it first, or take another folder with --data.`;
}

/** Why the product does not start and what to do, in one line. */
export function refusalText(reason: StartRefusal, place: Place, language: Language): string {
  const isChinese = language === "zh";
  switch (reason.kind) {
    case "folder-in-use":
      return inUseText(place, reason.pid, language);
    case "folder-unusable":
      return folderText(place, reason.code, language);
    case "address-unusable": {
      const why = addressCodes[reason.code]?.[language] ?? reason.code;
      return isChinese ? `地址 ${place.host}:${place.port} 不能用：${why}。` : `${place.host}:${place.port} cannot be used: ${why}.`;
    }
    case "database-unreachable":
      return isChinese
        ? `连不上 DATABASE_URL 指定的数据库（${reason.code}：${reason.message}）。请检查地址、账号和数据库是否已启动。`
        : `The database of DATABASE_URL cannot be reached (${reason.code}: ${reason.message}). Check the address, the account and whether it runs.`;
    case "database-too-old":
      return isChinese
        ? `数据库版本过低（${reason.versionNumber}），需要 PostgreSQL 15 或更高版本。`
        : `The database is too old (${reason.versionNumber}); PostgreSQL 15 or later is needed.`;
    case "edited":
    case "missing":
    case "out-of-order":
    case "newer-database":
      return isChinese
        ? `数据库与本程序不符（${reason.kind} ${reason.name}）。请使用与数据库相同或更新的版本，不要改动已执行的迁移。`
        : `The database does not fit this program (${reason.kind} ${reason.name}). Use the version that made it or a later one; migrations that ran are never edited.`;
    default:
      return reason satisfies never;
  }
}
