import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  convertMillimetersToTwip,
  type IParagraphOptions,
} from "docx";
import type { Block, ReportDocument, ReportTable } from "../../domain/report/document.ts";

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Fonts by name and never embedded: offices have them, and two of them are not ours to give. Latin letters and figures in Times New Roman. */
const fontOf = (chinese: string): { ascii: string; hAnsi: string; eastAsia: string } => ({
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  eastAsia: chinese,
});
const bodyFont = fontOf("仿宋_GB2312");
const headFont = fontOf("黑体");
const titleFont = fontOf("方正小标宋简体");

/** Sizes in half points. Source: GB/T 9704-2012: title 2号 (22 pt), text and headings 3号 (16 pt); tables 小四 (12 pt), as offices print them. */
const size = { title: 44, body: 32, table: 24, page: 28 } as const;
/** Exactly 28 pt a line, in twentieths of a point: 22 lines on a page. Source: our measurements of GB/T 9704-2012 in Word and LibreOffice. */
const line = 560;
const tableLine = 360;
/** The type area of GB/T 9704-2012: 156 mm wide; margins 37, 26, 35, 28 mm. */
const widthTwip = convertMillimetersToTwip(156);
const margin = {
  top: convertMillimetersToTwip(37),
  right: convertMillimetersToTwip(26),
  bottom: convertMillimetersToTwip(35),
  left: convertMillimetersToTwip(28),
};

const exactly = (twips: number): NonNullable<IParagraphOptions["spacing"]> => ({
  line: twips,
  lineRule: LineRuleType.EXACT,
  before: 0,
  after: 0,
});

function titleParagraphs({ title, subtitle }: ReportDocument): Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: exactly(680),
      children: [new TextRun({ text: title, font: titleFont, size: size.title, color: "000000" })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(line), after: 280 },
      children: [new TextRun({ text: subtitle, font: fontOf("楷体_GB2312"), size: size.body })],
    }),
  ];
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const borders = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };

interface CellOptions {
  readonly isHead: boolean;
  readonly isNumber: boolean;
  readonly width: number;
}

function cell(text: string, { isHead, isNumber, width }: CellOptions): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: isHead ? AlignmentType.CENTER : isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: exactly(tableLine),
        children: [new TextRun({ text, font: isHead ? headFont : bodyFont, size: size.table })],
      }),
    ],
  });
}

/** Whole twips that add up to the type area, however the shares are rounded. */
function widthsOf({ columns }: ReportTable): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((widthTwip * share) / all));
  const rest = widthTwip - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === 0 ? width + rest : width));
}

function tableOf(table: ReportTable): Table {
  const widths = widthsOf(table);
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, index) =>
        cell(text, { isHead, isNumber: table.columns[index]?.isNumber === true, width: widths[index] ?? 0 }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widthTwip, type: WidthType.DXA },
    columnWidths: widths,
    borders,
    rows: [
      row(
        table.columns.map(({ heading }) => heading),
        true,
      ),
      ...table.rows.map((cells) => row(cells, false)),
    ],
  });
}

function bodyRun(text: string): TextRun {
  return new TextRun({ text, font: bodyFont, size: size.body });
}

/** `isLast`: the signature follows and must not stand alone on a page. */
function blockOf(block: Block, isLast: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          spacing: { ...exactly(line), before: 140 },
          indent: { firstLine: 2 * size.body * 10 },
          keepNext: true,
          children: [new TextRun({ text: block.text, font: headFont, size: size.body, color: "000000" })],
        }),
      ];
    case "paragraph":
      return [
        new Paragraph({
          spacing: exactly(line),
          indent: { firstLine: 2 * size.body * 10 },
          keepNext: isLast,
          keepLines: isLast,
          children: [bodyRun(block.text)],
        }),
      ];
    case "table":
      return [tableOf(block.table), new Paragraph({ spacing: exactly(200), children: [] })];
    case "signature":
      return block.lines.map(
        (text, index) =>
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: index === 0 ? { ...exactly(line), before: line } : exactly(line),
            // The day stands four characters from the right edge, the names above it. Source: GB/T 9704-2012, 署名和成文日期.
            indent: { right: 4 * size.body * 10 },
            keepLines: true,
            keepNext: index < block.lines.length - 1,
            children: [bodyRun(text)],
          }),
      );
    default:
      return block satisfies never;
  }
}

/** A page number as `— 1 —`. Source: GB/T 9704-2012, 页码. */
function pageNumber(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: fontOf("宋体"), size: size.page })],
      }),
    ],
  });
}

/** Writes a document as .docx. The same document gives the same words in Word, WPS and LibreOffice. */
export async function writeDocument(document: ReportDocument): Promise<Buffer> {
  const word = new Document({
    title: document.title,
    creator: "携手",
    styles: { default: { document: { run: { font: bodyFont, size: size.body, language: { eastAsia: "zh-CN" } } } } },
    sections: [
      {
        properties: { page: { size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }, margin } },
        footers: { default: pageNumber() },
        children: [
          ...titleParagraphs(document),
          ...document.blocks.flatMap((block, index) => blockOf(block, document.blocks[index + 1]?.kind === "signature")),
        ],
      },
    ],
  });
  return Packer.toBuffer(word);
}
