import { Badge, TabBar } from "antd-mobile";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, type ReactElement } from "react";
import { listWaitingMonths } from "../../contract/attendance.ts";
import type { Session } from "../../contract/session.ts";
import { getWorkbench } from "../../contract/workbench.ts";
import { useMessages } from "../app/language.ts";
import { Problem } from "../app/problem.ts";
import { useRoute } from "../app/query.ts";
import { useSessionOver } from "../app/session-over.ts";
import { SignedIn, useSession, useSignedIn, useTakeSession } from "../app/session.tsx";
import { Icon } from "./icons.tsx";
import { phoneWords } from "./messages.ts";
import { flush } from "./outbox.ts";
import { goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";
import { tabs, type Tab } from "./tabs.tsx";

/** Forms are no part of the first load: most days begin signed in. */
const SignIn = lazy(async () => ({ default: (await import("./sign-in.tsx")).SignIn }));
const SignInAgain = lazy(async () => ({ default: (await import("./sign-in-again.tsx")).SignInAgain }));

const firstTab = tabs[0];

/** The tab that a step belongs to; the first one for addresses that are nobody's. */
function tabOf(step: string): Tab | undefined {
  return tabs.find((tab) => tab.step !== "/" && (step === tab.step || step.startsWith(`${tab.step}/`))) ?? firstTab;
}

function Tabs(): ReactElement {
  const text = useMessages(phoneWords);
  const { county } = useSignedIn();
  const tab = tabOf(useStep());
  const months = useRoute(listWaitingMonths, {}).data?.rows.length ?? 0;
  const waiting = months + (useRoute(getWorkbench, {}).data?.confirm.length ?? 0);
  const Page = tab?.page;
  useEffect(() => {
    document.title = text.product;
  }, [text]);
  return (
    <div className="phone">
      <header className="phone-head">
        <h1>{county.name}</h1>
      </header>
      <main className="phone-page">{Page === undefined ? null : <Page />}</main>
      <nav className="phone-tabs">
        <TabBar activeKey={tab?.step ?? "/"} onChange={(step) => goTo(step)}>
          {tabs.map(({ name, step }) => (
            <TabBar.Item
              key={step}
              title={text[name]}
              icon={
                name === "confirm" && waiting > 0 ? (
                  <Badge content={waiting}>
                    <Icon name={name} />
                  </Badge>
                ) : (
                  <Icon name={name} />
                )
              }
            />
          ))}
        </TabBar>
      </nav>
    </div>
  );
}

/** Sends what waits on the phone: now, and whenever it is back on line. */
function useOutboxFlush(accountId: string): void {
  useEffect(() => {
    const send = (): void => {
      // Without a store there is nothing to send.
      flush(accountId).catch(() => undefined);
    };
    send();
    addEventListener("online", send);
    return () => removeEventListener("online", send);
  }, [accountId]);
}

function Seated({ session }: { readonly session: Session }): ReactElement {
  const client = useQueryClient();
  const over = useSessionOver(session, client);
  useOutboxFlush(session.account.id);
  return (
    <SignedIn session={session}>
      <Tabs />
      <Suspense fallback={null}>{over.isOpen ? <SignInAgain session={session} over={over} /> : null}</Suspense>
    </SignedIn>
  );
}

/** Everything on the phone: signing in, or the tabs. */
export function Home(): ReactElement {
  const text = useMessages(phoneWords);
  const session = useSession();
  const takeSession = useTakeSession();
  if (session.isPending) return <Waiting />;
  if (session.isError) {
    const isNobody = session.error instanceof Problem && session.error.code === "not-signed-in";
    if (!isNobody) return <Failed error={session.error} onRetry={() => void session.refetch()} />;
    return (
      <Suspense fallback={<Waiting />}>
        <SignIn onSignedIn={takeSession} />
      </Suspense>
    );
  }
  if (session.data.account.mustChangePassword) {
    return <Nothing message={text.changePasswordFirst} action={<a href="/">{text.desktop}</a>} />;
  }
  return (
    <Suspense fallback={<Waiting />}>
      <Seated session={session.data} />
    </Suspense>
  );
}
