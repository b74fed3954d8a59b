/** Small choices of one browser: page sizes, hidden columns. A full or forbidden storage forgets them, no more. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`xieshou.${name}`);
  } catch {
    return null;
  }
}

/** Keeps a small choice; see `recall`. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`xieshou.${name}`, value);
  } catch {
    // Nothing is lost but the convenience.
  }
}
