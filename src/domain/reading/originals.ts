import { toOriginal, type Normalised } from "./normalise.ts";
import type { Span } from "./reading.ts";

/** Gives stretches of the normalised text back as spans of the original. */
export class Originals {
  private readonly original: string;
  private readonly normalised: Normalised;

  constructor(original: string, normalised: Normalised) {
    this.original = original;
    this.normalised = normalised;
  }

  span(start: number, end: number): Span {
    const range = toOriginal(this.normalised, start, end);
    return { ...range, text: this.original.slice(range.start, range.end) };
  }
}
