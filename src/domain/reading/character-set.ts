/** A set of characters of the basic plane, asked by code: the scans ask it for every character of a text. */
export type CharacterSet = Readonly<Uint8Array>;

export function characterSet(characters: string): CharacterSet {
  const set = new Uint8Array(0x10000);
  for (let at = 0; at < characters.length; at++) set[characters.charCodeAt(at)] = 1;
  return set;
}

/** Whether the character at `at` is in the set; false behind the end of the text. */
export function isIn(set: CharacterSet, text: string, at: number): boolean {
  return set[text.charCodeAt(at)] === 1;
}
