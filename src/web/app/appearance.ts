import { useSyncExternalStore } from "react";

/** Light, dark, or as the device is set. */
export const appearances = ["light", "dark", "device"] as const;
export type Appearance = (typeof appearances)[number];

const storageKey = "xieshou.appearance";
const deviceIsDark = matchMedia("(prefers-color-scheme: dark)");

function readStored(): Appearance {
  const stored = localStorage.getItem(storageKey);
  return appearances.find((appearance) => appearance === stored) ?? "light";
}

let chosen = readStored();
const listeners = new Set<() => void>();

/** Whether the screen is dark now. */
function isDark(): boolean {
  return chosen === "device" ? deviceIsDark.matches : chosen === "dark";
}

/** Tells the page's own colours; antd and antd-mobile are told by their providers. */
export function applyAppearance(): void {
  document.documentElement.dataset["theme"] = isDark() ? "dark" : "light";
}

function tell(): void {
  applyAppearance();
  for (const listener of listeners) listener();
}

deviceIsDark.addEventListener("change", tell);

/** Chooses light or dark for this browser. */
export function chooseAppearance(appearance: Appearance): void {
  chosen = appearance;
  localStorage.setItem(storageKey, appearance);
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is chosen, and whether that comes out dark. */
export function useAppearance(): { readonly chosen: Appearance; readonly isDark: boolean } {
  const appearance = useSyncExternalStore(subscribe, () => chosen);
  const isDarkNow = useSyncExternalStore(subscribe, isDark);
  return { chosen: appearance, isDark: isDarkNow };
}
