import { Button, TextArea, Toast } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { getAttachment, getRecord, moveRecord, type RecordPage } from "../../contract/record.ts";
import { downloadUrl } from "../api.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { measures } from "../../domain/plan/quota.ts";
import { categoryWords } from "../ui/category-words.ts";
import { countText, daysText } from "../ui/format.ts";
import { quantityWords } from "../ui/quantity-words.ts";
import { enterWords } from "./enter-messages.ts";
import { goBack, goTo } from "./router.ts";
import { Failed, Waiting } from "./states.tsx";

function useFacts(record: RecordPage): string[] {
  const language = useLanguage();
  const { units } = quantityWords[language];
  const amounts = measures.flatMap((measure) => {
    const amount = record.amounts[measure];
    return amount === undefined ? [] : [`${countText(amount)}${units[measure]}`];
  });
  return [
    daysText(record.from, record.to),
    `${record.helper.name} → ${record.helped.name}`,
    [...new Set(record.subjects)].join("、"),
    record.people.map(({ name }) => name).join("、"),
    amounts.join(" · "),
    record.place ?? "",
    record.note ?? "",
  ].filter((line) => line !== "");
}

function Decide({ record }: { readonly record: RecordPage }): ReactElement | null {
  const text = useMessages(enterWords);
  const move = useChange(moveRecord);
  const [isAsking, ask] = useState(false);
  const [comment, setComment] = useState("");
  const make = async (name: "confirm" | "question"): Promise<void> => {
    const body = { move: name, version: record.version, ...(name === "question" ? { comment } : {}) };
    await move.mutateAsync({ params: { recordId: record.id }, body });
    Toast.show({ content: name === "confirm" ? text.confirmed : text.questioned, icon: "success" });
    goTo("/", "replace");
  };
  if (!record.moves.includes("confirm")) return null;
  return (
    <>
      {move.error ? <Failed error={move.error} /> : null}
      {isAsking ? (
        <>
          <TextArea aria-label={text.questionHint} placeholder={text.questionHint} rows={3} value={comment} onChange={setComment} />
          <Button
            block
            color="primary"
            disabled={comment.trim() === ""}
            loading={move.isPending}
            onClick={() => void make("question").catch(() => undefined)}
          >
            {text.send}
          </Button>
        </>
      ) : (
        <div className="decide">
          <Button block onClick={() => ask(true)}>
            {text.question}
          </Button>
          <Button block color="primary" loading={move.isPending} onClick={() => void make("confirm").catch(() => undefined)}>
            {text.confirm}
          </Button>
        </div>
      )}
    </>
  );
}

/** One record: what was stated, the photos, and whether it happened so. */
export function RecordStep({ recordId }: { readonly recordId: string }): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const answer = useRoute(getRecord, { params: { recordId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  return <RecordCard record={answer.data} title={names[answer.data.category]} back={text.back} />;
}

function RecordCard({ record, title, back }: { readonly record: RecordPage; readonly title: string; readonly back: string }): ReactElement {
  const facts = useFacts(record);
  return (
    <article className="enter">
      <h1>{title}</h1>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <div className="photos">
        {record.files
          .filter(({ isImage }) => isImage)
          .map(({ id, fileName }) => (
            <img key={id} src={downloadUrl(getAttachment, { params: { attachmentId: id } })} alt={fileName} loading="lazy" />
          ))}
      </div>
      <Decide record={record} />
      <Button block fill="none" onClick={() => goBack()}>
        {back}
      </Button>
    </article>
  );
}
