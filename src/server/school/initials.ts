import { pinyin } from "pinyin-pro";
/** The first letters of a name in pinyin, as people search: 城关中学 is cgzx. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
}
