/** One size of a benchmark. `prepare` builds the input, which is not timed, and gives the work that is. */
export interface BenchCase {
  readonly size: number;
  /** What `size` counts, and what the rate per second is of. */
  readonly unit: string;
  prepare(): () => void;
}

export interface Bench {
  readonly name: string;
  readonly cases: readonly BenchCase[];
}
