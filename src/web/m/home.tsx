import { Badge, TabBar, Toast } from "antd-mobile";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState, type ReactElement } from "react";
import { listWaitingMonths } from "../../contract/attendance.ts";
import type { Session } from "../../contract/session.ts";
import { getEntryHints, getWorkbench, type Workbench } from "../../contract/workbench.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { Problem } from "../app/problem.ts";
import { useRoute } from "../app/query.ts";
import { useSessionOver } from "../app/session-over.ts";
import { SignedIn, useSession, useSignedIn, useTakeSession } from "../app/session.tsx";
import { enterWords } from "./enter-messages.ts";
import { faultText } from "./fault-text.ts";
import { Icon } from "./icons.tsx";
import { phoneWords } from "./messages.ts";
import { flush } from "./outbox.ts";
import { isAttendStep, pageOf } from "./pages.ts";
import { goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";
import { tabs, type Tab } from "./tabs.tsx";

/** Forms are no part of the first load: most days begin signed in. */
const SignIn = lazy(async () => ({ default: (await import("./sign-in.tsx")).SignIn }));
const SignInAgain = lazy(async () => ({ default: (await import("./sign-in-again.tsx")).SignInAgain }));

const AttendAsGuest = lazy(async () => ({ default: (await import("./attend.tsx")).AttendAsGuest }));

const firstTab = tabs[0];

/** The tab that a step belongs to; the first one for addresses that are nobody's. */
function tabOf(step: string): Tab | undefined {
  return tabs.find((tab) => tab.step !== "/" && (step === tab.step || step.startsWith(`${tab.step}/`))) ?? firstTab;
}

/** How much waits for the person's decision, of every kind. */
function approvalsOf({ approvals }: Workbench): number {
  return approvals.reduce((sum, { count }) => sum + count, 0);
}

function Tabs(): ReactElement {
  const text = useMessages(phoneWords);
  const { county } = useSignedIn();
  const at = useStep();
  const own = pageOf(at);
  const tab = tabOf(own?.tab ?? at);
  const workbench = useRoute(getWorkbench, {}).data;
  const months = useRoute(listWaitingMonths, {}).data?.rows.length ?? 0;
  const waiting = months + (workbench === undefined ? 0 : workbench.confirm.length + workbench.questioned.length + approvalsOf(workbench));
  // Kept at hand from the first page on: without a connection the form still has its pairs, subjects and people.
  useRoute(getEntryHints, {});
  const Page = own?.page ?? tab?.page;
  useEffect(() => {
    document.title = text.product;
  }, [text]);
  return (
    <div className="phone">
      <header className="phone-head">
        <h1>{county.name}</h1>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a stretch of its own that scrolls must be reachable by keyboard */}
      <main className="phone-page" tabIndex={0}>
        <Suspense fallback={<Waiting />}>{Page === undefined ? null : <Page />}</Suspense>
      </main>
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

/** How often waiting records are tried, in milliseconds: on a closed network no browser tells that the server is back. Our choice. */
const flushEvery = 30_000;

/** Sends what waits on the phone: now, whenever it is back on line or looked at again, and every half minute. */
function useOutboxFlush(accountId: string): void {
  const client = useQueryClient();
  const language = useLanguage();
  const { sentLater } = useMessages(enterWords);
  useEffect(() => {
    const send = async (): Promise<void> => {
      const count = await flush({ accountId, reasonOf: (error) => faultText(error, language) });
      if (count === 0) return;
      Toast.show({ content: sentLater(count) });
      await client.invalidateQueries();
    };
    const trySend = (): void => {
      // Without a store there is nothing to send.
      send().catch(() => undefined);
    };
    trySend();
    const timer = setInterval(trySend, flushEvery);
    addEventListener("online", trySend);
    document.addEventListener("visibilitychange", trySend);
    return () => {
      clearInterval(timer);
      removeEventListener("online", trySend);
      document.removeEventListener("visibilitychange", trySend);
    };
  }, [accountId, client, language, sentLater]);
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
  const step = useStep();
  const [isSigningIn, setSigningIn] = useState(false);
  if (session.isPending) return <Waiting />;
  if (session.isError) {
    const isNobody = session.error instanceof Problem && session.error.code === "not-signed-in";
    if (!isNobody) return <Failed error={session.error} onRetry={() => void session.refetch()} />;
    return (
      <Suspense fallback={<Waiting />}>
        {isAttendStep(step) && !isSigningIn ? <AttendAsGuest onSignIn={() => setSigningIn(true)} /> : <SignIn onSignedIn={takeSession} />}
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
