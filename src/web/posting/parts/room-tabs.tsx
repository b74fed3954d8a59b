import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { postingWords } from "../messages.ts";

const rooms = [
  { name: "list", path: "/postings" },
  { name: "board", path: "/posting-board" },
  { name: "exchange", path: "/exchange" },
] as const;

/** The views of this room: the list of people, who is away from a school, and the share of teachers who move. */
export function RoomTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(postingWords);
  const pointInTime = usePointInTime();
  return (
    <nav className="room-tabs" aria-label={text.title}>
      {rooms.map(({ name, path }) => (
        <Link
          key={name}
          to={path}
          search={pointInTime}
          aria-current={name === current ? "page" : false}
          className={name === current ? "current" : ""}
        >
          {text[name]}
        </Link>
      ))}
    </nav>
  );
}
