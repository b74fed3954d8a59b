import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { planWords } from "../messages.ts";

/** The two lists of this room: plans, and requests that an obligation be waived. */
export function PlanTabs({ current }: { readonly current: "plans" | "waivers" }): ReactElement {
  const text = useMessages(planWords);
  const pointInTime = usePointInTime();
  return (
    <nav className="room-tabs" aria-label={text.title}>
      {(["plans", "waivers"] as const).map((room) => (
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
