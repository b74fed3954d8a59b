import { Button, DotLoading } from "antd-mobile";
import type { ReactElement, ReactNode } from "react";
import { useLanguage, useMessages } from "../app/language.ts";
import { failureText } from "../ui/problem-words.ts";
import { phoneWords } from "./messages.ts";

/** On its way. */
export function Waiting(): ReactElement {
  const text = useMessages(phoneWords);
  return (
    <div className="state" role="status">
      <DotLoading color="primary" />
      <span className="visually-hidden">{text.waiting}</span>
    </div>
  );
}

/** What went wrong, what helps, and trying again. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactElement {
  const text = useMessages(phoneWords);
  const language = useLanguage();
  return (
    <div className="failed" role="alert">
      <p>{failureText(error, language)}</p>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{text.retry}</Button>}
    </div>
  );
}

/** Nothing there: why, and what can be done about it. */
export function Nothing({ message, action }: { readonly message: string; readonly action?: ReactNode }): ReactElement {
  return (
    <div className="state">
      <p className="muted">{message}</p>
      {action ?? null}
    </div>
  );
}
