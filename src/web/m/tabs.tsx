import type { ReactElement } from "react";
import { ConfirmList } from "./confirm-list.tsx";
import { EnterPage } from "./enter.tsx";
import type { IconName } from "./icons.tsx";
import { Me } from "./me.tsx";
import { Schedule } from "./schedule.tsx";

/** One tab of the phone; its step, and the steps below it, belong to it. */
export interface Tab {
  readonly name: IconName;
  readonly step: string;
  readonly page: () => ReactElement;
}

/** From left to right. */
export const tabs: readonly Tab[] = [
  { name: "confirm", step: "/", page: ConfirmList },
  { name: "enter", step: "/enter", page: EnterPage },
  { name: "schedule", step: "/schedule", page: Schedule },
  { name: "me", step: "/me", page: Me },
];
