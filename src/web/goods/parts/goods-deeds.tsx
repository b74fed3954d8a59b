import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { changeUse, decideGoods, putReceipt, type GoodsPage } from "../../../contract/goods.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { goodsWords } from "../messages.ts";
import { DeedWindow } from "./deed-window.tsx";
import { useGoodsReason } from "./reasons.ts";

interface DeedProps {
  readonly goods: GoodsPage;
  readonly onClose: () => void;
}

/** The collective decision on a transfer. */
function DecisionWindow({ goods, onClose }: DeedProps): ReactElement {
  const text = useMessages(goodsWords);
  const { today } = useSignedIn();
  const explain = useGoodsReason();
  const change = useChange(decideGoods);
  const send = async ({ decidedOn = "", participants = "", paper = "" }: Readonly<Record<string, string>>): Promise<void> => {
    await change.mutateAsync({ params: { goodsId: goods.id }, body: { version: goods.version, decidedOn, participants, paper } });
    onClose();
  };
  return (
    <DeedWindow
      title={text.decision}
      hint={text.decisionHint}
      first={{ decidedOn: today }}
      fields={[
        { name: "decidedOn", label: text.decidedOn, kind: "day" },
        { name: "participants", label: text.participants, kind: "paragraph" },
        { name: "paper", label: text.paper, kind: "line" },
      ]}
      error={change.error === null ? null : explain(change.error)}
      isSending={change.isPending}
      onSend={(values) => void send(values).catch(() => undefined)}
      onClose={onClose}
    />
  );
}

/** The receipt that the donor got. */
function ReceiptWindow({ goods, onClose }: DeedProps): ReactElement {
  const text = useMessages(goodsWords);
  const { today } = useSignedIn();
  const explain = useGoodsReason();
  const change = useChange(putReceipt);
  const send = async ({ receiptNo = "", issuedOn = "" }: Readonly<Record<string, string>>): Promise<void> => {
    await change.mutateAsync({ params: { goodsId: goods.id }, body: { receiptNo, issuedOn } });
    onClose();
  };
  return (
    <DeedWindow
      title={text.enterReceipt}
      first={{ issuedOn: today, receiptNo: goods.receiptNo ?? "" }}
      fields={[
        { name: "receiptNo", label: text.receiptNo, kind: "line" },
        { name: "issuedOn", label: text.issuedOn, kind: "day" },
      ]}
      error={change.error === null ? null : explain(change.error)}
      isSending={change.isPending}
      onSend={(values) => void send(values).catch(() => undefined)}
      onClose={onClose}
    />
  );
}

/** Another use, with the donor's consent. */
function UseWindow({ goods, onClose }: DeedProps): ReactElement {
  const text = useMessages(goodsWords);
  const { today } = useSignedIn();
  const explain = useGoodsReason();
  const change = useChange(changeUse);
  const send = async ({ use = "", consentedOn = "", paper = "" }: Readonly<Record<string, string>>): Promise<void> => {
    await change.mutateAsync({ params: { goodsId: goods.id }, body: { use, consentedOn, paper } });
    onClose();
  };
  return (
    <DeedWindow
      title={text.otherUse}
      hint={text.useRule}
      first={{ consentedOn: today }}
      fields={[
        { name: "use", label: text.use, kind: "paragraph" },
        { name: "consentedOn", label: text.consentedOn, kind: "day" },
        { name: "paper", label: text.consent, kind: "line" },
      ]}
      error={change.error === null ? null : explain(change.error)}
      isSending={change.isPending}
      onSend={(values) => void send(values).catch(() => undefined)}
      onClose={onClose}
    />
  );
}

const windows = { decide: DecisionWindow, receipt: ReceiptWindow, use: UseWindow } as const;

/** What can be entered besides the moves: the decision, the receipt, another use. */
export function GoodsDeeds({ goods }: { readonly goods: GoodsPage }): ReactElement {
  const text = useMessages(goodsWords);
  const [asked, ask] = useState<keyof typeof windows | null>(null);
  const mayRegister = goods.allowed.includes("register");
  const Window = asked === null ? null : windows[asked];
  return (
    <>
      {goods.allowed.includes("decide") ? <Button onClick={() => ask("decide")}>{text.enterDecision}</Button> : null}
      {mayRegister ? <Button onClick={() => ask("use")}>{text.otherUse}</Button> : null}
      {mayRegister && goods.state === "received" ? <Button onClick={() => ask("receipt")}>{text.enterReceipt}</Button> : null}
      {Window === null ? null : <Window goods={goods} onClose={() => ask(null)} />}
    </>
  );
}
