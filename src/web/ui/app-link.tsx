import { useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import type { MouseEvent, ReactElement, ReactNode } from "react";
import { usePointInTime } from "../app/address-bar.ts";
import { atPointInTime } from "../app/address.ts";

interface AppLinkProps {
  /** An address of this product: /records?state=submitted. The day and term that are shown go along. */
  readonly href: string;
  readonly className?: string;
  /** Whether it leads to the page that is open. */
  readonly isCurrent?: boolean;
  readonly children: ReactNode;
}

/** The whole address, and what a click on it does: the page opens without loading the whole product again. */
function useFollow(address: string): { readonly href: string; readonly onClick: (event: MouseEvent) => void } {
  const router = useRouter();
  const href = atPointInTime(address, usePointInTime());
  const onClick = (event: MouseEvent): void => {
    // A new tab or window is the browser's business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return { href, onClick };
}

/** A link whose address is put together at run time. */
export function AppLink({ href, className, isCurrent = false, children }: AppLinkProps): ReactElement {
  return (
    <a {...useFollow(href)} aria-current={isCurrent ? "page" : false} {...(className === undefined ? {} : { className })}>
      {children}
    </a>
  );
}

interface LinkButtonProps {
  readonly href: string;
  readonly isPrimary?: boolean;
  readonly children: ReactNode;
}

/** A link that looks like a button: for the next thing to do. */
export function LinkButton({ href, isPrimary = false, children }: LinkButtonProps): ReactElement {
  return (
    <Button type={isPrimary ? "primary" : "default"} {...useFollow(href)}>
      {children}
    </Button>
  );
}
