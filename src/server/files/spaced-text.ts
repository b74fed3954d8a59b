/**
 * So many single characters in a row, each with a blank behind it, are letter-spaced text: `每 学 期 开 展`. Our choice:
 * names are spaced too (`王 芳`), but have two or three characters.
 */
const spacedCharactersMin = 4;

const isHan = (token: string): boolean => token >= "\u4e00" && token <= "\u9fff";

/** A line whose single characters stand apart, joined; words of two characters (`语文 数学`) and rows of digits stay as they are. */
function joinLine(line: string): string {
  const parts: string[] = [];
  let run: string[] = [];
  const endRun = (): void => {
    const isSpaced = run.length >= spacedCharactersMin && run.filter(isHan).length * 2 >= run.length;
    if (run.length > 0) parts.push(run.join(isSpaced ? "" : " "));
    run = [];
  };
  for (const token of line.split(" ")) {
    if (token.length === 1) {
      run.push(token);
      continue;
    }
    endRun();
    parts.push(token);
  }
  endRun();
  return parts.join(" ");
}

/** Takes out the blanks that a PDF reader sees between letter-spaced characters; Chinese letters are set so to fill a line. */
export function joinSpacedText(text: string): string {
  return text.split("\n").map(joinLine).join("\n");
}
