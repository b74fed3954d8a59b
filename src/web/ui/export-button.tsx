import { App, Button } from "antd";
import { useEffect, type ReactElement } from "react";
import type { z } from "zod";
import type { Route } from "../../contract/route.ts";
import type { Input } from "../api.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { download, type LongOptions } from "../long-work.ts";
import { useLongWork } from "./long-work.tsx";
import { commonWords } from "./messages.ts";
import { failureText } from "./problem-words.ts";

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** What a list exports: its route and what it is narrowed by. */
export type Export = (options: LongOptions) => Promise<void>;

/** The export of a list by its route. The page and its size do not count: an export carries all rows that the filters show. */
export function exportBy<R extends AnyRoute>(route: R, input: Input<R>): Export {
  return async (options) => download(route, input, options);
}

/** Saves what a list shows as a workbook; shows how far it is, and can be cancelled. */
export function ExportButton({ run, name }: { readonly run: Export; readonly name?: string | undefined }): ReactElement {
  const text = useMessages(commonWords);
  const language = useLanguage();
  const { message } = App.useApp();
  const work = useLongWork<void>(async (_, options) => run(options));
  const { failure, progress } = work;
  useEffect(() => {
    if (failure !== null) void message.error(failureText(failure, language));
  }, [failure, language, message]);
  if (progress === null) return <Button onClick={() => void work.start()}>{name ?? text.exportSheet}</Button>;
  return (
    <span className="export-progress" role="status">
      <span className="muted number">{text.exporting(progress.share === null ? null : Math.round(progress.share * 100))}</span>
      <Button onClick={work.cancel}>{text.cancelExport}</Button>
    </span>
  );
}
