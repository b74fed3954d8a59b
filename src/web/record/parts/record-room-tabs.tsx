import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { mentorshipWords } from "../../mentorship/messages.ts";

/** The lists of this room: records, and what is entered in a room of its own. */
export function RecordRoomTabs({ current }: { readonly current: "records" | "mentorships" | "projects" }): ReactElement {
  const text = useMessages(mentorshipWords);
  const pointInTime = usePointInTime();
  return (
    <nav className="room-tabs" aria-label={text.rooms.records}>
      {(["records", "mentorships", "projects"] as const).map((room) => (
        <Link
          key={room}
          to={`/${room}`}
          search={pointInTime}
          aria-current={room === current ? "page" : false}
          className={room === current ? "current" : ""}
        >
          {text.rooms[room]}
        </Link>
      ))}
    </nav>
  );
}
