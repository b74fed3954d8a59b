import { expect, test } from "vitest";
import { countyMap, mapSize } from "./county-map-model.ts";

const place = (schoolId: string, longitude: number, latitude: number): Parameters<typeof countyMap>[0]["places"][number] => ({
  schoolId,
  name: schoolId,
  longitude,
  latitude,
});

test("north is up, east is right, and everything lies inside the margin", () => {
  const { points } = countyMap({ places: [place("a", 110, 28), place("b", 110.4, 28.1), place("c", 110.1, 28.5)], pairs: [] });
  const [a, b, c] = points;
  expect(a && b && c && a.x < b.x && a.y > b.y && b.y > c.y).toBe(true);
  for (const { x, y } of points) {
    expect(x).toBeGreaterThanOrEqual(mapSize.margin);
    expect(x).toBeLessThanOrEqual(mapSize.width - mapSize.margin);
    expect(y).toBeGreaterThanOrEqual(mapSize.margin);
    expect(y).toBeLessThanOrEqual(mapSize.height - mapSize.margin);
  }
});

test("a single school stands in the middle, none at all draw nothing", () => {
  expect(countyMap({ places: [place("a", 110, 28)], pairs: [] }).points).toMatchObject([{ x: mapSize.width / 2, y: mapSize.height / 2 }]);
  expect(countyMap({ places: [], pairs: [] })).toEqual({ points: [], lines: [] });
});

test("a pair without the place of one school has no line", () => {
  const pair = { partnershipId: "p", helperSchoolId: "a", helpedSchoolId: "missing", worst: "none" as const };
  expect(countyMap({ places: [place("a", 110, 28)], pairs: [pair] }).lines).toEqual([]);
});

test("names never cover each other: whoever finds no place goes without", () => {
  const crowd = Array.from({ length: 30 }, (_, index) => place(`学校${index}`, 110 + index / 1e5, 28));
  const { points } = countyMap({ places: [...crowd, place("远处", 111, 29)], pairs: [] });
  const named = points.filter(({ label }) => label !== null);
  expect(named.length).toBeGreaterThan(1);
  expect(named.length).toBeLessThan(points.length);
});
