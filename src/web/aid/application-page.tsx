import "./aid.css";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button, Drawer, Form, Input, Modal } from "antd";
import { useState, type ReactElement } from "react";
import { changeAid, getAid, getAidRules, revealAid, type AidPage } from "../../contract/aid.ts";
import { can } from "../../domain/access/access.ts";
import { isEditable } from "../../domain/approval/approval.ts";
import { aidNames } from "../../domain/funding/aid-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalMoveNames, approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { Facts } from "../ui/facts.tsx";
import { moneyText, textOf } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import { shortOf } from "../ui/pair.tsx";
import { placeWords } from "../ui/return-places.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { Trail } from "../ui/trail.tsx";
import { aidWords } from "./messages.ts";
import { contentOf, valuesOf, type AidValues } from "./model.ts";
import { AidFields } from "./parts/aid-fields.tsx";
import { Appeals } from "./parts/appeals.tsx";

const route = getRouteApi("/aid/applications/$applicationId");

function Content({ page }: { readonly page: AidPage }): ReactElement {
  const text = useMessages(aidWords);
  const language = useLanguage();
  const words = aidNames[language];
  const rows: readonly (readonly [string, string])[] = [
    [text.pupil, page.pupil ?? text.erased],
    [text.school, page.school.name],
    [text.gradeClass, `${text.gradeOf(page.grade)} ${page.className}`],
    [text.boarder, page.isBoarder ? words.boarder : words.dayPupil],
    [text.term, periodName(page.term, language)],
    [text.category, `${page.categoryName} · ${words.tiers[page.tier]}`],
    [text.basis, page.isOnList ? text.onList : words.bases[page.basis]],
    [text.benefit, page.benefit.kind === "subsidy" ? words.subsidy : text.feeWaiver],
    [text.amount, moneyText(page.amountFen / 100)],
    [text.payer, page.payer === null ? text.county : shortOf(page.payer.helper)],
    [text.arrivedOn, textOf(page.arrivedOn)],
    [text.account, textOf(page.account)],
    [text.until, textOf(page.publicationUntil)],
    [text.paidOn, textOf(page.paidOn)],
  ];
  return (
    <>
      <Facts facts={rows.map(([name, value]) => ({ name, value }))} />
      {page.law === null ? null : (
        <div className="aid-law" role="note" aria-label={text.law}>
          {page.law}
        </div>
      )}
    </>
  );
}

/** Asks why, and shows the whole name and account once; it is gone with the window. */
function RevealWindow({ page, onClose }: { readonly page: AidPage; readonly onClose: () => void }): ReactElement {
  const text = useMessages(aidWords);
  const common = useMessages(commonWords);
  const [form] = Form.useForm<{ reason: string }>();
  const reveal = useChange(revealAid);
  const send = async ({ reason }: { reason: string }): Promise<void> => {
    await reveal.mutateAsync({ params: { applicationId: page.id }, body: { reason } });
  };
  return (
    <Modal
      open
      title={text.reveal}
      okText={text.reveal}
      okButtonProps={{ disabled: reveal.data !== undefined }}
      cancelText={common.close}
      confirmLoading={reveal.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {reveal.error ? <Failed error={reveal.error} /> : null}
      {reveal.data ? (
        <Alert type="info" title={text.revealed(textOf(reveal.data.pupilName), textOf(reveal.data.account))} />
      ) : (
        <Form form={form} layout="vertical" onFinish={(values) => void send(values).catch(() => undefined)}>
          <Form.Item name="reason" label={text.revealReason} rules={[{ required: true, min: 2, message: common.required }]}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}

function ChangeDrawer({ page, onClose }: { readonly page: AidPage; readonly onClose: () => void }): ReactElement {
  const text = useMessages(aidWords);
  const rules = useRoute(getAidRules, { query: { term: page.term } });
  const change = useChange(changeAid);
  const save = async (values: AidValues): Promise<void> => {
    const content = contentOf({ ...values, schoolId: page.school.id, term: page.term });
    await change.mutateAsync({ params: { applicationId: page.id }, body: { ...content, version: page.version } });
    onClose();
  };
  return (
    <Drawer open size={720} title={text.edit} onClose={onClose}>
      {rules.isPending ? <Waiting /> : null}
      {rules.isError ? <Failed error={rules.error} /> : null}
      {rules.data ? (
        <Form<AidValues> layout="vertical" initialValues={valuesOf(page)} onFinish={(values) => void save(values).catch(() => undefined)}>
          {change.error ? <Failed error={change.error} /> : null}
          <Form.Item name="schoolId" hidden>
            <Input />
          </Form.Item>
          <AidFields rules={rules.data} isNew={false} />
          <Button type="primary" htmlType="submit" loading={change.isPending} className="aid-send">
            {text.save}
          </Button>
        </Form>
      ) : null}
    </Drawer>
  );
}

/** One application: what was stated, masked, its objections and who did what with it. */
export function ApplicationPage(): ReactElement {
  const places = useMessages(placeWords);
  const text = useMessages(aidWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  const actor = useActor();
  const { applicationId } = route.useParams();
  const answer = useRoute(getAid, { params: { applicationId } });
  const [open, setOpen] = useState<"change" | "reveal" | null>(null);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const page = answer.data;
  const subject = { kind: "school", schoolId: page.school.id } as const;
  const mayChange = isEditable(page.state) && can(actor, "aid.enter", subject);
  return (
    <>
      <PageHead
        title={`${shortOf(page.school)} ${periodName(page.term, language)} ${text.number} ${page.number}`}
        note={approvalStateName(states, "aid", page.state)}
        actions={
          <>
            {can(actor, "aid.reveal", subject) ? <Button onClick={() => setOpen("reveal")}>{text.reveal}</Button> : null}
            {mayChange ? <Button onClick={() => setOpen("change")}>{text.edit}</Button> : null}
            <ApprovalMoves kind="aid" things={[page]} moves={page.moves} dayMoves={["pay"]} />
          </>
        }
      />
      <div className="bench">
        <section aria-label={text.content}>
          <Content page={page} />
        </section>
        <div className="bench-column">
          <Appeals page={page} />
          <Trail steps={page.trail} moves={approvalMoveNames(states, "aid")} places={places.aid} />
        </div>
      </div>
      {open === "reveal" ? <RevealWindow page={page} onClose={() => setOpen(null)} /> : null}
      {open === "change" ? <ChangeDrawer page={page} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
