import { Link } from "@tanstack/react-router";
import { useMemo, type ReactElement } from "react";
import type { Overview } from "../../../contract/programme.ts";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { Nothing } from "../../ui/states.tsx";
import { countyMap, mapSize, type MapLine } from "../county-map-model.ts";
import { programmeWords } from "../messages.ts";

function PairLine({ line }: { readonly line: MapLine }): ReactElement {
  const text = useMessages(programmeWords);
  const pointInTime = usePointInTime();
  const label = `${line.from.name} → ${line.to.name}: ${text.worst[line.worst]}`;
  return (
    <Link to="/partnerships/$partnershipId" params={{ partnershipId: line.partnershipId }} search={pointInTime} aria-label={label}>
      <title>{label}</title>
      <line x1={line.from.x} y1={line.from.y} x2={line.to.x} y2={line.to.y} stroke="transparent" strokeWidth="14" />
      <line className={`pair-line pair-${line.worst}`} x1={line.from.x} y1={line.from.y} x2={line.to.x} y2={line.to.y} />
    </Link>
  );
}

/** The schools of a programme with lines between the pairs: a sketch that leads to each pair. */
export function CountyMapPicture({ map }: { readonly map: Overview["map"] }): ReactElement {
  const text = useMessages(programmeWords);
  const { points, lines } = useMemo(() => countyMap(map), [map]);
  if (points.length === 0) return <Nothing message={text.nothingPlaced} />;
  return (
    <figure style={{ margin: 0 }}>
      <svg className="county-map" viewBox={`0 0 ${mapSize.width} ${mapSize.height}`} role="group" aria-label={text.map}>
        {lines.map((line) => (
          <PairLine key={line.partnershipId} line={line} />
        ))}
        {points.map(({ schoolId, name, x, y, isHelper, label }) => (
          <g key={schoolId}>
            <title>{name}</title>
            <circle className={isHelper ? "helper-point" : ""} cx={x} cy={y} r={isHelper ? 6 : 4} />
            {label === null ? null : (
              <text x={x + label.dx} y={y + label.dy} textAnchor={label.anchor}>
                {name}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className="muted">{text.mapHint}</figcaption>
    </figure>
  );
}
