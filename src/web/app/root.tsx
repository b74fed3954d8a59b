import { Link, Navigate, Outlet, useRouter, useRouterState, type ErrorComponentProps } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, type ReactElement } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { Session } from "../../contract/session.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { useMessages } from "./language.ts";
import { appWords } from "./messages.ts";
import { PageHead } from "./page-head.tsx";
import { Problem } from "./problem.ts";
import { useSessionOver } from "./session-over.ts";
import { SignedIn, useSession } from "./session.tsx";
import { Shell } from "./shell.tsx";

/** Forms are no part of the first load: most days begin signed in. */
const FirstPassword = lazy(async () => ({ default: (await import("../session/change-password.tsx")).FirstPassword }));
const SignInAgain = lazy(async () => ({ default: (await import("../session/sign-in-again.tsx")).SignInAgain }));

/** Pages that are for nobody in particular. */
const openPaths: ReadonlySet<string> = new Set(["/sign-in", "/setup"]);

function Seated({ session }: { readonly session: Session }): ReactElement {
  const client = useQueryClient();
  const over = useSessionOver(session, client);
  return (
    <SignedIn session={session}>
      <Suspense fallback={<Waiting />}>
        {session.account.mustChangePassword ? (
          <FirstPassword />
        ) : (
          <Shell>
            <Outlet />
          </Shell>
        )}
      </Suspense>
      <Suspense fallback={null}>{over.isOpen ? <SignInAgain session={session} over={over} /> : null}</Suspense>
    </SignedIn>
  );
}

function Inside(): ReactElement {
  const session = useSession();
  const href = useRouterState({ select: (state) => state.location.href });
  if (session.isPending) return <Waiting />;
  if (session.isError) {
    if (session.error instanceof Problem && session.error.code === "not-signed-in") {
      return <Navigate to="/sign-in" search={href === "/" ? {} : { next: href }} replace />;
    }
    return <Failed error={session.error} onRetry={() => void session.refetch()} />;
  }
  return <Seated session={session.data} />;
}

/** Everything: the open pages as they are, the others inside the shell for whoever is signed in. */
export function Root(): ReactElement {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return openPaths.has(pathname) ? <Outlet /> : <Inside />;
}

/** An address without a page. */
export function NoPage(): ReactElement {
  const text = useMessages(appWords);
  return (
    <>
      <PageHead title={text.noPage} />
      <Link to="/">{text.toWorkbench}</Link>
    </>
  );
}

/** A page that failed: the others still work. */
export function BrokenPage({ error, reset }: ErrorComponentProps): ReactElement {
  const text = useMessages(appWords);
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="state">
      <p>{text.broken}</p>
      <Button href="/">{text.toWorkbench}</Button>
      <Failed error={error} onRetry={again} />
    </div>
  );
}
