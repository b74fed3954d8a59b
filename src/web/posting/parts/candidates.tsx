import { Input } from "antd";
import { useId, useState, type ReactElement } from "react";
import { listCandidates, type PostingCandidate } from "../../../contract/posting.ts";
import type { PostingKind } from "../../../domain/posting/posting.ts";
import type { PostingRole } from "../../../domain/reading/reading.ts";
import { useMessages } from "../../app/language.ts";
import { useRoute } from "../../app/query.ts";
import { Failed, Nothing, Waiting } from "../../ui/states.tsx";
import { postingWords } from "../messages.ts";
import { postingNames } from "../names.ts";

/** The post that people are held against. */
export interface PostAsked {
  readonly kind: PostingKind;
  readonly role: PostingRole | null;
  readonly subject: string | null;
  readonly from: string;
  readonly to: string;
  readonly sharePercent: number;
}

interface CandidatesProps {
  readonly partnershipId: string;
  readonly post: PostAsked;
  /** Several people make one posting each. */
  readonly isMany: boolean;
  readonly value?: readonly string[];
  readonly onChange?: (staffIds: string[]) => void;
}

function Verdict({ candidate, kind }: { readonly candidate: PostingCandidate; readonly kind: PostingKind }): ReactElement {
  const text = useMessages(postingWords);
  const names = useMessages(postingNames);
  const { findings, busyPercent } = candidate;
  return (
    <span>
      {kind !== "posting" ? null : findings.length === 0 ? (
        <span className="fits">{text.fits}</span>
      ) : (
        <span className="finding">{findings.map((finding) => names.findings[finding]).join("、")}</span>
      )}{" "}
      <span className={busyPercent > 0 ? "finding" : "muted"}>{busyPercent > 0 ? text.busy(busyPercent) : text.free}</span>
    </span>
  );
}

const nobody: readonly string[] = [];

/** Staff of the sending school held against a post, those who fit and are free first; a form takes the ids of those chosen. */
export function Candidates({ partnershipId, post, isMany, value = nobody, onChange }: CandidatesProps): ReactElement {
  const text = useMessages(postingWords);
  const name = useId();
  const [q, search] = useState("");
  const { kind, role, subject, from, to, sharePercent } = post;
  const query = {
    kind,
    from,
    to,
    sharePercent,
    ...(role === null ? {} : { role }),
    ...(subject === null ? {} : { subject }),
    ...(q === "" ? {} : { q }),
  };
  const answer = useRoute(listCandidates, { params: { partnershipId }, query }, { keepPrevious: true });
  const toggle = (staffId: string): void => {
    if (!isMany) onChange?.([staffId]);
    else onChange?.(value.includes(staffId) ? value.filter((one) => one !== staffId) : [...value, staffId]);
  };
  return (
    <>
      <Input.Search
        aria-label={text.searchPerson}
        placeholder={text.searchPerson}
        allowClear
        onSearch={search}
        onPressEnter={(event) => event.preventDefault()}
      />
      {answer.isPending ? <Waiting /> : null}
      {answer.isError ? <Failed error={answer.error} /> : null}
      {answer.data?.rows.length === 0 ? <Nothing message={text.noCandidates} /> : null}
      {answer.data && answer.data.rows.length > 0 ? (
        <ul className="candidates">
          {answer.data.rows.map((candidate) => (
            <li key={candidate.staffId}>
              <label className={candidate.isRefused ? "refused" : ""}>
                <input
                  type={isMany ? "checkbox" : "radio"}
                  name={name}
                  disabled={candidate.isRefused}
                  checked={value.includes(candidate.staffId)}
                  onChange={() => toggle(candidate.staffId)}
                />
                <span>
                  <strong>{candidate.name}</strong> {candidate.subjects.join("、")} · {candidate.title ?? text.noTitle}
                  <br />
                  <Verdict candidate={candidate} kind={kind} />
                </span>
              </label>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
