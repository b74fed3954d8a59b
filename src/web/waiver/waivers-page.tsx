import { getRouteApi } from "@tanstack/react-router";
import { Button, Form, Input, Modal, Select } from "antd";
import { useState, type ReactElement } from "react";
import { exportWaivers, listWaivers, moveWaiver, type Waiver } from "../../contract/waiver.ts";
import { returnReasons, type ReturnReason } from "../../domain/plan/version-state.ts";
import { waiverStates, type WaiverMove } from "../../domain/plan/waiver-state.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { planWords } from "../plan/messages.ts";
import { PlanTabs } from "../plan/parts/room-tabs.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { instantText, textOf } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import { PairLink } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { scopeText } from "../ui/scope-text.ts";
import { stateWords } from "../ui/state-words.ts";
import { Failed } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { waiverWords } from "./messages.ts";

const page = getRouteApi("/waivers");

interface Decision {
  readonly reason?: ReturnReason;
  readonly comment?: string;
}

function DecideWindow({
  waiver,
  move,
  onClose,
}: {
  readonly waiver: Waiver;
  readonly move: WaiverMove;
  readonly onClose: () => void;
}): ReactElement {
  const text = useMessages(waiverWords);
  const common = useMessages(commonWords);
  const states = useMessages(stateWords);
  const decide = useChange(moveWaiver);
  const [form] = Form.useForm<Decision>();
  const send = async ({ reason, comment }: Decision): Promise<void> => {
    await decide.mutateAsync({
      params: { waiverId: waiver.id },
      body: { move, ...(reason ? { reason } : {}), ...(comment ? { comment } : {}) },
    });
    onClose();
  };
  return (
    <Modal
      open
      title={states.waiverMoves[move]}
      okText={states.waiverMoves[move]}
      cancelText={common.cancel}
      confirmLoading={decide.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{waiver.clause}</p>
      <p className="muted">{waiver.reason}</p>
      <Form<Decision> form={form} layout="vertical" onFinish={(values) => void send(values).catch(() => undefined)}>
        {decide.error ? <Failed error={decide.error} /> : null}
        {move === "return" ? (
          <Form.Item name="reason" label={text.why} rules={[{ required: true, message: common.required }]}>
            <Select options={returnReasons.map((value) => ({ value, label: states.returnReasons[value] }))} />
          </Form.Item>
        ) : null}
        <Form.Item name="comment" label={text.comment}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function useColumns(onMove: (waiver: Waiver, move: WaiverMove) => void): Column<Waiver>[] {
  const text = useMessages(waiverWords);
  const states = useMessages(stateWords);
  const language = useLanguage();
  return [
    { key: "helped", title: text.pair, cell: (waiver) => <PairLink {...waiver} />, isSortable: true },
    {
      key: "promise",
      title: text.promise,
      cell: ({ clause, scope }) => [clause, scopeText(scope, language)].filter((part) => part !== "").join(" · "),
      width: 280,
    },
    {
      key: "period",
      title: text.period,
      cell: ({ period }) => <span className="keep-words">{periodName(period, language)}</span>,
      isSortable: true,
      width: 130,
    },
    { key: "reason", title: text.reason, cell: ({ reason }) => reason, width: 200 },
    { key: "state", title: text.state, cell: ({ state }) => states.waivers[state], isSortable: true },
    { key: "by", title: text.by, cell: ({ requestedBy }) => requestedBy, isExtra: true, isSortable: true },
    {
      key: "requestedAt",
      title: text.at,
      cell: ({ requestedAt }) => <span className="number">{instantText(requestedAt).slice(0, 10)}</span>,
      isSortable: true,
    },
    { key: "decision", title: text.decision, cell: ({ decision }) => textOf(decision), isExtra: true },
    {
      key: "moves",
      title: text.actions,
      cell: (waiver) =>
        waiver.moves.map((move) => (
          <Button
            key={move}
            size="small"
            type={move === "approve" ? "primary" : "default"}
            style={{ marginRight: 6 }}
            onClick={() => onMove(waiver, move)}
          >
            {states.waiverMoves[move]}
          </Button>
        )),
    },
  ];
}

/** Requests that an obligation be waived, and their decision. */
export function WaiversPage(): ReactElement {
  const text = useMessages(waiverWords);
  const rooms = useMessages(planWords);
  const states = useMessages(stateWords).waivers;
  const query = page.useSearch();
  const answer = useRoute(listWaivers, { query: listQueryOf("waivers", query) }, { keepPrevious: true });
  const [asked, ask] = useState<{ readonly waiver: Waiver; readonly move: WaiverMove } | null>(null);
  const columns = useColumns((waiver, move) => ask({ waiver, move }));
  return (
    <>
      <PageHead title={rooms.title} />
      <PlanTabs current="waivers" />
      <QueryTable
        id="waivers"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportWaivers, { query })}
        nothing={text.none}
        filters={[
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: waiverStates.map((state) => ({ value: state, label: states[state] })),
          },
          { kind: "pair", names: ["partnershipId"], label: text.pair },
        ]}
      />
      {asked === null ? null : <DecideWindow {...asked} onClose={() => ask(null)} />}
    </>
  );
}
