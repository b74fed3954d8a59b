import { App, Button, Drawer, Form, Input } from "antd";
import { useState, type ReactElement } from "react";
import { AppLink, LinkButton } from "../../ui/app-link.tsx";
import { useQuery } from "@tanstack/react-query";
import { explainObligation, recordNeed, type Explanation } from "../../../contract/partnership.ts";
import type { Obligation, Reason } from "../../../contract/standing.ts";
import { requestWaiver } from "../../../contract/waiver.ts";
import { call } from "../../api.ts";
import { useAsOf } from "../../app/address-bar.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { keyOf, useChange } from "../../app/query.ts";
import { daysText } from "../../ui/format.ts";
import { commonWords } from "../../ui/messages.ts";
import { entryHref } from "../../record/model.ts";
import { amountText, countedText } from "../../ui/obligation-text.ts";
import { scopeText } from "../../ui/scope-text.ts";
import { StandingMark } from "../../ui/standing-mark.tsx";
import { standingWords } from "../../ui/standing-words.ts";
import { Failed, Waiting } from "../../ui/states.tsx";
import { periodName } from "../../ui/term-words.ts";
import { partnershipWords } from "../messages.ts";

/** Where a thing is shown, by its kind: on a page of its own, or in a drawer over the list. */
const rooms: Readonly<Record<Reason["thing"]["kind"], string>> = {
  record: "/records/",
  posting: "/postings/",
  payment: "/payments/",
  goods: "/goods/",
  mentorship: "/mentorships?open=",
  project: "/projects?open=",
  aid: "/aid/",
};

function thingHref({ kind, id }: Reason["thing"]): string {
  return `${rooms[kind]}${id}`;
}

function ReasonLine({ reason, measure }: { readonly reason: Reason; readonly measure: Explanation["measure"] }): ReactElement {
  const text = useMessages(partnershipWords);
  const words = useMessages(standingWords);
  const language = useLanguage();
  const why =
    reason.counts !== null
      ? text.counts(amountText(reason.counts, measure, language))
      : reason.lacks !== null
        ? words.gaps[reason.lacks]
        : reason.excluded !== null
          ? words.exclusions[reason.excluded]
          : "";
  return (
    <li className="reason">
      <div>
        <AppLink href={thingHref(reason.thing)}>{reason.title}</AppLink>
        <div className="muted number">{daysText(reason.from, reason.to)}</div>
        {reason.alreadyCounted > 0 ? <div className="muted">{text.already(reason.alreadyCounted)}</div> : null}
      </div>
      <span className={reason.counts === null ? "muted" : ""}>{why}</span>
    </li>
  );
}

function Reasons({
  title,
  reasons,
  measure,
}: {
  title: string;
  reasons: readonly Reason[];
  measure: Explanation["measure"];
}): ReactElement | null {
  if (reasons.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="lines">
        {reasons.map((reason) => (
          <ReasonLine key={reason.thing.id} reason={reason} measure={measure} />
        ))}
      </ul>
    </section>
  );
}

interface AskProps {
  readonly label: string;
  readonly button: string;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSend: (words: string) => void;
}

/** A reason in words and the button that sends it. */
function Ask({ label, button, isSending, error, onSend }: AskProps): ReactElement {
  const common = useMessages(commonWords);
  return (
    <Form<{ words: string }> layout="vertical" onFinish={({ words }) => onSend(words)}>
      {error === null ? null : <Failed error={error} />}
      <Form.Item name="words" label={label} rules={[{ required: true, whitespace: true, message: common.required }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isSending}>
        {button}
      </Button>
    </Form>
  );
}

interface ActionsProps {
  readonly partnershipId: string;
  readonly explanation: Explanation;
  readonly allowed: readonly string[];
}

/** What would settle the obligation: a record, a need, a waiver. */
function Actions({ partnershipId, explanation, allowed }: ActionsProps): ReactElement {
  const text = useMessages(partnershipWords);
  const { message } = App.useApp();
  const waive = useChange(requestWaiver);
  const need = useChange(recordNeed);
  const [open, setOpen] = useState<"waiver" | "need" | null>(null);
  const { obligation, category, waiver } = explanation;
  const { commitmentId, period, scope } = obligation;
  const isOpen = obligation.standing !== "met" && obligation.standing !== "waived";
  const isNeedMissing = obligation.note?.kind === "no-need";
  const params = { partnershipId };
  const askWaiver = async (reason: string): Promise<void> => {
    await waive.mutateAsync({ params, body: { commitmentId, period, scope, reason } });
    setOpen(null);
    void message.success(text.waiverAsked);
  };
  const tellNeed = async (note: string): Promise<void> => {
    await need.mutateAsync({ params, body: { commitmentId, scope, note } });
    setOpen(null);
    void message.success(text.needed);
  };
  return (
    <div style={{ display: "grid", gap: 12, marginTop: 16 }}>
      <div style={{ display: "flex", gap: 8, flexWrap: "wrap" }}>
        {isOpen && allowed.includes("record.enter") ? (
          <LinkButton isPrimary href={entryHref(category, partnershipId)}>
            {text.settle}
          </LinkButton>
        ) : null}
        {isNeedMissing && allowed.includes("need.record") ? <Button onClick={() => setOpen("need")}>{text.recordNeed}</Button> : null}
        {isOpen && (waiver === null || waiver.state === "returned") && allowed.includes("waiver.request") ? (
          <Button onClick={() => setOpen("waiver")}>{text.askWaiver}</Button>
        ) : null}
      </div>
      {open === "waiver" ? (
        <Ask
          label={text.waiverReason}
          button={text.askWaiver}
          isSending={waive.isPending}
          error={waive.error}
          onSend={(words) => void askWaiver(words).catch(() => undefined)}
        />
      ) : null}
      {open === "need" ? (
        <>
          <p className="muted">{text.needHint}</p>
          <Ask
            label={text.needNote}
            button={text.recordNeed}
            isSending={need.isPending}
            error={need.error}
            onSend={(words) => void tellNeed(words).catch(() => undefined)}
          />
        </>
      ) : null}
    </div>
  );
}

function WaiverNote({ waiver }: { readonly waiver: Explanation["waiver"] }): ReactElement | null {
  const text = useMessages(partnershipWords);
  if (waiver === null) return null;
  const words = waiver.state === "approved" ? text.waiverApproved : waiver.state === "returned" ? text.waiverReturned : text.waiverPending;
  return <p>{words(waiver.reason)}</p>;
}

/** Why an obligation stands as it does: what counted, what did not, and what would settle it. */
export function ExplanationDrawer(props: {
  readonly partnershipId: string;
  readonly obligation: Obligation;
  readonly allowed: readonly string[];
  readonly onClose: () => void;
}): ReactElement {
  const text = useMessages(partnershipWords);
  const language = useLanguage();
  const words = useMessages(standingWords);
  const { asOf } = useAsOf();
  const { commitmentId, period, scope } = props.obligation;
  const input = {
    params: { partnershipId: props.partnershipId },
    body: { commitmentId, period, scope, ...(asOf === undefined ? {} : { asOf }) },
  };
  const answer = useQuery({
    queryKey: keyOf(explainObligation, input),
    queryFn: ({ signal }) => call(explainObligation, input, { signal }),
  });
  const title = [periodName(period, language), scopeText(scope, language)].filter((part) => part !== "").join(" · ");
  return (
    <Drawer open title={title} size={480} onClose={props.onClose}>
      {answer.isPending ? <Waiting /> : null}
      {answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data ? (
        <>
          <p>{answer.data.clause}</p>
          <p className="muted">{answer.data.sentence}</p>
          <p>
            <StandingMark standing={answer.data.obligation.standing} />{" "}
            <strong className="number">{countedText(answer.data.obligation, answer.data.measure, language)}</strong>{" "}
            <span className="muted">{text.window(answer.data.obligation.from, answer.data.obligation.due)}</span>
          </p>
          {answer.data.obligation.note?.gap ? <p>{text.lackNote(words.gaps[answer.data.obligation.note.gap])}</p> : null}
          {answer.data.obligation.note?.kind === "no-need" ? <p>{text.noNeed}</p> : null}
          {answer.data.obligation.waiting > 0 ? <p>{text.waitingRecords(answer.data.obligation.waiting)}</p> : null}
          <WaiverNote waiver={answer.data.waiver} />
          <Reasons
            title={text.counted}
            reasons={answer.data.reasons.filter(({ counts }) => counts !== null)}
            measure={answer.data.measure}
          />
          <Reasons
            title={text.notCounted}
            reasons={answer.data.reasons.filter(({ counts, excluded }) => counts === null && excluded !== "outside-window")}
            measure={answer.data.measure}
          />
          {answer.data.reasons.length === 0 ? <p className="muted">{text.noRecords}</p> : null}
          <Actions partnershipId={props.partnershipId} explanation={answer.data} allowed={props.allowed} />
        </>
      ) : null}
    </Drawer>
  );
}
