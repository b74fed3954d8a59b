import type { Card, PlanVersion } from "../../contract/plan.ts";

/** A stretch of the text with the cards that it belongs to; none for plain text. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  readonly cardIds: readonly string[];
}

/**
 * Cuts a text at the ends of all clauses. Clauses may overlap (a total and its parts share one): a stretch then belongs
 * to several cards. The cost grows with the clauses and not with the text.
 */
export function segmentsOf(text: string, cards: readonly Pick<Card, "id" | "start" | "end">[]): Segment[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of cards) {
    cuts.add(Math.min(start, text.length));
    cuts.add(Math.min(end, text.length));
  }
  const places = [...cuts].toSorted((one, other) => one - other);
  const byStart = cards.toSorted((one, other) => one.start - other.start);
  const open: Pick<Card, "id" | "end">[] = [];
  let next = 0;
  return places.slice(0, -1).map((start, index) => {
    for (let card = byStart[next]; card && card.start <= start; card = byStart[++next]) open.push(card);
    for (let place = open.length - 1; place >= 0; place--) if ((open[place]?.end ?? 0) <= start) open.splice(place, 1);
    return { start, text: text.slice(start, places[index + 1]), cardIds: open.map(({ id }) => id) };
  });
}

/** The card some steps from another, in the order of the page; the first one where none is chosen. */
export function stepFrom(cards: readonly Pick<Card, "id">[], current: string | null, by: number): string | null {
  const at = cards.findIndex(({ id }) => id === current);
  const place = at === -1 ? 0 : Math.min(Math.max(at + by, 0), cards.length - 1);
  return cards[place]?.id ?? null;
}

/** The clause of each card, by its id: what a return can speak of. */
export function clausesOf(cards: readonly Pick<Card, "id" | "clause">[]): Readonly<Record<string, string>> {
  return Object.fromEntries(cards.map(({ id, clause }) => [id, clause]));
}

/** The return that a returned version waits to be mended for. */
export function openReturn({ state, trail }: Pick<PlanVersion, "state" | "trail">): PlanVersion["trail"][number] | undefined {
  return state === "returned" ? trail.findLast(({ move }) => move === "return") : undefined;
}

export interface CardCounts {
  readonly all: number;
  readonly undecided: number;
  readonly questions: number;
  readonly warnings: number;
}

/** What the head of the cards tells; cards that were left out count for nothing. */
export function cardCounts({ cards }: { readonly cards: readonly Pick<Card, "state" | "needsNumber" | "warnings">[] }): CardCounts {
  const kept = cards.filter(({ state }) => state !== "rejected");
  return {
    all: kept.length,
    undecided: kept.filter(({ state }) => state === "proposed").length,
    questions: kept.filter(({ needsNumber }) => needsNumber).length,
    warnings: kept.reduce((sum, { warnings }) => sum + warnings.length, 0),
  };
}

/** The offset in the text of a place in the page: each stretch carries the offset at which it begins. */
export function offsetIn(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const stretch = element?.closest<HTMLElement>("[data-start]");
  return stretch ? Number(stretch.dataset["start"]) + offset : null;
}
