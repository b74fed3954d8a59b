import "./thing-files.css";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Image, Progress } from "antd";
import { useRef, useState, type ReactElement } from "react";
import { addThingFile, getThingFile, type FileRole, type FileThingKind, type ThingFile } from "../../contract/thing-file.ts";
import { downloadUrl, upload } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { Explained, Problem } from "../app/problem.ts";
import { fileWords } from "./file-words.ts";
import { Failed } from "./states.tsx";

/** What the server found wrong with a file, in words. */
export function useFileReason(error: Error | null): Error | null {
  const text = useMessages(fileWords);
  const code = error instanceof Problem ? error.fields[0]?.code : undefined;
  if (code === "no-picture") return new Explained(text.noPicture);
  return code === "too-many" ? new Explained(text.tooMany) : error;
}

/** Photos side by side and papers as links, each with what it is for. A click on a photo opens it large. */
export function ThingFiles({ files }: { readonly files: readonly ThingFile[] }): ReactElement | null {
  const text = useMessages(fileWords);
  if (files.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <ul className="photo-strip">
        {files.map(({ id, fileName, isImage, role }) => {
          const address = downloadUrl(getThingFile, { params: { fileId: id } });
          return (
            <li key={id}>
              {isImage ? (
                <Image src={address} alt={`${text.roles[role]} ${fileName}`} width={112} height={84} />
              ) : (
                <a href={address} download={fileName}>
                  {fileName}
                </a>
              )}
              <span className="muted">{text.roles[role]}</span>
            </li>
          );
        })}
      </ul>
    </Image.PreviewGroup>
  );
}

interface AddProps {
  readonly kind: FileThingKind;
  readonly thingId: string;
  readonly purpose: FileRole;
  readonly part?: string;
}

/** Adds photos or papers to a thing, one after the other; each can be cancelled, and a failed one leaves the others. */
export function AddThingFile({ kind, thingId, purpose, part }: AddProps): ReactElement {
  const text = useMessages(fileWords);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const reason = useFileReason(failure);
  const name = text.add(text.roles[purpose]);
  const query = { role: purpose, ...(part === undefined ? {} : { part }) };
  const send = async (files: FileList | null): Promise<void> => {
    setFailure(null);
    try {
      for (const file of Array.from(files ?? [])) {
        const control = new AbortController();
        stop.current = control;
        setShare(0);
        await upload(
          addThingFile,
          { params: { kind, thingId }, query },
          { file, fileName: file.name, onProgress: setShare, signal: control.signal },
        );
      }
    } catch (error) {
      if (error instanceof Error && error.name !== "AbortError") setFailure(error);
    } finally {
      setShare(null);
      if (input.current) input.current.value = "";
      await client.invalidateQueries();
    }
  };
  return (
    <div>
      <input
        ref={input}
        type="file"
        multiple
        {...(purpose === "paper" ? {} : { accept: "image/*" })}
        className="visually-hidden"
        aria-label={name}
        tabIndex={-1}
        onChange={({ target }) => void send(target.files)}
      />
      <Button disabled={share !== null} onClick={() => input.current?.click()}>
        {name}
      </Button>{" "}
      <span className="muted">{text.hint}</span>
      {reason === null ? null : <Failed error={reason} />}
      {share === null ? null : (
        <div role="status">
          {text.sending}
          <Progress percent={Math.round(share * 100)} />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {text.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}
