import { eastAsianWidth } from "get-east-asian-width";

/** Columns that a character takes in a terminal: Han and full-width characters take two. */
function widthOf(character: string): number {
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** What is never broken: a run of Latin letters and figures; Chinese breaks between any two characters. */
const unbroken = /[\u0021-\u007e]+|[^]/gu;

/** Breaks a text into lines of at most `width` columns; a run that is longer than a line is broken after all. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const next = (): void => {
    lines.push(line.trimEnd());
    line = "";
    used = 0;
  };
  for (const [run] of text.matchAll(unbroken)) {
    const wide = displayWidth(run);
    if (used + wide > width && line !== "") next();
    if (line === "" && run === " ") continue;
    for (const part of wide > width ? run : [run]) {
      const partWidth = displayWidth(part);
      if (used + partWidth > width && line !== "") next();
      line += part;
      used += partWidth;
    }
  }
  next();
  return lines;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

const gap = "  ";

/**
 * A table for the terminal. Columns are as wide as their widest cell up to a share of `columns`; longer cells wrap.
 * rows: each as long as the headings. columns: width of the terminal.
 */
export function renderTable(headings: readonly string[], rows: readonly (readonly string[])[], columns: number): string {
  const natural = headings.map((heading, index) => Math.max(displayWidth(heading), ...rows.map((row) => displayWidth(row[index] ?? ""))));
  const widths = [...natural];
  const room = columns - gap.length * (headings.length - 1);
  while (widths.reduce((sum, width) => sum + width, 0) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    if (width <= 8) break;
    widths[widest] = width - 2;
  }
  const line = (cells: readonly string[]): string => {
    const wrapped = cells.map((cell, index) => wrap(cell, widths[index] ?? 8));
    const height = Math.max(...wrapped.map((cell) => cell.length));
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((cell, index) => padded(cell[row] ?? "", widths[index] ?? 8))
        .join(gap)
        .trimEnd(),
    ).join("\n");
  };
  const rule = widths.map((width) => "─".repeat(width)).join(gap);
  return [line(headings), rule, ...rows.map(line)].join("\n");
}
