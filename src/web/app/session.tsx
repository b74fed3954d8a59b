import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { createContext, useContext, type ReactElement, type ReactNode } from "react";
import { getSession, type Session } from "../../contract/session.ts";
import type { Actor } from "../../domain/access/role.ts";
import { call } from "../api.ts";
import { keyOf } from "./query.ts";

const sessionKey = keyOf(getSession, {});

/** Who is signed in; fails with `not-signed-in` where nobody is. */
export function useSession(): UseQueryResult<Session> {
  return useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => call(getSession, {}, { signal, mayAskToSignIn: false }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Takes over the session that signing in answered with. */
export function useTakeSession(): (session: Session) => void {
  const client = useQueryClient();
  return (session) => client.setQueryData(sessionKey, session);
}

const SignedInSession = createContext<Session | null>(null);

/** Gives the pages below the session. */
export function SignedIn({ session, children }: { readonly session: Session; readonly children: ReactNode }): ReactElement {
  return <SignedInSession value={session}>{children}</SignedInSession>;
}

/** Who is signed in, for pages inside the shell. */
export function useSignedIn(): Session {
  const session = useContext(SignedInSession);
  if (session === null) throw new Error("expected a signed-in session around this page, found none");
  return session;
}

/** The signed-in person as the table of permissions knows them. */
export function useActor(): Actor {
  const { account, grants } = useSignedIn();
  return { accountId: account.id, grants };
}
