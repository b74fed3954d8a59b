import type { ReactElement } from "react";

/** Two strokes meeting. */
export function Mark({ size = 24 }: { readonly size?: number }): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d="M3 19 13 5M21 19 11.5 12" />
    </svg>
  );
}
