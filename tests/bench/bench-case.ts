import { z } from "zod";

/** What a case comes to. `peakMb`: of the process that did the work, or as the unit says. */
export const measured = z.object({ size: z.number(), unit: z.string(), medianMs: z.number(), perSecond: z.number(), peakMb: z.number() });
export type Measured = z.infer<typeof measured>;

/** The work that is timed; done when what it gives is. */
export type BenchWork = () => void | Promise<void>;

/** One size of a benchmark. `prepare` builds the input, which is not timed, and gives the work that is. */
export interface BenchCase {
  readonly size: number;
  /** What `size` counts, and what the rate per second is of. */
  readonly unit: string;
  prepare(): BenchWork | Promise<BenchWork>;
  /** Ends what `prepare` has started. */
  end?(): Promise<void>;
}

/** A case that times itself, as where other processes do the work. */
export interface SelfMeasuredCase {
  measure(): Promise<Measured>;
}

export interface Bench {
  readonly name: string;
  readonly cases: readonly (BenchCase | SelfMeasuredCase)[];
}
