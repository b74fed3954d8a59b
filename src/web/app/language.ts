import { useSyncExternalStore } from "react";
import { languages, type Language } from "../../domain/language.ts";

/** Each language under its own name, for the menu. */
export const languageNames: Readonly<Record<Language, string>> = { "zh-CN": "简体中文", "zh-TW": "繁體中文", en: "English" };

/** The same words in every language. The type of the first rules the others, so that a missing key is an error of the compiler. */
export type Messages<Words> = Readonly<Record<Language, Words>>;

/** Names the words of a feature in all languages; see `Messages`. */
export function messagesIn<Words>(messages: {
  readonly "zh-CN": Words;
  readonly "zh-TW": NoInfer<Words>;
  readonly en: NoInfer<Words>;
}): Messages<Words> {
  return messages;
}

const storageKey = "xieshou.language";

function isLanguage(value: string | null): value is Language {
  return value !== null && languages.some((language) => language === value);
}

function readStored(): Language {
  if (typeof localStorage === "undefined") return "zh-CN";
  const stored = localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : "zh-CN";
}

let current = readStored();
const listeners = new Set<() => void>();

/** The language chosen, outside of React: for what is sent to the server. */
export function currentLanguage(): Language {
  return current;
}

/** Chooses a language for this browser; everything on the screen follows. */
export function chooseLanguage(language: Language): void {
  current = language;
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language chosen. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/** The words of a feature in the language chosen. */
export function useMessages<Words>(messages: Messages<Words>): Words {
  return messages[useLanguage()];
}
