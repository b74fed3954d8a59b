import type { Refusal } from "./refusal.ts";

export type Language = "zh" | "en";

const megabyte = 1024 * 1024;
const inMegabytes = (bytes: number): string => (bytes / megabyte).toFixed(bytes < megabyte ? 1 : 0);

/** One line that says what is wrong with which file and what to do about it. */
export function refusalMessage(file: string, reason: Refusal, language: Language): string {
  const words = chinese(reason);
  return language === "zh" ? `${file}：${words[0]}` : `${file}: ${words[1]}`;
}

/** The line in Chinese and in English. */
function chinese(reason: Refusal): readonly [zh: string, en: string] {
  switch (reason.kind) {
    case "not-found":
      return ["找不到这个文件。请检查路径和文件名。", "no such file. Check the path and the name."];
    case "is-folder":
      return ["这是一个文件夹。请给出其中的文件。", "this is a folder. Name a file in it."];
    case "not-readable":
      return [
        "没有读取权限。请把文件复制到自己的文件夹后再试。",
        "the file may not be read. Copy it to a folder of your own and try again.",
      ];
    case "too-large":
      return [
        `文件有 ${inMegabytes(reason.bytes)} MB，超过 ${inMegabytes(reason.limitBytes)} MB 的上限。请删去图片或拆成几个文件。`,
        `the file has ${inMegabytes(reason.bytes)} MB, the limit is ${inMegabytes(reason.limitBytes)} MB. Take out pictures or split it.`,
      ];
    case "empty":
      return ["文件是空的（0 字节）。请重新保存或重新上传。", "the file is empty (0 bytes). Save or send it again."];
    case "no-text":
      return ["文件里没有文字。请确认选对了文件。", "there is no text in the file. Check that it is the right one."];
    case "picture-only":
      return [
        "这个 PDF 只有图片，没有可读的文字。请用原来的 Word 文件，或先做文字识别（OCR）。",
        "this PDF holds pictures only. Use the Word original, or run text recognition (OCR) first.",
      ];
    case "password-protected":
      return ["文件加了密码。请去掉密码另存一份再试。", "the file is protected by a password. Save a copy without it and try again."];
    case "damaged":
      return [
        "文件已损坏，无法打开。请用 Word 或 WPS 打开后另存为 .docx 再试。",
        "the file is damaged. Open it in Word or WPS, save it as .docx and try again.",
      ];
    case "inflates-too-much":
      return [
        `文件解压后超过 ${inMegabytes(reason.limitBytes)} MB，为安全起见不打开。请删去图片后另存为 .docx。`,
        `the file unpacks to more than ${inMegabytes(reason.limitBytes)} MB and is not opened. Take out pictures and save it as .docx.`,
      ];
    case "unknown-format":
      return [
        `不认识的格式${reason.found === null ? "" : `（看起来是${reason.found}）`}。可以读 .docx、.doc、.wps、.pdf、.txt、.md、.html，请另存为其中一种。`,
        `unknown format${reason.found === null ? "" : ` (it looks like ${reason.found})`}. Readable are .docx, .doc, .wps, .pdf, .txt, .md and .html: save it as one of these.`,
      ];
    default:
      return reason satisfies never;
  }
}
