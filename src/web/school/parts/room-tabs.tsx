import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { can } from "../../../domain/access/access.ts";
import { useMessages } from "../../app/language.ts";
import { useActor } from "../../app/session.tsx";
import { schoolWords } from "../messages.ts";

/** The three lists of this room: schools, staff, accounts. */
export function RoomTabs({ current }: { readonly current: "schools" | "staff" | "accounts" }): ReactElement {
  const text = useMessages(schoolWords);
  const mayManage = can(useActor(), "account.manage", { kind: "county" });
  const rooms = (["schools", "staff", "accounts"] as const).filter((room) => room !== "accounts" || mayManage);
  return (
    <nav className="room-tabs" aria-label={text.title}>
      {rooms.map((room) => (
        <Link key={room} to={`/${room}`} aria-current={room === current ? "page" : false} className={room === current ? "current" : ""}>
          {text[room]}
        </Link>
      ))}
    </nav>
  );
}
