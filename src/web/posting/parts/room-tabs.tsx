import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { postingWords } from "../messages.ts";

/** The two views of this room: the list of people, and who is away from a school. */
export function RoomTabs({ current }: { readonly current: "list" | "board" }): ReactElement {
  const text = useMessages(postingWords);
  const pointInTime = usePointInTime();
  return (
    <nav className="room-tabs" aria-label={text.title}>
      <Link
        to="/postings"
        search={pointInTime}
        aria-current={current === "list" ? "page" : false}
        className={current === "list" ? "current" : ""}
      >
        {text.list}
      </Link>
      <Link
        to="/posting-board"
        search={pointInTime}
        aria-current={current === "board" ? "page" : false}
        className={current === "board" ? "current" : ""}
      >
        {text.board}
      </Link>
    </nav>
  );
}
