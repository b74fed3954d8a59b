import { Button, Progress } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { LongOptions } from "../long-work.ts";
import { useMessages } from "../app/language.ts";
import { commonWords } from "./messages.ts";

interface LongWork<Argument> {
  /** Null where nothing runs; a share of null where how far it is cannot be told. */
  readonly progress: { readonly share: number | null } | null;
  readonly failure: unknown;
  readonly start: (argument: Argument) => Promise<void>;
  readonly cancel: () => void;
}

/** Runs work that lasts: it tells how far it is, can be cancelled, and is cancelled when its part of the page goes. */
export function useLongWork<Argument>(run: (argument: Argument, options: LongOptions) => Promise<void>): LongWork<Argument> {
  const [progress, setProgress] = useState<LongWork<Argument>["progress"]>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const start = async (argument: Argument): Promise<void> => {
    const control = new AbortController();
    stop.current = control;
    setFailure(null);
    setProgress({ share: null });
    try {
      await run(argument, { signal: control.signal, onProgress: (share) => setProgress({ share }) });
    } catch (error) {
      if (!control.signal.aborted) setFailure(error);
    } finally {
      setProgress(null);
    }
  };
  return { progress, failure, start, cancel: () => stop.current?.abort() };
}

interface WorkProgressProps {
  readonly work: Pick<LongWork<never>, "progress" | "cancel">;
  /** What is going on. */
  readonly doing: string;
}

/** How far it is, and the way to cancel it. */
export function WorkProgress({ work, doing }: WorkProgressProps): ReactElement | null {
  const text = useMessages(commonWords);
  const { progress, cancel } = work;
  if (progress === null) return null;
  return (
    <div role="status" className="work-progress">
      {progress.share === null ? (
        <Progress percent={100} status="active" showInfo={false} aria-label={doing} />
      ) : (
        <Progress percent={Math.round(progress.share * 100)} aria-label={doing} />
      )}
      <span className="muted">{doing}</span>
      <Button size="small" onClick={cancel}>
        {text.cancel}
      </Button>
    </div>
  );
}
