import { Button, List, Toast } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { checkAsset, getAsset, listAssets, type AssetPage } from "../../contract/asset.ts";
import { addAttachment } from "../../contract/attachment.ts";
import { assetConditions, type AssetCondition } from "../../domain/asset/asset.ts";
import { conditionNames } from "../../domain/goods/goods-words.ts";
import { upload } from "../api.ts";
import { assetWords } from "../asset/messages.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { Explained, Problem } from "../app/problem.ts";
import { useChange, useRoute } from "../app/query.ts";
import { EntryFiles } from "./entry-files.tsx";
import type { EntryFile } from "./enter-model.ts";
import { Chips, Field, FieldGroup } from "./field.tsx";
import { goBack, goTo } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** How many assets one screen of the list holds; those that are longest overdue come first. */
const listMax = 50;

/** The assets that are to be looked at, the longest unseen first. */
export function AssetsStep(): ReactElement {
  const text = useMessages(assetWords);
  const answer = useRoute(listAssets, { query: { due: "yes", size: listMax } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  if (answer.data.rows.length === 0)
    return <Nothing message={text.nothingDue} action={<Button onClick={() => goTo("/")}>{text.back}</Button>} />;
  return (
    <List header={`${text.dueTitle} ${answer.data.total}`}>
      {answer.data.rows.map((asset) => (
        <List.Item
          key={asset.id}
          clickable
          onClick={() => goTo(`/confirm/asset/${asset.id}`)}
          description={[asset.assetNo, asset.place ?? ""].filter((part) => part !== "").join(" · ")}
          extra={text.standings[asset.checkStanding]}
        >
          {asset.name}
        </List.Item>
      ))}
    </List>
  );
}

function isCondition(value: string): value is AssetCondition {
  return assetConditions.some((condition) => condition === value);
}

/** What is filled in so far; the number is text until it is sent. */
interface Found {
  readonly condition: AssetCondition;
  readonly count: string;
  readonly place: string;
  readonly note: string;
  readonly photos: readonly EntryFile[];
}

/** Sends photos and what was found; a missing explanation is asked for in words. */
function useCheck(asset: AssetPage): (found: Found) => Promise<void> {
  const text = useMessages(assetWords);
  const check = useChange(checkAsset);
  // One id for one check, however often it is sent.
  const [checkId] = useState(() => newId());
  return async ({ condition, count, place, note, photos }) => {
    const params = { kind: "asset" as const, thingId: asset.id };
    for (const { name, content } of photos)
      await upload(addAttachment, { params, query: { role: "check", part: checkId } }, { file: content, fileName: name });
    const body = {
      checkId,
      condition,
      foundCount: Number(count),
      place: place.trim() || null,
      custodian: asset.custodian,
      note: note.trim() || null,
    };
    try {
      await check.mutateAsync({ params: { assetId: asset.id }, body });
    } catch (error) {
      throw error instanceof Problem && error.fields[0]?.path === "note" ? new Explained(text.noteHint) : error;
    }
    Toast.show({ content: text.saved, icon: "success" });
    goTo("/confirm/assets", "replace");
  };
}

interface FoundFieldsProps {
  readonly asset: AssetPage;
  readonly found: Found;
  readonly onChange: (more: Partial<Found>) => void;
}

function FoundFields({ asset, found, onChange }: FoundFieldsProps): ReactElement {
  const text = useMessages(assetWords);
  const names = conditionNames[useLanguage()];
  return (
    <>
      <FieldGroup name={text.condition}>
        <Chips
          options={assetConditions.map((value) => ({ value, label: names[value] }))}
          chosen={[found.condition]}
          onToggle={(value) => (isCondition(value) ? onChange({ condition: value }) : undefined)}
        />
      </FieldGroup>
      {asset.quantity > 1 ? (
        <Field name={`${text.found}（${asset.quantity}${asset.unit}）`}>
          {(id) => (
            <input
              id={id}
              type="number"
              inputMode="numeric"
              min={0}
              max={asset.quantity}
              value={found.count}
              onChange={({ target }) => onChange({ count: target.value })}
            />
          )}
        </Field>
      ) : null}
      <EntryFiles files={found.photos} onChange={(photos) => onChange({ photos })} />
      <Field name={text.place}>
        {(id) => (
          <input id={id} type="text" maxLength={100} value={found.place} onChange={({ target }) => onChange({ place: target.value })} />
        )}
      </Field>
      <Field name={text.note}>
        {(id) => (
          <textarea
            id={id}
            rows={2}
            maxLength={2000}
            placeholder={text.noteHint}
            value={found.note}
            onChange={({ target }) => onChange({ note: target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Check({ asset }: { readonly asset: AssetPage }): ReactElement {
  const text = useMessages(assetWords);
  const check = useCheck(asset);
  const [found, setFound] = useState<Found>(() => ({
    condition: asset.condition ?? "inUse",
    count: String(asset.quantity),
    place: asset.place ?? "",
    note: "",
    photos: [],
  }));
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = (): void => {
    setSending(true);
    setFailure(null);
    check(found)
      .catch(setFailure)
      .finally(() => setSending(false));
  };
  return (
    <>
      <FoundFields asset={asset} found={found} onChange={(more) => setFound((before) => ({ ...before, ...more }))} />
      {failure === null ? null : <Failed error={failure} />}
      <Button block color="primary" loading={isSending} onClick={send}>
        {text.save}
      </Button>
    </>
  );
}

/** One asset as its label opens it: what it is, what was found before, and in what state it is now. */
export function AssetStep({ assetId }: { readonly assetId: string }): ReactElement {
  const text = useMessages(assetWords);
  const names = conditionNames[useLanguage()];
  const answer = useRoute(getAsset, { params: { assetId } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  const asset = answer.data;
  const [latest] = asset.checks;
  return (
    <article className="enter">
      <h1>{asset.name}</h1>
      <p>
        <span className="number">{asset.assetNo}</span>
        <br />
        <span className="muted">{[asset.school.name, asset.spec ?? "", asset.giverName].filter((part) => part !== "").join(" · ")}</span>
        <br />
        <span className="muted">
          {latest === undefined ? text.noChecks : `${text.checkedOn} ${latest.checkedOn} ${names[latest.condition]} ${latest.note ?? ""}`}
        </span>
      </p>
      {asset.mayCheck ? <Check asset={asset} /> : null}
      <Button block fill="none" onClick={() => goBack()}>
        {text.back}
      </Button>
    </article>
  );
}
