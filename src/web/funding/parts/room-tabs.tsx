import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { fundingWords } from "../messages.ts";

const pages = [
  { name: "money", path: "/money" },
  { name: "payments", path: "/payments" },
  { name: "books", path: "/books" },
] as const;

/** The three pages of the room: how the money stands, the payments, the books. */
export function FundingTabs({ current }: { readonly current: (typeof pages)[number]["name"] }): ReactElement {
  const text = useMessages(fundingWords);
  const pointInTime = usePointInTime();
  return (
    <nav className="room-tabs" aria-label={text.title}>
      {pages.map(({ name, path }) => (
        <Link
          key={name}
          to={path}
          search={pointInTime}
          className={name === current ? "current" : ""}
          aria-current={name === current ? "page" : false}
        >
          {text.tabs[name]}
        </Link>
      ))}
    </nav>
  );
}
