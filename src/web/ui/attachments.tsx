import "./attachments.css";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Image, Progress } from "antd";
import { useRef, useState, type ReactElement } from "react";
import {
  addAttachment,
  attachmentsMax,
  getAttachment,
  type Attachment,
  type AttachmentKind,
  type AttachmentRole,
} from "../../contract/attachment.ts";
import { downloadUrl, upload } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { Explained, Problem } from "../app/problem.ts";
import { attachmentWords } from "./attachment-words.ts";
import { Failed } from "./states.tsx";

/** Photos side by side and papers as links, each with what it is for. A click on a photo opens it large. */
export function Attachments({ files }: { readonly files: readonly Attachment[] }): ReactElement | null {
  const text = useMessages(attachmentWords);
  if (files.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <ul className="photo-strip">
        {files.map(({ id, fileName, isImage, role }) => {
          const address = downloadUrl(getAttachment, { params: { attachmentId: id } });
          const purpose = role === null ? null : text.roles[role];
          return (
            <li key={id}>
              {isImage ? (
                <Image src={address} alt={purpose === null ? fileName : `${purpose} ${fileName}`} width={112} height={84} />
              ) : (
                <a href={address} download={fileName}>
                  {fileName}
                </a>
              )}
              {purpose === null ? null : <span className="muted">{purpose}</span>}
            </li>
          );
        })}
      </ul>
    </Image.PreviewGroup>
  );
}

interface AddProps {
  readonly kind: AttachmentKind;
  readonly thingId: string;
  /** What the files are for, where the thing tells them apart. */
  readonly purpose?: AttachmentRole;
  readonly part?: string;
}

/** Adds photos or papers to a thing, one after the other; each can be cancelled, and a failed one leaves the others. */
export function AddAttachment({ kind, thingId, purpose, part }: AddProps): ReactElement {
  const text = useMessages(attachmentWords);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const max = attachmentsMax[kind];
  const code = failure instanceof Problem ? failure.fields[0]?.code : undefined;
  const reason = code === "no-picture" ? new Explained(text.noPicture) : code === "too-many" ? new Explained(text.tooMany(max)) : failure;
  const name = text.add(purpose === undefined ? text.any : text.roles[purpose]);
  const query = { ...(purpose === undefined ? {} : { role: purpose }), ...(part === undefined ? {} : { part }) };
  const isPicture = purpose !== undefined && purpose !== "paper";
  const send = async (files: FileList | null): Promise<void> => {
    setFailure(null);
    try {
      for (const file of Array.from(files ?? [])) {
        const control = new AbortController();
        stop.current = control;
        const onProgress = (share: number): void => setProgress({ name: file.name, share });
        onProgress(0);
        await upload(
          addAttachment,
          { params: { kind, thingId }, query },
          { file, fileName: file.name, onProgress, signal: control.signal },
        );
      }
    } catch (error) {
      if (error instanceof Error && error.name !== "AbortError") setFailure(error);
    } finally {
      setProgress(null);
      if (input.current) input.current.value = "";
      await client.invalidateQueries();
    }
  };
  return (
    <div className="attachment-add">
      <input
        ref={input}
        type="file"
        multiple
        {...(isPicture ? { accept: "image/*" } : {})}
        className="visually-hidden"
        aria-label={name}
        tabIndex={-1}
        onChange={({ target }) => void send(target.files)}
      />
      <Button disabled={progress !== null} onClick={() => input.current?.click()}>
        {name}
      </Button>{" "}
      <span className="muted">{text.hint(max)}</span>
      {reason === null ? null : <Failed error={reason} />}
      {progress === null ? null : (
        <div role="status">
          {text.sending} {progress.name}
          <Progress percent={Math.round(progress.share * 100)} />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {text.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}
