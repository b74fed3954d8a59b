import type { ForeignFormat, Refusal } from "./refusal.ts";

export type Language = "zh" | "en";

/** A sentence in both languages. */
type Words = readonly [zh: string, en: string];

const megabyte = 1024 * 1024;
const inMegabytes = (bytes: number): string => (bytes / megabyte).toFixed(bytes < 10 * megabyte ? 1 : 0);

/** One line that says what is wrong with which file and what to do about it. */
export function refusalMessage(file: string, reason: Refusal, language: Language): string {
  const [zh, en] = wordsOf(reason);
  return language === "zh" ? `${file}：${zh}` : `${file}: ${en}`;
}

function foreignWords(found: ForeignFormat): Words {
  switch (found) {
    case "excel":
      return [
        "这是 Excel 表格。请把内容复制到 Word，保存为 .docx。",
        "this is an Excel sheet. Copy its content to Word and save it as .docx.",
      ];
    case "powerpoint":
      return ["这是 PowerPoint 演示文稿。请另存为 PDF 再试。", "these are PowerPoint slides. Save them as PDF and try again."];
    case "opendocument":
      return ["这是 OpenDocument 文件。请另存为 .docx 再试。", "this is an OpenDocument file. Save it as .docx and try again."];
    case "ofd":
      return [
        "这是 OFD 版式文件。请转换为 PDF，或用原来的 Word 文件。",
        "this is an OFD file. Convert it to PDF, or use the Word original.",
      ];
    case "archive":
      return ["这是压缩包。请解压后逐个读取其中的文件。", "this is an archive. Unpack it and read the files in it."];
    case "rtf":
      return ["这是 RTF 文件。请用 Word 或 WPS 打开后另存为 .docx。", "this is an RTF file. Open it in Word or WPS and save it as .docx."];
    case "picture":
      return [
        "这是图片。请用原来的 Word 文件，或先做文字识别（OCR）。",
        "this is a picture. Use the Word original, or run text recognition (OCR) first.",
      ];
    case "mhtml":
      return [
        "这是单个文件网页（MHTML）。请用 Word 打开后另存为 .docx。",
        "this is a single-file web page (MHTML). Open it in Word and save it as .docx.",
      ];
    case "word-xml":
      return ["这是 Word XML 文件。请用 Word 打开后另存为 .docx。", "this is a Word XML file. Open it in Word and save it as .docx."];
    case "word-95":
      return [
        "这是 Word 95 或更早的文件。请用 Word 或 WPS 打开后另存为 .docx。",
        "this file is from Word 95 or older. Open it in Word or WPS and save it as .docx.",
      ];
    case "unknown":
      return [
        "不认识的格式。可以读 .docx、.doc、.wps、.pdf、.txt、.md、.html，请另存为其中一种。",
        "unknown format. Readable are .docx, .doc, .wps, .pdf, .txt, .md and .html: save it as one of these.",
      ];
    default:
      return found satisfies never;
  }
}

/** The line for each refusal; those of what was found inside a file follow below. */
function wordsOf(reason: Refusal): Words {
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
    case "password-protected":
      return ["文件加了密码。请去掉密码另存一份再试。", "the file is protected by a password. Save a copy without it and try again."];
    case "damaged":
      return [
        "文件已损坏，无法打开。请用 Word 或 WPS 打开后另存为 .docx 再试。",
        "the file is damaged. Open it in Word or WPS, save it as .docx and try again.",
      ];
    case "unknown-format":
      return foreignWords(reason.found);
    default:
      return contentWords(reason);
  }
}

/** What wordsOf leaves over. */
type ContentRefusal = Exclude<
  Refusal,
  { kind: "not-found" | "is-folder" | "not-readable" | "too-large" | "empty" | "password-protected" | "damaged" | "unknown-format" }
>;

/** Refusals of what was found inside a file. */
function contentWords(reason: ContentRefusal): Words {
  switch (reason.kind) {
    case "no-text":
      return ["文件里没有文字。请确认选对了文件。", "there is no text in the file. Check that it is the right one."];
    case "picture-only":
      return [
        `这个 PDF 的 ${reason.pages} 页只有图片，没有可读的文字。请用原来的 Word 文件，或先做文字识别（OCR）。`,
        `this PDF holds pictures only (pages: ${reason.pages}). Use the Word original, or run text recognition (OCR) first.`,
      ];
    case "unreadable-fonts":
      return [
        "这个 PDF 的字体没有附带文字编码，读出来会缺字。请用原来的 Word 文件，或用 Word、WPS 重新导出 PDF。",
        "the fonts of this PDF do not say which characters they show, so text would be lost. Use the Word original, or export the PDF again from Word or WPS.",
      ];
    case "inflates-too-much":
      return [
        `文件解压后超过 ${inMegabytes(reason.limitBytes)} MB，为安全起见不打开。请用 Word 打开后另存为新的 .docx，或拆成几个文件。`,
        `the file unpacks to more than ${inMegabytes(reason.limitBytes)} MB and is not opened. Save it as a new .docx in Word, or split it.`,
      ];
    case "too-many-parts":
      return [
        `文件由 ${reason.parts} 个部分组成，超过 ${reason.limit} 个的上限。请删去图片或拆成几个文件。`,
        `the file has ${reason.parts} parts, the limit is ${reason.limit}. Take out pictures or split it.`,
      ];
    case "too-many-tags":
      return [
        `文件的格式标记超过 ${reason.limit} 个的上限。请只把文字粘贴到新建的 Word 文档，或拆成几个文件。`,
        `the file has more than ${reason.limit} formatting tags. Paste its text alone into a new Word document, or split it.`,
      ];
    case "too-many-pages":
      return [
        `这个 PDF 有 ${reason.pages} 页，超过 ${reason.limit} 页的上限。请拆成几个文件。`,
        `this PDF has ${reason.pages} pages, the limit is ${reason.limit}. Split it.`,
      ];
    case "unknown-encoding":
      return [
        "无法识别文字编码。请用记事本打开，另存为 UTF-8 编码再试。",
        "the encoding of the text is unknown. Open it in Notepad, save it as UTF-8 and try again.",
      ];
    default:
      return reason satisfies never;
  }
}
