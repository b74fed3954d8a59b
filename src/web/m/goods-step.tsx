import { Button, Toast } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { getGoods, receiveGoods, type GoodsPage } from "../../contract/goods.ts";
import { addAttachment } from "../../contract/attachment.ts";
import { upload } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { Explained } from "../app/problem.ts";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { EntryFiles } from "./entry-files.tsx";
import type { EntryFile } from "./enter-model.ts";
import { Field, FieldGroup } from "./field.tsx";
import { goodsStepWords } from "./goods-messages.ts";
import { pairName } from "./pair-name.ts";
import { goBack, goTo } from "./router.ts";
import { SignaturePad } from "./signature-pad.tsx";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** What arrived of one item, as it is being counted; the number is text until it is sent. */
interface Counted {
  readonly count: string;
  readonly why: string;
}

type Counts = Readonly<Record<string, Counted>>;

interface ItemCountProps {
  readonly item: GoodsPage["items"][number];
  readonly counted: Counted;
  readonly onChange: (counted: Counted) => void;
}

/** One item: what was listed, what arrived, and why less. */
function ItemCount({ item, counted, onChange }: ItemCountProps): ReactElement {
  const text = useMessages(goodsStepWords);
  const short = item.count - Number(counted.count);
  return (
    <li className="item-count">
      <div>
        <strong>{item.name}</strong> {item.spec === null ? null : <span className="muted">{item.spec}</span>}
        <div className="muted">{text.listed(`${item.count}${item.unit}`)}</div>
        {short > 0 ? <div className="short">{text.short(short)}</div> : null}
      </div>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={item.count}
        aria-label={text.received(item.name)}
        value={counted.count}
        onChange={({ target }) => onChange({ ...counted, count: target.value })}
      />
      {short > 0 ? (
        <input
          type="text"
          maxLength={100}
          aria-label={text.why(item.name)}
          placeholder={text.whyHint}
          value={counted.why}
          onChange={({ target }) => onChange({ ...counted, why: target.value })}
        />
      ) : null}
    </li>
  );
}

/** What is filled in so far. */
interface Receipt {
  readonly counts: Counts;
  readonly day: string;
  readonly note: string;
  readonly photos: readonly EntryFile[];
  readonly signature: Blob | null;
}

function firstReceipt(goods: GoodsPage, today: string): Receipt {
  const counts = Object.fromEntries(goods.items.map(({ id, count }) => [id, { count: String(count), why: "" }]));
  return { counts, day: today, note: "", photos: [], signature: null };
}

/** Sends photo and signature before the counts, so that what is missing is told before anything is received. */
function useReceive(goods: GoodsPage): (receipt: Receipt) => Promise<void> {
  const text = useMessages(goodsStepWords);
  const receive = useChange(receiveGoods);
  return async ({ counts, day, note, photos, signature }) => {
    if (photos.length === 0) throw new Explained(text.needPhoto);
    if (signature === null) throw new Explained(text.needSignature);
    const params = { kind: "goods" as const, thingId: goods.id };
    for (const { name, content } of photos)
      await upload(addAttachment, { params, query: { role: "receipt" } }, { file: content, fileName: name });
    await upload(addAttachment, { params, query: { role: "signature" } }, { file: signature, fileName: "signature.png" });
    const body = {
      version: goods.version,
      receivedOn: day,
      note: note.trim() || null,
      counts: goods.items.map(({ id }) => ({ itemId: id, count: Number(counts[id]?.count ?? 0), note: counts[id]?.why.trim() || null })),
    };
    await receive.mutateAsync({ params: { goodsId: goods.id }, body });
    Toast.show({ content: text.done, icon: "success" });
    goTo("/", "replace");
  };
}

interface ReceiptFieldsProps {
  readonly goods: GoodsPage;
  readonly receipt: Receipt;
  readonly onChange: (more: Partial<Receipt>) => void;
}

function ReceiptFields({ goods, receipt, onChange }: ReceiptFieldsProps): ReactElement {
  const text = useMessages(goodsStepWords);
  const { today } = useSignedIn();
  const { counts, day, note, photos } = receipt;
  return (
    <>
      <ul className="item-counts">
        {goods.items.map((item) => (
          <ItemCount
            key={item.id}
            item={item}
            counted={counts[item.id] ?? { count: "0", why: "" }}
            onChange={(counted) => onChange({ counts: { ...counts, [item.id]: counted } })}
          />
        ))}
      </ul>
      <EntryFiles files={photos} onChange={(files) => onChange({ photos: files })} />
      <FieldGroup name={text.signature}>
        <SignaturePad onChange={(signature) => onChange({ signature })} />
      </FieldGroup>
      <Field name={text.day}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={day}
            min={goods.handedOverOn ?? undefined}
            max={today}
            onChange={({ target }) => onChange({ day: target.value })}
          />
        )}
      </Field>
      <Field name={text.note}>
        {(id) => <textarea id={id} rows={2} maxLength={2000} value={note} onChange={({ target }) => onChange({ note: target.value })} />}
      </Field>
    </>
  );
}

/** Counts, photo, signature. */
function Receive({ goods }: { readonly goods: GoodsPage }): ReactElement {
  const text = useMessages(goodsStepWords);
  const { today } = useSignedIn();
  const receive = useReceive(goods);
  const [receipt, setReceipt] = useState<Receipt>(() => firstReceipt(goods, today));
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = (): void => {
    setSending(true);
    setFailure(null);
    receive(receipt)
      .catch(setFailure)
      .finally(() => setSending(false));
  };
  return (
    <article className="enter">
      <h1>{text.title}</h1>
      <p>
        {goods.title}
        <br />
        <span className="muted">
          {pairName(goods)} · {text.from} {goods.giverName}
        </span>
      </p>
      <ReceiptFields goods={goods} receipt={receipt} onChange={(more) => setReceipt((before) => ({ ...before, ...more }))} />
      {failure === null ? null : <Failed error={failure} />}
      <Button block color="primary" loading={isSending} onClick={send}>
        {text.submit}
      </Button>
      <Button block fill="none" onClick={() => goBack()}>
        {text.back}
      </Button>
    </article>
  );
}

/** Goods that the person's school receives: counted, photographed, signed for. */
export function GoodsStep({ goodsId }: { readonly goodsId: string }): ReactElement {
  const text = useMessages(goodsStepWords);
  const answer = useRoute(getGoods, { params: { goodsId } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  if (!answer.data.moves.includes("receive")) {
    return <Nothing message={text.gone} action={<Button onClick={() => goTo("/")}>{text.back}</Button>} />;
  }
  return <Receive goods={answer.data} />;
}
