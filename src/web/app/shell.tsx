import { lazy, Suspense, type ReactElement, type ReactNode } from "react";
import { AccountMenu } from "./account-menu.tsx";
import { useMessages } from "./language.ts";
import { Mark } from "./mark.tsx";
import { MainMenu } from "./menu.tsx";
import { appWords } from "./messages.ts";
import { AsOf, TermSwitch } from "./point-in-time.tsx";
import { Preferences } from "./preferences.tsx";
import { useSignedIn } from "./session.tsx";

const GlobalSearch = lazy(async () => ({ default: (await import("./global-search.tsx")).GlobalSearch }));

/** The frame of the desk: head, menu, page. */
export function Shell({ children }: { readonly children: ReactNode }): ReactElement {
  const text = useMessages(appWords);
  const { county } = useSignedIn();
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {text.skip}
      </a>
      <header className="head">
        <div className="brand">
          <Mark />
          <span className="brand-name">{text.product}</span>
          <span className="county">{county.name}</span>
        </div>
        <div className="global-search">
          <Suspense fallback={null}>
            <GlobalSearch />
          </Suspense>
        </div>
        <div className="head-tools">
          <TermSwitch />
          <AsOf />
          <Preferences />
          <AccountMenu />
        </div>
      </header>
      {county.isDemonstration ? <aside className="demonstration">{text.demonstration}</aside> : null}
      <MainMenu />
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
