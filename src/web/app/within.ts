/** Whether an address lies at a path or below it. */
export function isWithin(pathname: string, path: string): boolean {
  return path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`);
}
