import { useEffect, type ReactElement, type ReactNode } from "react";
import { useMessages } from "./language.ts";
import { appWords } from "./messages.ts";

interface PageHeadProps {
  readonly title: string;
  /** One sentence of standing, or where the page belongs. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}

/** The heading of a page, also in the title of the window. */
export function PageHead({ title, note, actions }: PageHeadProps): ReactElement {
  const text = useMessages(appWords);
  useEffect(() => {
    document.title = `${title} - ${text.product}`;
  }, [title, text]);
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {note === undefined ? null : <div className="muted">{note}</div>}
      </div>
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </div>
  );
}
