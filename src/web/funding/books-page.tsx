import "./funding.css";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { exportBookings, getBalances, listBookings, type BookingLine } from "../../contract/funding.ts";
import { accountKey } from "../../domain/funding/booking.ts";
import { useChangeAddress } from "../app/address-bar.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { Failed, Waiting } from "../ui/states.tsx";
import { accountName, fenText } from "./model.ts";
import { bookWords } from "./book-messages.ts";
import { fundingWords } from "./messages.ts";
import { FundingTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/books");

function useColumns(): Column<BookingLine>[] {
  const text = useMessages(fundingWords);
  const books = useMessages(bookWords);
  const language = useLanguage();
  return [
    { key: "bookedOn", title: books.bookedOn, cell: ({ bookedOn }) => <span className="number">{bookedOn}</span>, isSortable: true },
    { key: "from", title: books.from, cell: ({ from }) => accountName(from, language) },
    { key: "to", title: books.to, cell: ({ to }) => accountName(to, language) },
    { key: "amountFen", title: text.amount, cell: ({ amountFen }) => fenText(amountFen), isSortable: true, isNumber: true },
    {
      key: "words",
      title: text.summary,
      cell: ({ words, thing, isBack }) => (
        <>
          {thing.kind === "payment" ? <AppLink href={`/payments/${thing.id}`}>{words}</AppLink> : words}
          {isBack ? <span className="muted"> · {text.back}</span> : null}
        </>
      ),
    },
    { key: "bookedBy", title: books.bookedBy, cell: ({ bookedBy }) => bookedBy },
  ];
}

/** What every account holds, and whether the books balance, said as a sentence. */
function Balances(): ReactElement {
  const text = useMessages(fundingWords);
  const books = useMessages(bookWords);
  const language = useLanguage();
  const { partnershipId } = page.useSearch();
  const changeAddress = useChangeAddress();
  const answer = useRoute(getBalances, { query: partnershipId === undefined ? {} : { partnershipId } }, { keepPrevious: true });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { rows, inFen, outFen } = answer.data;
  if (rows.length === 0) return <p>{books.noBookingsYet}</p>;
  return (
    <section aria-label={books.balances} className="panel" style={{ marginBottom: 16 }}>
      <p className="books-sentence">
        {inFen === outFen ? `✓ ${books.booksBalance(fenText(inFen))}` : `▲ ${books.booksBroken(fenText(inFen), fenText(outFen))}`}
      </p>
      <div className="books-balances">
        <table className="budget-table">
          <thead>
            <tr>
              <th scope="col">{books.account}</th>
              <th scope="col">{text.note}</th>
              {[books.in, books.out, books.balance].map((name) => (
                <th key={name} scope="col" className="amount">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={accountKey(row)}>
                <th scope="row">
                  <a
                    href={`/books?account=${accountKey(row)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      changeAddress({ account: accountKey(row), page: undefined });
                    }}
                  >
                    {accountName(row, language)}
                    {row.people === null ? "" : ` ${books.people(row.people)}`}
                  </a>
                </th>
                <td className="muted">
                  {text.accounts[row.kind]} · {row.kind === "school" && row.balanceFen < 0 ? books.ownMoney : books.accountHints[row.kind]}
                </td>
                <td className="amount number">{fenText(row.inFen)}</td>
                <td className="amount number">{fenText(row.outFen)}</td>
                <td className="amount number">{fenText(row.balanceFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The books: every amount with both its ends, and what each account holds. */
export function BooksPage(): ReactElement {
  const text = useMessages(fundingWords);
  const books = useMessages(bookWords);
  const language = useLanguage();
  const query = page.useSearch();
  const answer = useRoute(listBookings, { query: listQueryOf("bookings", query) }, { keepPrevious: true });
  const balances = useRoute(getBalances, { query: query.partnershipId === undefined ? {} : { partnershipId: query.partnershipId } });
  const columns = useColumns();
  const accounts = (balances.data?.rows ?? []).map((row) => ({ value: accountKey(row), label: accountName(row, language) }));
  return (
    <>
      <PageHead title={text.title} />
      <FundingTabs current="books" />
      <Balances />
      <QueryTable
        id="bookings"
        label={text.tabs.books}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportBookings, { query })}
        nothing={books.noBookingsYet}
        filters={[
          { kind: "choice", names: ["account"], label: books.account, options: accounts },
          { kind: "days", names: ["from", "to"], label: books.bookedOn },
        ]}
      />
    </>
  );
}
