import type { ReactElement } from "react";
import { getAttachment } from "../../contract/attachment.ts";
import type { RecordPage } from "../../contract/record.ts";
import { measures } from "../../domain/plan/quota.ts";
import { downloadUrl } from "../api.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { countText, daysText, moneyText } from "../ui/format.ts";
import { quantityWords } from "../ui/quantity-words.ts";
import { stateWords } from "../ui/state-words.ts";
import { enterWords } from "./enter-messages.ts";
import { shortName } from "./pair-name.ts";

type Fact = readonly [name: string, value: string];

function useFacts(record: RecordPage): readonly Fact[] {
  const text = useMessages(enterWords);
  const words = useMessages(quantityWords);
  const space = useLanguage() === "en" ? " " : "";
  const amounts = measures.flatMap((measure): Fact[] => {
    const amount = record.amounts[measure];
    if (amount === undefined) return [];
    return [[words.measures[measure], `${measure === "yuan" ? moneyText(amount) : countText(amount)}${space}${words.units[measure]}`]];
  });
  const facts: readonly Fact[] = [
    [text.day, daysText(record.from, record.to)],
    [text.pair, `${record.helper.name} → ${record.helped.name}`],
    [text.subject, [...new Set(record.subjects)].join("、")],
    [text.grades, record.grades.map((grade) => words.grade(grade)).join("、")],
    [text.people, record.people.map(({ name }) => name).join("、")],
    ...amounts,
    [text.earmark, record.earmark === null ? "" : words.earmarks[record.earmark]],
    [text.postingRole, record.postingRole === null ? "" : words.postingRoles[record.postingRole]],
    [text.place, record.place ?? ""],
    [text.noteName, record.note ?? ""],
  ];
  return facts.filter(([, value]) => value !== "");
}

/** Files to look at or take along. */
export function Files({ files }: Pick<RecordPage, "files">): ReactElement | null {
  const addressed = files.map((file) => ({ ...file, href: downloadUrl(getAttachment, { params: { attachmentId: file.id } }) }));
  if (addressed.length === 0) return null;
  return (
    <div className="files">
      {addressed.map(({ id, fileName, href, isImage }) => (
        <a key={id} href={href}>
          {isImage ? <img src={href} alt={fileName} loading="lazy" /> : fileName}
        </a>
      ))}
    </div>
  );
}

/** Who says so, and what the other school or the bureau said to it last. */
function Sayings({ record }: { readonly record: RecordPage }): ReactElement {
  const text = useMessages(enterWords);
  const states = useMessages(stateWords);
  const moves: Readonly<Record<string, string>> = { ...states.steps, ...states.recordMoves };
  const stating = record.statedBy === "bureau" ? null : record[record.statedBy];
  return (
    <>
      <p className="muted">{stating === null ? text.enteredByBureau : text.statedBy(shortName(stating))}</p>
      {record.trail
        .filter(({ comment }) => comment !== null)
        .map(({ at, by, move, comment }) => (
          <p key={`${at} ${move}`} className="saying">
            <strong>{moves[move] ?? move}</strong> {by}：{comment}
          </p>
        ))}
    </>
  );
}

/** What a record states, with its files and what was said to it. */
export function RecordFacts({ record }: { readonly record: RecordPage }): ReactElement {
  const facts = useFacts(record);
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Files files={record.files} />
      <Sayings record={record} />
    </>
  );
}
