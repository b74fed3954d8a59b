import type { ReactElement } from "react";
import { canSomewhere } from "../../../domain/access/access.ts";
import { useMessages } from "../../app/language.ts";
import { useActor } from "../../app/session.tsx";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { allowanceWords } from "../messages.ts";

/** Whether somebody sees whole runs, or the own slips only. The server decides what each list holds. */
export function useReadsRuns(): boolean {
  return canSomewhere(useActor(), "allowance.read");
}

/** The lists of this room: runs, rules, own slips. */
export function AllowanceTabs({ current }: { readonly current: "runs" | "rules" | "own" }): ReactElement {
  const text = useMessages(allowanceWords);
  const readsRuns = useReadsRuns();
  const rooms = [
    { name: "runs", path: "/allowances", title: text.runs },
    { name: "rules", path: "/allowances/rules", title: text.rules },
    { name: "own", path: "/allowances/own", title: text.ownSlips },
  ] as const;
  const shown = rooms.filter(({ name }) => (name === "own" ? !readsRuns : name === "rules" || readsRuns));
  return <RoomTabs label={text.title} current={current} rooms={shown} />;
}
