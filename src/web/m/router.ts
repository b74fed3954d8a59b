import { useSyncExternalStore } from "react";

/** Where the phone pages live; every step below it has its own address, so that 返回 in WeChat goes one step back. */
const base = "/m";

const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

addEventListener("popstate", tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `/confirm` of `/m/confirm`; `/` of the first page. */
export function stepOf(pathname: string): string {
  const step = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return step === "" ? "/" : step;
}

/** The step that is open. */
export function useStep(): string {
  return useSyncExternalStore(subscribe, () => stepOf(location.pathname));
}

/** Opens a step; `replace` leaves no way back to the one before. */
export function goTo(step: string, how: "push" | "replace" = "push"): void {
  const address = step === "/" ? base : base + step;
  if (how === "replace") history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  document.querySelector(".phone-page")?.scrollTo(0, 0);
  tell();
}

/** One step back. */
export function goBack(): void {
  history.back();
}
