import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { goodsWords } from "../messages.ts";

const rooms = [
  { name: "goods", path: "/goods" },
  { name: "assets", path: "/inventory" },
  { name: "published", path: "/published-donations" },
  { name: "requests", path: "/requests" },
] as const;

/** The lists of this room: handover lists, assets, the publication, requests. */
export function GoodsTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(goodsWords);
  return (
    <nav className="room-tabs" aria-label={text.title}>
      {rooms.map(({ name, path }) => (
        <Link key={name} to={path} aria-current={name === current ? "page" : false} className={name === current ? "current" : ""}>
          {text.tabs[name]}
        </Link>
      ))}
    </nav>
  );
}
