import { Alert, Button, Spin } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useLanguage, useMessages } from "../app/language.ts";
import { commonWords } from "./messages.ts";
import { failureText } from "./problem-words.ts";

/** On its way. Shown after a moment only, so that fast answers do not flicker. */
export function Waiting(): ReactElement {
  const text = useMessages(commonWords);
  return (
    <div className="state" role="status">
      <Spin delay={250} />
      <span className="visually-hidden">{text.waiting}</span>
    </div>
  );
}

/** What went wrong, what helps, and trying again. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactElement {
  const text = useMessages(commonWords);
  const language = useLanguage();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={failureText(error, language)}
      action={
        onRetry === undefined ? null : (
          <Button size="small" onClick={onRetry}>
            {text.retry}
          </Button>
        )
      }
    />
  );
}

/** Nothing there: why, and what can be done about it. */
export function Nothing({ message, action }: { readonly message?: string; readonly action?: ReactNode }): ReactElement {
  const text = useMessages(commonWords);
  return (
    <div className="state">
      <p className="muted">{message ?? text.nothing}</p>
      {action ?? null}
    </div>
  );
}
