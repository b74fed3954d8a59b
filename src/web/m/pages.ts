import { lazy, type ComponentType } from "react";

/** A page that is no tab's own; fetched when it is first opened. `tab` is the one that stays lit below it. */
interface PhonePage {
  readonly is: (step: string) => boolean;
  readonly tab: string;
  readonly page: ComponentType;
}

/** Whether a step is the address behind a code. */
export function isAttendStep(step: string): boolean {
  return /^\/attend\/\d{6}-[\w-]{12}$/.test(step);
}

const startsWith =
  (start: string) =>
  (step: string): boolean =>
    step.startsWith(start);

const pages: readonly PhonePage[] = [
  { is: startsWith("/events/"), tab: "/schedule", page: lazy(async () => ({ default: (await import("./event-step.tsx")).EventStep })) },
  {
    is: startsWith("/mentorships"),
    tab: "/enter",
    page: lazy(async () => ({ default: (await import("./mentorships.tsx")).MentorshipStep })),
  },
  {
    is: startsWith("/assessments"),
    tab: "/enter",
    page: lazy(async () => ({ default: (await import("./assessments.tsx")).AssessmentStep })),
  },
  { is: isAttendStep, tab: "/schedule", page: lazy(async () => ({ default: (await import("./attend.tsx")).AttendStep })) },
];

/** The page of a step that is no tab's own. */
export function pageOf(step: string): PhonePage | undefined {
  return pages.find(({ is }) => is(step));
}
