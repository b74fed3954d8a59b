import { Button, Progress } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ReactElement } from "react";
import type { UploadOptions } from "../../api.ts";
import { useMessages } from "../../app/language.ts";
import { Failed } from "../../ui/states.tsx";
import { recordWords } from "../messages.ts";
import { useRecordReason } from "./reasons.ts";

interface FileUploadProps {
  /** Sends one file to the thing that it belongs to. */
  readonly send: (file: UploadOptions) => Promise<unknown>;
}

/** Adds photos and files to a thing, one after the other; each can be cancelled, and a failed one leaves the others. */
export function FileUpload({ send: sendOne }: FileUploadProps): ReactElement {
  const text = useMessages(recordWords);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const reason = useRecordReason(failure);
  const send = async (files: FileList | null): Promise<void> => {
    setFailure(null);
    try {
      for (const file of Array.from(files ?? [])) {
        const control = new AbortController();
        stop.current = control;
        setProgress({ name: file.name, share: 0 });
        const onProgress = (share: number): void => setProgress({ name: file.name, share });
        await sendOne({ file, fileName: file.name, onProgress, signal: control.signal });
      }
    } catch (error) {
      if (error instanceof Error && error.name !== "AbortError") setFailure(error);
    } finally {
      setProgress(null);
      await client.invalidateQueries();
    }
  };
  return (
    <div>
      <input
        ref={input}
        type="file"
        multiple
        className="visually-hidden"
        aria-label={text.photo}
        tabIndex={-1}
        onChange={({ target }) => void send(target.files)}
      />
      <Button disabled={progress !== null} onClick={() => input.current?.click()}>
        {text.photo}
      </Button>{" "}
      <span className="muted">{text.photoHint}</span>
      {reason === null ? null : <Failed error={reason} />}
      {progress === null ? null : (
        <div role="status">
          {text.uploading} {progress.name}
          <Progress percent={Math.round(progress.share * 100)} />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {text.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}
