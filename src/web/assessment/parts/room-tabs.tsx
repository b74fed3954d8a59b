import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { assessmentWords } from "../messages.ts";

const rooms = [
  { name: "list", path: "/assessments" },
  { name: "priority", path: "/priority-list" },
  { name: "form", path: "/assessment-form" },
] as const;

/** The pages of this room: assessments, the priority list, the form. */
export function AssessmentTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(assessmentWords);
  const pointInTime = usePointInTime();
  return (
    <nav className="room-tabs" aria-label={text.title}>
      {rooms.map(({ name, path }) => (
        <Link
          key={name}
          to={path}
          search={pointInTime}
          aria-current={current === name ? "page" : false}
          className={current === name ? "current" : ""}
        >
          {text.rooms[name]}
        </Link>
      ))}
    </nav>
  );
}
