import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import type { SchoolName } from "../../contract/shared.ts";
import { usePointInTime } from "../app/address-bar.ts";

/** A school's short name where it has one. */
export function shortOf({ name, shortName }: SchoolName): string {
  return shortName ?? name;
}

/** Helper and helped school as one name: 一中 → 青山中学. */
export function pairText(helper: SchoolName, helped: SchoolName): string {
  return `${shortOf(helper)} → ${shortOf(helped)}`;
}

interface PairLinkProps {
  readonly partnershipId: string;
  readonly helper: SchoolName;
  readonly helped: SchoolName;
}

/** A pair that leads to its page, on the day and term that are shown. */
export function PairLink({ partnershipId, helper, helped }: PairLinkProps): ReactElement {
  const pointInTime = usePointInTime();
  return (
    <Link
      to="/partnerships/$partnershipId"
      params={{ partnershipId }}
      search={pointInTime}
      title={`${helper.name} → ${helped.name}`}
      className="pair-link"
    >
      {pairText(helper, helped)}
    </Link>
  );
}
