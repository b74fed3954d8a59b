/** Where to go after signing in: an address of this very site, nothing else. */
export function signInSearch(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? { next } : {};
}
