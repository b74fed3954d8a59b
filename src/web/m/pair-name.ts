import type { SchoolName } from "../../contract/shared.ts";

/** A school's short name where it has one: a phone's line holds twenty characters. */
export function shortName({ name, shortName: short }: SchoolName): string {
  return short ?? name;
}

/** Helper and helped school on one line: 一中 → 青山中学. */
export function pairName({ helper, helped }: { readonly helper: SchoolName; readonly helped: SchoolName }): string {
  return `${shortName(helper)} → ${shortName(helped)}`;
}
