import {
  confirmImport as confirmRoute,
  getTemplate,
  previewImport as previewRoute,
  returnImport as returnRoute,
  type ImportKind,
} from "../../contract/school.ts";
import { bind, type Application } from "../http/bind.ts";
import { refuse } from "../http/refusal.ts";
import { confirmImport, previewImport, returnImport, templateFor, type SheetImport } from "./import-sheet.ts";

/** Binds the import of sheets; `sheets` holds every kind of the contract, joined in main.ts. */
export function bindImports(application: Application, sheets: Readonly<Record<ImportKind, SheetImport>>): void {
  bind(application, getTemplate, async (_, { params }) => templateFor(sheets[params.kind]));
  bind(application, previewRoute, async (context, { params, file }) =>
    file ? previewImport(context, sheets[params.kind], file) : refuse("bad-input", { fields: [{ path: "file", code: "missing" }] }),
  );
  bind(application, confirmRoute, async (context, { params, work }) => confirmImport(context, sheets[params.kind], params.importId, work));
  bind(application, returnRoute, async (context, { params }) => returnImport(context, sheets[params.kind], params.importId));
}
