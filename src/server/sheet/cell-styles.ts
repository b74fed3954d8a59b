import type { CellStyle } from "hucre";

/** Named in every cell: programs choose what they like for a cell that only says bold. */
export const font = { name: "宋体", size: 11 } as const;

const thin = { style: "thin", color: { rgb: "C9CFCC" } } as const;
export const border = { top: thin, bottom: thin, left: thin, right: thin };

export const titleStyle: CellStyle = { font: { ...font, bold: true, size: 16 }, alignment: { horizontal: "center", vertical: "center" } };
/** Points: a line of the title and some air. Programs that do not measure a row by its largest letter cut it off otherwise. */
export const titleHeight = 28;

export const headStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E7F0ED" } },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
  border,
};
