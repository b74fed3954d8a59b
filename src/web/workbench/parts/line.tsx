import type { ReactElement, ReactNode } from "react";

interface LineProps {
  readonly title: ReactNode;
  readonly note: ReactNode;
  readonly sign?: ReactNode;
  readonly action?: ReactNode;
}

/** One row of a list of things to do: what, where it belongs, and the button that does it. */
export function Line({ title, note, sign, action }: LineProps): ReactElement {
  return (
    <li>
      {sign ?? null}
      <div className="grow">
        <div>{title}</div>
        <div className="muted small">{note}</div>
      </div>
      {action ?? null}
    </li>
  );
}
