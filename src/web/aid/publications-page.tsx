import "./aid.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { getPublication, listPublications, type Publication } from "../../contract/aid.ts";
import { aidNames } from "../../domain/funding/aid-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { daysText } from "../ui/format.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { aidWords } from "./messages.ts";
import { AidTabs } from "./parts/room-tabs.tsx";

function PublicationList(): ReactElement {
  const text = useMessages(aidWords);
  const language = useLanguage();
  const answer = useRoute(listPublications, {});
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data.rows.length === 0) return <Nothing message={text.noPublications} />;
  return (
    <ul className="lines">
      {answer.data.rows.map(({ school, term, publishedOn, until, isOver, pupils }) => (
        <li key={`${school.id} ${term} ${publishedOn}`}>
          <div className="grow">
            <AppLink href={`/aid/publications/${school.id}/${term}/${publishedOn}`}>
              {`${school.name} ${periodName(term, language)}`}
            </AppLink>
            <div className="muted number">{daysText(publishedOn, until)}</div>
          </div>
          <span className="number">{`${text.pupils} ${pupils}`}</span>
          <span className={isOver ? "muted" : ""}>{isOver ? text.over : text.running}</span>
        </li>
      ))}
    </ul>
  );
}

/** What schools have hung out, running and over. */
export function PublicationsPage(): ReactElement {
  const text = useMessages(aidWords);
  return (
    <>
      <PageHead title={text.title} note={text.note} />
      <AidTabs current="publications" />
      <section className="panel" aria-label={text.rooms.publications}>
        <PublicationList />
      </section>
    </>
  );
}

const route = getRouteApi("/aid/publications/$schoolId/$term/$publishedOn");

function PublicationTable({ rows }: Pick<Publication, "rows">): ReactElement {
  const text = useMessages(aidWords);
  const { tiers } = aidNames[useLanguage()];
  return (
    <table>
      <thead>
        <tr>
          {["", text.pupil, text.className, text.tier].map((heading) => (
            <th key={heading} scope="col">
              {heading === "" ? <span className="visually-hidden">{text.number}</span> : heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ pupil, className, tier }, index) => (
          // Two pupils may look alike behind the mask; the place in the list tells them apart.
          // oxlint-disable-next-line react/no-array-index-key -- the list is printed as it comes and never sorted
          <tr key={index}>
            <td className="number">{index + 1}</td>
            <td>{pupil}</td>
            <td>{className}</td>
            <td>{tiers[tier]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The list as it is hung out: masked name, class and tier; nothing once the period is over. */
export function PublicationPage(): ReactElement {
  const text = useMessages(aidWords);
  const language = useLanguage();
  const params = route.useParams();
  const answer = useRoute(getPublication, { params });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { school, term, publishedOn, until, isOver, contact, rows } = answer.data;
  return (
    <article className="publication">
      <PageHead
        title={text.publicationTitle}
        note={`${school.name} ${periodName(term, language)}`}
        actions={isOver ? null : <Button onClick={() => window.print()}>{text.print}</Button>}
      />
      <p className="number">{text.publicationNote(publishedOn, until)}</p>
      {isOver ? <Nothing message={text.publicationOver} /> : <PublicationTable rows={rows} />}
      {isOver ? null : <p>{text.contact(contact)}</p>}
    </article>
  );
}
