import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { rulesWords } from "../rules-messages.ts";

const rooms = [
  { name: "settings", path: "/settings" },
  { name: "rules", path: "/settings/rules" },
] as const;

/** The pages of the county's settings. */
export function SettingsTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(rulesWords);
  const pointInTime = usePointInTime();
  return (
    <nav className="room-tabs" aria-label={text.rooms.settings}>
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
