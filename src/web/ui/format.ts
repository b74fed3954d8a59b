/** What an empty value reads as; never 0. */
export const emptyMark = "—";

const counts = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const money = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** U+2009: figures in groups of three with a thin space between them, which no reader takes for a decimal sign. */
const thinSpace = "\u2009";

function grouped(format: Intl.NumberFormat, value: number): string {
  return format.format(value).replaceAll(",", thinSpace);
}

/** 12 345.5; an empty value is a dash. */
export function countText(value: number | null | undefined): string {
  return value === null || value === undefined ? emptyMark : grouped(counts, value);
}

/** Yuan with two decimals: 20 000.00. */
export function moneyText(yuan: number | null | undefined): string {
  return yuan === null || yuan === undefined ? emptyMark : grouped(money, yuan);
}

/** What is needed: 1-2, ≥1, ≤3; a dash where nothing is bounded. */
export function boundsText(min: number | null, max: number | null): string {
  if (min === null) return max === null ? emptyMark : `≤${countText(max)}`;
  if (max === null) return `≥${countText(min)}`;
  return min === max ? countText(min) : `${countText(min)}-${countText(max)}`;
}

/** Text or a dash. */
export function textOf(value: string | null | undefined): string {
  return value === null || value === undefined || value === "" ? emptyMark : value;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** An instant in the time of the device, to the minute: 2026-05-10 08:30. */
export function instantText(instant: string): string {
  const at = new Date(instant);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** One day, or two with a dash between them; the year of the second is left out where it is the same. */
export function daysText(from: string, to: string): string {
  if (from === to) return from;
  return from.slice(0, 4) === to.slice(0, 4) ? `${from} – ${to.slice(5)}` : `${from} – ${to}`;
}
