import { pinyin } from "pinyin-pro";

/** The pinyin initials of a Chinese name, lower case: 一中 is yz. Letters and digits stay. Lists are searched by them. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
}
