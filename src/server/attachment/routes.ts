import { getAttachment } from "../../contract/record.ts";
import { bind, type Application } from "../http/bind.ts";
import { openAttachment, type AttachmentOwner } from "./actions.ts";

/** Binds the reading of files; `owners` are the features whose things have some, joined in main.ts. */
export function bindAttachments(application: Application, owners: readonly AttachmentOwner[]): void {
  bind(application, getAttachment, async (context, { params }) => openAttachment(context, owners, params.attachmentId));
}
