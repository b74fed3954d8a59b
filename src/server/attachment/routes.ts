import { addAttachment as addRoute, getAttachment } from "../../contract/attachment.ts";
import { bind, type Application } from "../http/bind.ts";
import { refuse } from "../http/refusal.ts";
import { addAttachment, openAttachment, type AttachmentOwner } from "./actions.ts";

/** Binds the files of all things; `owners` are the features whose things have some, joined in main.ts. */
export function bindAttachments(application: Application, owners: readonly AttachmentOwner[]): void {
  bind(application, addRoute, async (context, { params: { kind, thingId }, query: { role = null, part = null }, file }) => {
    const owner = owners.find((one) => one.kind === kind);
    return owner ? addAttachment(context, owner, { thingId, role, part }, file) : refuse("not-found");
  });
  bind(application, getAttachment, async (context, { params }) => openAttachment(context, owners, params.attachmentId));
}
