/** Which half of the school year: autumn is the first (1 September on), spring the second. */
export type Season = "autumn" | "spring";

const springWords = /上半年|春季|春期|上期|下学期|第二学期/;
const autumnWords = /下半年|秋季|秋期|下期|上学期|第一学期/;

/**
 * The season that a term's name means. 上期/上半年 and 下期/下半年 are halves of the calendar year, 上学期 and
 * 下学期 halves of the school year, so 上期 is spring and 上学期 autumn. Null if the words name no half.
 * words: simplified script. Source: usage in the study; the seed's summary spends 上期 money in spring.
 */
export function seasonOf(words: string): Season | null {
  if (springWords.test(words)) return "spring";
  return autumnWords.test(words) ? "autumn" : null;
}

/** The calendar year that a term's name states (2024年秋季, 2024-2025学年第一学期), null where it is masked or missing. */
export function statedYear(words: string): number | null {
  const match = /(19|20)\d\d/.exec(words);
  return match ? Number(match[0]) : null;
}
