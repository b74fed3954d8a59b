import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Session } from "../../contract/session.ts";
import { onSessionOver } from "../api.ts";
import { Problem } from "./problem.ts";
import { useTakeSession } from "./session.tsx";

interface Waiting {
  readonly signedIn: () => void;
  readonly gaveUp: (error: Error) => void;
}

function sessionIsOver(): Problem {
  return new Problem({ status: 401, code: "not-signed-in", detail: null, fields: [], requestId: null });
}

/** Whether signing in is asked for, over the page where the session ended, and what came of it. */
export interface SessionOver {
  readonly isOpen: boolean;
  readonly enter: (session: Session) => void;
  readonly giveUp: () => void;
}

/** Every call that was refused for want of a session waits here and is made again afterwards. */
export function useSessionOver(session: Session, client: QueryClient): SessionOver {
  const takeSession = useTakeSession();
  const waiting = useRef<Waiting[]>([]);
  const [isOpen, setIsOpen] = useState(false);

  useEffect(() => {
    onSessionOver(
      () =>
        new Promise((signedIn, gaveUp) => {
          waiting.current.push({ signedIn, gaveUp });
          setIsOpen(true);
        }),
    );
    return () => onSessionOver(null);
  }, []);

  const finish = (settle: (one: Waiting) => void): void => {
    setIsOpen(false);
    const all = waiting.current;
    waiting.current = [];
    for (const one of all) settle(one);
  };
  const enter = (next: Session): void => {
    takeSession(next);
    // Somebody else may see other things: what waits must not run in their name, and the page is read anew.
    const isSame = next.account.id === session.account.id;
    finish((one) => (isSame ? one.signedIn() : one.gaveUp(sessionIsOver())));
    if (!isSame) void client.invalidateQueries();
  };
  return { isOpen, enter, giveUp: () => finish((one) => one.gaveUp(sessionIsOver())) };
}
