import type { ReactElement, ReactNode } from "react";

/** One fact of a thing: its name and what it says. */
export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** The few figures that answer a page's question at once, side by side. */
export function Sums({ facts }: { readonly facts: readonly Fact[] }): ReactElement {
  return (
    <dl className="sums">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt className="muted">{name}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a thing says of itself, name by name. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactElement {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt className="muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
