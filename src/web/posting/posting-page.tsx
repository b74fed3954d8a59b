import "./posting.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Drawer, Form } from "antd";
import { useState, type ReactElement, type ReactNode } from "react";
import { changePosting, getPosting, type PostingPage as Page } from "../../contract/posting.ts";
import { getEntryHints } from "../../contract/workbench.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalMoveNames, approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { Facts } from "../ui/facts.tsx";
import { daysText, textOf } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import { PairLink } from "../ui/pair.tsx";
import { quantityWords } from "../ui/quantity-words.ts";
import { placeWords } from "../ui/return-places.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { Trail } from "../ui/trail.tsx";
import { postingWords } from "./messages.ts";
import { postingNames } from "./names.ts";
import { Assessments } from "./parts/assessments.tsx";
import { Goals } from "./parts/goals.tsx";
import { Handover } from "./parts/handover.tsx";
import { Months } from "./parts/months.tsx";
import { NominateWindow } from "./parts/nominate-window.tsx";
import { contentOfValues, PostingFields, type PostingValues } from "./parts/posting-fields.tsx";
import { usePostingReason } from "./parts/reasons.ts";

const route = getRouteApi("/postings/$postingId");

function Content({ posting }: { readonly posting: Page }): ReactElement {
  const text = useMessages(postingWords);
  const roles = useMessages(quantityWords).postingRoles;
  const share = posting.isFullTime ? text.fullTime : text.partTime(posting.sharePercent);
  const load = posting.lessonsPerWeek === null ? share : `${share} · ${text.lessonsUnit(posting.lessonsPerWeek)}`;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [text.person, [posting.personName ?? text.noPerson, posting.title ?? ""].filter((part) => part !== "").join(" · ")],
    [text.home, text.relation(posting.home.name)],
    [text.host, posting.place ?? posting.host.name],
    ...(posting.role === null ? [] : [[text.post, roles[posting.role]] as const]),
    [text.subject, textOf(posting.subject)],
    ...(posting.kind === "posting" ? [[text.grades, posting.grades.map(text.gradeName).join("、") || "—"] as const] : []),
    ...(posting.kind === "posting" ? [[text.share, load] as const] : []),
    [text.days, <DaysLine key="days" posting={posting} />],
    ...(posting.kind === "posting" && posting.staffId !== null
      ? [
          [
            text.leaves,
            [posting.homeLessonsPerWeek === null ? "—" : text.lessonsUnit(posting.homeLessonsPerWeek), posting.cover ?? text.noCover].join(
              " · ",
            ),
          ] as const,
        ]
      : []),
    [text.wish, textOf(posting.wish)],
  ];
  return (
    <section aria-label={text.facts}>
      <h2>{text.facts}</h2>
      <Facts facts={rows.map(([name, value]) => ({ name, value }))} />
    </section>
  );
}

function DaysLine({ posting }: { readonly posting: Page }): ReactElement {
  const text = useMessages(postingWords);
  const notes = [
    posting.beganOn === null ? "" : text.arrived(posting.beganOn),
    posting.endedOn === null ? "" : text.ended(posting.endedOn),
  ].filter((note) => note !== "");
  return (
    <span className="number">
      {daysText(posting.from, posting.to)}
      {notes.length === 0 ? null : <span className="muted"> · {notes.join("，")}</span>}
    </span>
  );
}

/** The person held against the county's rule of the first day. */
function Qualification({ posting }: { readonly posting: Page }): ReactElement | null {
  const text = useMessages(postingWords);
  const names = useMessages(postingNames);
  if (posting.staffId === null || posting.kind !== "posting") return null;
  return (
    <section aria-label={text.qualification}>
      <h2>{text.qualification}</h2>
      <p>
        {posting.findings.length === 0 ? (
          <strong className="fits">{text.qualified}</strong>
        ) : (
          <strong className="finding">{posting.findings.map((finding) => names.findings[finding]).join("、")}</strong>
        )}{" "}
        {[posting.staffSubjects.join("、"), posting.title ?? text.noTitle, posting.workingSince ?? ""]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      <p className="muted small">{text.rule(posting.rule.source)}</p>
    </section>
  );
}

function ChangeDrawer({ posting, onClose }: { readonly posting: Page; readonly onClose: () => void }): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const hints = useRoute(getEntryHints, { query: { partnershipId: posting.partnershipId } });
  const change = useChange(changePosting);
  const reason = usePostingReason(change.error);
  const save = async (values: PostingValues): Promise<void> => {
    const body = { version: posting.version, content: contentOfValues(posting.kind, values) };
    await change.mutateAsync({ params: { postingId: posting.id }, body });
    onClose();
  };
  return (
    <Drawer open size={680} title={text.change} onClose={onClose}>
      {hints.isPending ? <Waiting /> : null}
      {hints.isError ? <Failed error={hints.error} /> : null}
      {hints.data ? (
        <Form<PostingValues> layout="vertical" initialValues={posting} onFinish={(values) => void save(values).catch(() => undefined)}>
          {reason === null ? null : <Failed error={reason} />}
          <PostingFields kind={posting.kind} subjects={hints.data.subjects} grades={hints.data.grades} />
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {common.save}
          </Button>
        </Form>
      ) : null}
    </Drawer>
  );
}

function Actions({ posting }: { readonly posting: Page }): ReactElement {
  const text = useMessages(postingWords);
  const [opened, open] = useState<"nominate" | "change" | null>(null);
  const moves = posting.moves.filter((move) => move !== "nominate");
  return (
    <>
      {posting.allowed.includes("change") ? <Button onClick={() => open("change")}>{text.change}</Button> : null}
      {posting.allowed.includes("nominate") ? (
        <Button type="primary" onClick={() => open("nominate")}>
          {text.nominate}
        </Button>
      ) : null}
      <ApprovalMoves kind="posting" things={[posting]} moves={moves} dayMoves={["begin", "complete"]} />
      {opened === "nominate" ? <NominateWindow posting={posting} onClose={() => open(null)} /> : null}
      {opened === "change" ? <ChangeDrawer posting={posting} onClose={() => open(null)} /> : null}
    </>
  );
}

/** One posting: the post, the person and whether they fit, their plan, months, handover, and what was done so far. */
export function PostingPage(): ReactElement {
  const places = useMessages(placeWords);
  const text = useMessages(postingWords);
  const names = useMessages(postingNames);
  const approval = useMessages(approvalWords);
  const { postingId } = route.useParams();
  const answer = useRoute(getPosting, { params: { postingId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const posting = answer.data;
  const isPost = posting.kind === "posting";
  const title = [posting.personName ?? text.noPerson, posting.subject ?? ""].filter((part) => part !== "").join(" · ");
  return (
    <>
      <PageHead
        title={title}
        note={
          <>
            {names.kinds[posting.kind]} · {approvalStateName(approval, "posting", posting.state)} ·{" "}
            <PairLink partnershipId={posting.partnershipId} helper={posting.helper} helped={posting.helped} />
          </>
        }
        actions={<Actions posting={posting} />}
      />
      <div className="bench">
        <div className="bench-column">
          <Content posting={posting} />
          <Qualification posting={posting} />
          <Trail steps={posting.trail} moves={approvalMoveNames(approval, "posting")} places={places.posting} />
        </div>
        <div className="bench-column">
          {isPost ? <Months posting={posting} /> : null}
          <Goals posting={posting} />
          {isPost ? <Assessments postingId={posting.id} /> : null}
          {isPost ? <Handover key={posting.handover ?? ""} posting={posting} /> : null}
        </div>
      </div>
    </>
  );
}
