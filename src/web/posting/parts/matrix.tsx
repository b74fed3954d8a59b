import "../posting.css";
import { Button } from "antd";
import type { ReactElement } from "react";
import { getPostingMatrix, type MatrixCell, type PostingLine, type PostingMatrix } from "../../../contract/posting.ts";
import { useAsOf } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { useRoute } from "../../app/query.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { approvalStateName, approvalWords } from "../../ui/approval-words.ts";
import { shortOf } from "../../ui/pair.tsx";
import { quantityWords } from "../../ui/quantity-words.ts";
import { Failed, Nothing, Waiting } from "../../ui/states.tsx";
import { postingWords } from "../messages.ts";
import { postingNames } from "../names.ts";
import { heldDays, lookOf, presenceOf, shortDay, tableOf, type MatrixTable } from "../model.ts";

/** One person in a cell: who, how they stand, from when to when. */
function Person({ posting }: { readonly posting: PostingLine }): ReactElement {
  const text = useMessages(postingWords);
  const states = useMessages(approvalWords);
  const { from, to } = heldDays(posting);
  return (
    <div className="person inline-links">
      <AppLink href={`/postings/${posting.id}`}>{posting.personName ?? text.noPerson}</AppLink>
      <span className="small">{approvalStateName(states, "posting", posting.state)}</span>
      <span className="small muted number">
        {shortDay(from)}–{shortDay(to)}
        {posting.isFullTime ? "" : ` · ${text.partTime(posting.sharePercent)}`}
      </span>
    </div>
  );
}

/** When nobody fills it: the whole year in one word, else from when to when. */
function Gaps({ cell, year }: { readonly cell: MatrixCell; readonly year: { readonly from: string; readonly to: string } }): ReactElement {
  const text = useMessages(postingWords);
  return (
    <>
      {cell.gaps.map(({ from, to, missing }) => {
        const [first, last] = [shortDay(from), shortDay(to)];
        const isWhole = from <= year.from && to >= year.to && missing === cell.promised;
        const words = isWhole ? text.wholeYear : missing > 1 ? text.gapMany(first, last, missing) : text.gap(first, last);
        return (
          <div key={from} className="gap small">
            {words}
          </div>
        );
      })}
    </>
  );
}

function Post({ cell, year }: { readonly cell: MatrixCell; readonly year: { readonly from: string; readonly to: string } }): ReactElement {
  const text = useMessages(postingWords);
  return (
    <div className={`post-cell ${lookOf(cell)}`} title={cell.clause ?? text.legend.none}>
      {cell.postings.map((posting) => (
        <Person key={posting.id} posting={posting} />
      ))}
      <Gaps cell={cell} year={year} />
      {cell.promised > 1 ? <div className="small muted">{text.wanted(cell.promised)}</div> : null}
      {cell.clause !== null && cell.promised === 0 ? <div className="small muted">{text.asNeeded}</div> : null}
      {cell.clause === null ? <div className="small muted">{text.legend.none}</div> : null}
    </div>
  );
}

interface TableProps {
  readonly table: MatrixTable;
  readonly matrix: PostingMatrix;
}

function Grid({ table, matrix }: TableProps): ReactElement | null {
  const text = useMessages(postingWords);
  if (table.subjects.length === 0) return null;
  return (
    <div className="matrix-scroll">
      <table className="matrix">
        <caption className="visually-hidden">{text.matrix}</caption>
        <thead>
          <tr>
            <th scope="col" className="grade">
              {text.gradeColumn}
            </th>
            {table.subjects.map((subject) => (
              <th key={subject} scope="col">
                {subject}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ grade, cells }) => (
            <tr key={grade ?? "any"}>
              <th scope="row">{grade === null ? text.anyGrade : text.gradeName(grade)}</th>
              {cells.map((own, place) => (
                <td key={table.subjects[place]} data-subject={table.subjects[place]}>
                  {own.length === 0 ? <span className="muted">—</span> : null}
                  {own.map((cell) => (
                    <Post key={`${cell.clause ?? ""} ${cell.role ?? ""}`} cell={cell} year={matrix} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Posts that belong to no subject: managers, homeroom teachers, people of any subject. */
function Others({ table, matrix }: TableProps): ReactElement | null {
  const text = useMessages(postingWords);
  const names = useMessages(postingNames);
  const roles = useMessages(quantityWords).postingRoles;
  if (table.others.length === 0) return null;
  return (
    <section className="posts-beside">
      <h2>{text.otherPosts}</h2>
      <ul>
        {table.others.map((cell) => (
          <li key={`${cell.clause ?? ""} ${cell.role ?? ""}`}>
            <strong>{cell.role === null ? names.kinds.posting : roles[cell.role]}</strong>
            <Post cell={cell} year={matrix} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Visits({ visits }: { readonly visits: readonly PostingLine[] }): ReactElement {
  const text = useMessages(postingWords);
  const names = useMessages(postingNames);
  return (
    <section className="posts-beside">
      <h2>{text.visits}</h2>
      {visits.length === 0 ? <p className="muted">{text.noVisits}</p> : null}
      <ul>
        {visits.map((visit) => (
          <li key={visit.id}>
            <strong>{names.kinds[visit.kind]}</strong>
            <div className={`post-cell ${presenceOf(visit) === "filled" ? "filled" : "coming"}`}>
              <Person posting={visit} />
              <div className="small muted">{visit.place ?? shortOf(visit.host)}</div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Legend(): ReactElement {
  const { legend } = useMessages(postingWords);
  return (
    <ul className="post-legend small">
      <li className="filled">{legend.filled}</li>
      <li className="coming">{legend.coming}</li>
      <li className="empty">{legend.empty}</li>
    </ul>
  );
}

/** Which promised posts of a partnership are filled, from when to when, and by whom. */
export function Matrix({ partnershipId }: { readonly partnershipId: string }): ReactElement {
  const text = useMessages(postingWords);
  const { asOf } = useAsOf();
  const answer = useRoute(
    getPostingMatrix,
    { params: { partnershipId }, query: asOf === undefined ? {} : { asOf } },
    { keepPrevious: true },
  );
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const matrix = answer.data;
  const table = tableOf(matrix);
  const form = `/postings/new?partnershipId=${partnershipId}`;
  const tools = (
    <div className="matrix-tools">
      <Button href={`/postings?partnershipId=${partnershipId}`}>{text.list}</Button>
      {matrix.allowed.includes("request") ? <Button href={`${form}&kind=followOn`}>{text.sendStudy}</Button> : null}
      {matrix.allowed.includes("request") ? (
        <Button type="primary" href={form}>
          {text.request}
        </Button>
      ) : null}
      {matrix.allowed.includes("send") ? (
        <Button type="primary" href={form}>
          {text.send}
        </Button>
      ) : null}
    </div>
  );
  if (matrix.cells.length === 0 && matrix.visits.length === 0) return <Nothing message={text.noMatrix} action={tools} />;
  return (
    <>
      <div className="matrix-head">
        <div>
          <p>
            <strong>{text.filledOf(table.filled, table.wanted)}</strong>
          </p>
          <p className="muted">{text.matrixLead(matrix.from, matrix.to)}</p>
        </div>
        {tools}
      </div>
      <Legend />
      <Grid table={table} matrix={matrix} />
      <Others table={table} matrix={matrix} />
      <Visits visits={matrix.visits} />
    </>
  );
}
