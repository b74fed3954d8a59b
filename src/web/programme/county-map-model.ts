import type { Overview } from "../../contract/programme.ts";

export interface MapPoint {
  readonly schoolId: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Whether it helps somebody; such schools are drawn larger. */
  readonly isHelper: boolean;
  /** Where its name stands, from the point; null where every place is taken and the name only shows on pointing at it. */
  readonly label: { readonly dx: number; readonly dy: number; readonly anchor: "start" | "middle" | "end" } | null;
}

export interface MapLine {
  readonly partnershipId: string;
  readonly from: MapPoint;
  readonly to: MapPoint;
  readonly worst: Overview["map"]["pairs"][number]["worst"];
}

export interface CountyMap {
  readonly points: readonly MapPoint[];
  readonly lines: readonly MapLine[];
}

/** Size of the sketch in its own units, and the margin that names need. */
export const mapSize = { width: 560, height: 360, margin: 40 };

type Unlabelled = Omit<MapPoint, "label">;
type Label = NonNullable<MapPoint["label"]>;

/** Above, below, right and left of a point, then at its corners, near it before far from it. */
const labelPlaces: readonly Label[] = [9, 22, 36].flatMap((gap): Label[] => [
  { dx: 0, dy: -gap, anchor: "middle" },
  { dx: 0, dy: gap + 9, anchor: "middle" },
  { dx: gap, dy: 4, anchor: "start" },
  { dx: -gap, dy: 4, anchor: "end" },
  { dx: gap, dy: -gap, anchor: "start" },
  { dx: -gap, dy: -gap, anchor: "end" },
  { dx: gap, dy: gap + 9, anchor: "start" },
  { dx: -gap, dy: gap + 9, anchor: "end" },
]);

/** Width of a character and height of a line, in units of the sketch. */
const letter = { width: 11, height: 13 };

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf({ x, y, name }: Unlabelled, { dx, dy, anchor }: Label): Box {
  const width = name.length * letter.width;
  const left = x + dx - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  return { left, right: left + width, top: y + dy - letter.height, bottom: y + dy };
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

type Segment = readonly [from: Unlabelled, to: Unlabelled];

/** How many steps along a line are looked at; the longest of the sketch then has one every 11 units. */
const steps = 60;

/** Whether a line runs through a box, by points along it. */
function crosses([from, to]: Segment, box: Box): boolean {
  return Array.from({ length: steps + 1 }, (_, step) => step / steps).some((share) => {
    const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
}

/**
 * Gives each name a place where it covers no other name and no point: the first that no line runs through, else the
 * first. Helped schools come first: they are what one looks for.
 */
function labelled(points: readonly Unlabelled[], segments: readonly Segment[]): MapPoint[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  const labels = new Map<string, Label>();
  for (const point of points.toSorted((one, other) => Number(one.isHelper) - Number(other.isHelper))) {
    const places = labelPlaces.filter((place) => {
      const box = boxOf(point, place);
      const isInside = box.left >= 0 && box.right <= mapSize.width && box.top >= 0 && box.bottom <= mapSize.height;
      return isInside && taken.every((other) => !overlaps(box, other));
    });
    const free = places.find((place) => segments.every((segment) => !crosses(segment, boxOf(point, place)))) ?? places[0];
    if (!free) continue;
    labels.set(point.schoolId, free);
    taken.push(boxOf(point, free));
  }
  return points.map((point) => Object.assign({}, point, { label: labels.get(point.schoolId) ?? null }));
}

/**
 * Schools and pairs on a plane: longitude shortened by the cosine of the county's middle latitude, north up, as large
 * as fits. A sketch without borders or base tiles needs no survey number. Source: standards, section 9.
 */
export function countyMap({ places, pairs }: Overview["map"]): CountyMap {
  if (places.length === 0) return { points: [], lines: [] };
  const middle = places.reduce((sum, { latitude }) => sum + latitude, 0) / places.length;
  const shrink = Math.cos((middle * Math.PI) / 180);
  const flat = places.map((place) => ({ place, east: place.longitude * shrink, north: place.latitude }));
  const [west, east] = [Math.min(...flat.map((one) => one.east)), Math.max(...flat.map((one) => one.east))];
  const [south, north] = [Math.min(...flat.map((one) => one.north)), Math.max(...flat.map((one) => one.north))];
  const { width, height, margin } = mapSize;
  // One school, or several in a row, still have an extent to divide by.
  const scale = Math.min((width - 2 * margin) / Math.max(east - west, 1e-6), (height - 2 * margin) / Math.max(north - south, 1e-6), 1e6);
  const helpers = new Set(pairs.map(({ helperSchoolId }) => helperSchoolId));
  const placed = flat.map((one) => ({
    schoolId: one.place.schoolId,
    name: one.place.name,
    x: Math.round(width / 2 + (one.east - (west + east) / 2) * scale),
    y: Math.round(height / 2 - (one.north - (south + north) / 2) * scale),
    isHelper: helpers.has(one.place.schoolId),
  }));
  const placedById = new Map(placed.map((point) => [point.schoolId, point]));
  const segments = pairs.flatMap(({ helperSchoolId, helpedSchoolId }): Segment[] => {
    const [from, to] = [placedById.get(helperSchoolId), placedById.get(helpedSchoolId)];
    return from && to ? [[from, to]] : [];
  });
  const points = labelled(placed, segments);
  const byId = new Map(points.map((point) => [point.schoolId, point]));
  const lines = pairs.flatMap(({ partnershipId, helperSchoolId, helpedSchoolId, worst }) => {
    const [from, to] = [byId.get(helperSchoolId), byId.get(helpedSchoolId)];
    return from && to ? [{ partnershipId, from, to, worst }] : [];
  });
  return { points, lines };
}
