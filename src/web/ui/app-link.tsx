import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactElement, ReactNode } from "react";

interface AppLinkProps {
  /** An address of this product: /records?state=submitted. */
  readonly href: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link whose address is put together at run time; it opens the page without loading the whole product again. */
export function AppLink({ href, className, children }: AppLinkProps): ReactElement {
  const router = useRouter();
  const follow = (event: MouseEvent): void => {
    // A new tab or window is the browser's business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={follow} {...(className === undefined ? {} : { className })}>
      {children}
    </a>
  );
}
