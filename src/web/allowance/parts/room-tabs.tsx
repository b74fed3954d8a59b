import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { canSomewhere } from "../../../domain/access/access.ts";
import { useMessages } from "../../app/language.ts";
import { useActor } from "../../app/session.tsx";
import { allowanceWords } from "../messages.ts";

/** Whether somebody sees whole runs, or the own slips only. The server decides what each list holds. */
export function useReadsRuns(): boolean {
  return canSomewhere(useActor(), "allowance.read");
}

/** The lists of this room: runs, rules, own slips. */
export function RoomTabs({ current }: { readonly current: "runs" | "rules" | "own" }): ReactElement {
  const text = useMessages(allowanceWords);
  const readsRuns = useReadsRuns();
  const rooms = [
    { name: "runs", to: "/allowances", title: text.runs },
    { name: "rules", to: "/allowances/rules", title: text.rules },
    { name: "own", to: "/allowances/own", title: text.ownSlips },
  ] as const;
  return (
    <nav className="room-tabs" aria-label={text.title}>
      {rooms
        .filter(({ name }) => (name === "own" ? !readsRuns : name === "rules" || readsRuns))
        .map(({ name, to, title }) => (
          <Link key={name} to={to} aria-current={name === current ? "page" : false} className={name === current ? "current" : ""}>
            {title}
          </Link>
        ))}
    </nav>
  );
}
