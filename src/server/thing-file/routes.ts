import { addThingFile as addRoute, getThingFile } from "../../contract/thing-file.ts";
import { bind, type Application } from "../http/bind.ts";
import { refuse } from "../http/refusal.ts";
import { addThingFile, openThingFile, type FileOwner } from "./actions.ts";

/** Binds the files of all things; `owners` are joined in main.ts, where all features are known. */
export function bindThingFiles(application: Application, owners: readonly FileOwner[]): void {
  bind(application, addRoute, async (context, { params, query, file }) => {
    if (!file) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
    return addThingFile(context, owners, { ...params, role: query.role, part: query.part ?? null }, file);
  });
  bind(application, getThingFile, async (context, { params }) => openThingFile(context, owners, params.fileId));
}
