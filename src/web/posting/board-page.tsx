import "./posting.css";
import { getRouteApi } from "@tanstack/react-router";
import { Select } from "antd";
import type { ReactElement } from "react";
import { getPostingBoard, type PostingBoard } from "../../contract/posting.ts";
import { useChangeAddress } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { daysText } from "../ui/format.ts";
import { shortOf } from "../ui/pair.tsx";
import { quantityWords } from "../ui/quantity-words.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { postingWords } from "./messages.ts";
import { awayOn, barOf, heldDays, leftBySubject, monthMarks, placeOf, presenceOf } from "./model.ts";
import { PostingTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/posting-board");

/** What is left to cover on the day shown, subject by subject. */
function LeftList({ away }: { readonly away: PostingBoard["away"] }): ReactElement | null {
  const text = useMessages(postingWords);
  const left = leftBySubject(away);
  if (left.length === 0) return null;
  return (
    <section className="left-list" aria-label={text.leaves}>
      <h2>{text.leaves}</h2>
      <ul>
        {left.map(({ subject, people, lessons, uncovered, unknown }) => (
          <li key={subject ?? ""}>
            <div className="subject">{subject ?? text.noSubject}</div>
            <div className="number">{text.leavesLine(people, lessons)}</div>
            {uncovered > 0 ? <div className="uncovered number">{text.uncovered(uncovered)}</div> : null}
            {uncovered === 0 && unknown === 0 ? <div className="fits">{text.allCovered}</div> : null}
            {unknown > 0 ? <div className="finding">{text.unknownLessons(unknown)}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The width of a word in hundredths of the scale, about: a month whose word would run into today's is not named. */
const wordWidth = 4;

function Scale({ board, today }: { readonly board: PostingBoard; readonly today: string }): ReactElement {
  const text = useMessages(postingWords);
  const at = placeOf(today, board);
  return (
    <div className="board-row scale" aria-hidden="true">
      <span />
      <div className="board-track">
        {monthMarks(board)
          .filter(({ left }) => at === null || Math.abs(left - at) > wordWidth)
          .map(({ month, left }) => (
            <span key={month} className="mark muted number" style={{ left: `${left}%` }}>
              {text.monthMark(month)}
            </span>
          ))}
        {at === null ? null : (
          <span className="mark today-mark" style={{ left: `${at}%` }}>
            {text.today}
          </span>
        )}
      </div>
    </div>
  );
}

interface AwayProps {
  readonly board: PostingBoard;
  readonly one: PostingBoard["away"][number];
  readonly today: string;
}

/** One person: what they teach, what that leaves, and a bar over the weeks that they are away. */
function Away({ board, one, today }: AwayProps): ReactElement {
  const text = useMessages(postingWords);
  const roles = useMessages(quantityWords).postingRoles;
  const days = heldDays(one);
  const { left, width } = barOf(days, board);
  const at = placeOf(today, board);
  const what = one.subject ?? (one.role === null ? "" : roles[one.role]);
  return (
    <li className="board-row">
      <div className="inline-links">
        <AppLink href={`/postings/${one.id}`}>{one.personName}</AppLink> {one.staffSubjects.join("、")}
        {one.isFullTime ? "" : ` · ${text.partTime(one.sharePercent)}`}
        <div className="small muted number">{daysText(days.from, days.to)}</div>
        <div className="small muted">
          {one.homeLessonsPerWeek === null ? "" : `${text.lessonsUnit(one.homeLessonsPerWeek)} · `}
          {one.cover ?? <span className="uncovered">{text.noCover}</span>}
        </div>
      </div>
      <div className="board-track">
        {monthMarks(board).map((mark) => (
          <span key={mark.month} className="board-line" style={{ left: `${mark.left}%` }} aria-hidden="true" />
        ))}
        <span
          className={`board-bar ${presenceOf(one) === "filled" ? "filled" : "coming"}`}
          style={{ left: `${left}%`, width: `${width}%` }}
          title={daysText(days.from, days.to)}
        >
          {shortOf(one.host)} {what}
        </span>
        {at === null ? null : <span className="board-today" style={{ left: `${at}%` }} aria-hidden="true" />}
      </div>
    </li>
  );
}

function Board({ board, day }: { readonly board: PostingBoard; readonly day: string }): ReactElement {
  const text = useMessages(postingWords);
  const now = awayOn(board.away, day);
  if (board.school === null) return <Nothing message={text.noneAway} />;
  return (
    <>
      <p>
        <strong>{text.awayNow(now.length)}</strong> <span className="muted">{text.boardLead(board.school.name)}</span>
      </p>
      <LeftList away={now} />
      <section className="board" aria-label={text.board}>
        <ul className="post-legend small">
          <li className="filled">{text.legend.filled}</li>
          <li className="coming">{text.legend.coming}</li>
        </ul>
        <Scale board={board} today={day} />
        <ul className="lines-plain">
          {board.away.map((one) => (
            <Away key={one.id} board={board} one={one} today={day} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** Who is away from a helper school in this school year, from when to when, and what that leaves there. */
export function BoardPage(): ReactElement {
  const text = useMessages(postingWords);
  const query = page.useSearch();
  const { today } = useSignedIn();
  const changeAddress = useChangeAddress();
  const { schoolId, asOf } = query;
  const asked = { ...(schoolId === undefined ? {} : { schoolId }), ...(asOf === undefined ? {} : { asOf }) };
  const answer = useRoute(getPostingBoard, { query: asked }, { keepPrevious: true });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const board = answer.data;
  const choice =
    board.schools.length > 1 ? (
      <Select
        aria-label={text.chooseSchool}
        value={board.school?.id ?? null}
        options={board.schools.map(({ id, name }) => ({ value: id, label: name }))}
        popupMatchSelectWidth={false}
        onChange={(id: string | null) => changeAddress({ schoolId: id ?? undefined })}
      />
    ) : null;
  return (
    <>
      <PageHead title={text.title} actions={choice} />
      <PostingTabs current="board" />
      <Board board={board} day={asOf ?? today} />
    </>
  );
}
