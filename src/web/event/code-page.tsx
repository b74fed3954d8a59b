import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { getEvent } from "../../contract/event.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { LinkButton } from "../ui/app-link.tsx";
import { categoryWords } from "../ui/category-words.ts";
import { daysText } from "../ui/format.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import "./event.css";
import { eventWords } from "./messages.ts";
import { QrCode } from "./qr-code.tsx";

const route = getRouteApi("/records/$recordId/code");

/** The code for the big screen at the door. */
export function CodePage(): ReactElement {
  const text = useMessages(eventWords);
  const kinds = useMessages(categoryWords);
  const { recordId } = route.useParams();
  const answer = useRoute(getEvent, { params: { recordId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { category, from, to, place, note: name, attendanceToken } = answer.data;
  const back = <LinkButton href={`/records/${recordId}`}>{text.back}</LinkButton>;
  // Those at the door look for the event by its name, not by its kind.
  const note = [name === null ? [] : [kinds[category]], daysText(from, to), place ?? []].flat().join(" · ");
  if (attendanceToken === null) return <Nothing message={text.noCode} action={back} />;
  const address = new URL(`/m/attend/${attendanceToken}`, location.origin).href;
  return (
    <>
      <PageHead title={name ?? kinds[category]} note={note} actions={back} />
      <div className="code-screen">
        <QrCode text={address} label={text.code} />
        <p className="code-hint">{text.codeHint}</p>
        <p className="muted">
          {text.codeDay} · <span className="code-address">{address}</span>
        </p>
      </div>
    </>
  );
}
