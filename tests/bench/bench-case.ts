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

export interface Bench {
  readonly name: string;
  readonly cases: readonly BenchCase[];
}
