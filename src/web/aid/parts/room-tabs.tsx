import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { aidWords } from "../messages.ts";

const rooms = [
  { name: "list", path: "/aid" },
  { name: "publications", path: "/aid/publications" },
  { name: "overview", path: "/aid/overview" },
  { name: "settings", path: "/aid/settings" },
] as const;

/** The pages of student aid. */
export function AidTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(aidWords);
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
          {text.rooms[name]}
        </Link>
      ))}
    </nav>
  );
}
