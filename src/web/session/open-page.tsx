import { useEffect, type ReactElement, type ReactNode } from "react";
import { useMessages } from "../app/language.ts";
import { Mark } from "../app/mark.tsx";
import { Preferences } from "../app/preferences.tsx";
import { sessionWords } from "./messages.ts";

interface OpenPageProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** The frame of pages before signing in: the mark, one card, language and colours. */
export function OpenPage({ title, hint, children }: OpenPageProps): ReactElement {
  const text = useMessages(sessionWords);
  useEffect(() => {
    document.title = `${title} - ${text.product}`;
  }, [title, text]);
  return (
    <div className="open-page">
      <header className="open-head">
        <Mark size={28} />
        <span className="brand-name">{text.product}</span>
        <span className="muted">{text.subtitle}</span>
        <Preferences />
      </header>
      <main className="open-card">
        <h1>{title}</h1>
        {hint === undefined ? null : <p className="muted">{hint}</p>}
        {children}
      </main>
    </div>
  );
}
