import type { ReactElement } from "react";

/** Strokes on a square of 24, drawn here to spare the phone a library of icons. */
const paths = {
  confirm: "M4 12.5 9.5 18 20 7",
  enter: "M5 19h14M6 15l9-9 3 3-9 9H6z",
  schedule: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  me: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-4 4-6 8-6s7 2 8 6",
} as const;
export type IconName = keyof typeof paths;

/** One of the phone's icons; the word stands beside it. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
