import { parseDay } from "../../domain/calendar/day.ts";

/** Days of a text, one a line; the first line that is no day is told. */
export function daysOfText(text: string): { readonly days: string[] } | { readonly wrong: string } {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const wrong = lines.find((line) => parseDay(line) === null);
  return wrong === undefined ? { days: [...new Set(lines)].toSorted() } : { wrong };
}
