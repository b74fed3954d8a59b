import { Image } from "antd";
import type { ReactElement } from "react";
import { getAttachment, type Attachment } from "../../contract/record.ts";
import { downloadUrl } from "../api.ts";

/** The files of a thing: photos to look at, others to save. */
export function AttachmentList({ files }: { readonly files: readonly Attachment[] }): ReactElement {
  return (
    <Image.PreviewGroup>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8, margin: "8px 0" }}>
        {files.map(({ id, fileName, isImage }) => {
          const href = downloadUrl(getAttachment, { params: { attachmentId: id } });
          return isImage ? (
            <Image key={id} src={href} alt={fileName} width={120} height={90} style={{ objectFit: "cover" }} />
          ) : (
            <a key={id} href={href} download>
              {fileName}
            </a>
          );
        })}
      </div>
    </Image.PreviewGroup>
  );
}
