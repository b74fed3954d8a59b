import { Toast } from "antd-mobile";
import { useEffect, useRef, type ReactElement } from "react";
import { useMessages } from "../app/language.ts";
import { enterWords } from "./enter-messages.ts";
import { admitFiles, type EntryFile } from "./enter-model.ts";
import { FieldGroup } from "./field.tsx";
import { shrunk } from "./photo.ts";

/** A picture as it was taken; nothing for other files. */
function Preview({ content }: Pick<EntryFile, "content">): ReactElement | null {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(content);
    if (picture.current !== null) picture.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [content]);
  return content.type.startsWith("image/") ? <img ref={picture} alt="" /> : null;
}

interface EntryFilesProps {
  readonly files: readonly EntryFile[];
  readonly onChange: (files: readonly EntryFile[]) => void;
}

/** Photos and files of an entry. What is too large is refused here, before anybody waits for it to be sent. */
export function EntryFiles({ files, onChange }: EntryFilesProps): ReactElement {
  const text = useMessages(enterWords);
  const add = async (chosen: FileList | null): Promise<void> => {
    const small = await Promise.all(Array.from(chosen ?? [], async (file) => ({ name: file.name, content: await shrunk(file) })));
    const admitted = admitFiles(files, small);
    if (admitted.refused !== null) Toast.show({ content: text.fileRefused[admitted.refused.why](admitted.refused.name), duration: 4000 });
    onChange(admitted.files);
  };
  const chooser = (name: string, accept: string | undefined): ReactElement => (
    <label className="file-button">
      {name}
      <input
        type="file"
        accept={accept}
        multiple
        className="visually-hidden"
        onChange={({ target }) => {
          // The list empties with the value, so it is taken first; emptied, the same file can be chosen again.
          void add(target.files).finally(() => {
            target.value = "";
          });
        }}
      />
    </label>
  );
  return (
    <FieldGroup name={text.files}>
      <div className="chips">
        {chooser(text.photo, "image/*")}
        {chooser(text.addFile, undefined)}
      </div>
      {files.length > 0 ? (
        <ul className="entry-files">
          {files.map((file, place) => (
            <li key={`${file.name} ${file.content.size} ${place + 1}`}>
              <Preview content={file.content} />
              <span>{file.name}</span>
              <button type="button" aria-label={text.removeFile(file.name)} onClick={() => onChange(files.filter((one) => one !== file))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </FieldGroup>
  );
}
