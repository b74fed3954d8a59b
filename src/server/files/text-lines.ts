/** Builds text out of paragraphs and table cells: every block is a line, every row reads `项目 | 数据 | 说明 |`. */
export interface TextLines {
  /** Adds text to the line as it is. */
  write(text: string): void;
  /** Puts one blank before the next text of the line. */
  space(): void;
  /** Ends the line; a cell that has no text yet stays on the line of its row. */
  endLine(): void;
  endCell(): void;
  endRow(): void;
  toText(): string;
}

/** Pieces that are held apart before they are joined. Our choice: a page of single characters must not become millions of strings. */
const piecesMax = 8192;

export function newTextLines(): TextLines {
  let done = "";
  let pieces: string[] = [];
  let pending = "";
  let isLineEmpty = true;
  let isCellEmpty = true;

  function push(piece: string): void {
    pieces.push(piece);
    isLineEmpty = false;
    if (pieces.length < piecesMax) return;
    done += pieces.join("");
    pieces = [];
  }

  return {
    write(text) {
      if (text === "") return;
      push(pending + text);
      pending = "";
      isCellEmpty = false;
    },
    space() {
      if (!isCellEmpty && pending === "") pending = " ";
    },
    endLine() {
      if (!isCellEmpty) pending = "\n";
    },
    endCell() {
      push(isLineEmpty ? `${pending}|` : " |");
      pending = " ";
      isCellEmpty = true;
    },
    endRow() {
      if (isLineEmpty) return;
      pending = "\n";
      isLineEmpty = true;
      isCellEmpty = true;
    },
    toText: () => done + pieces.join(""),
  };
}
