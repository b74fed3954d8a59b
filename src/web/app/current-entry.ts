import { useEffect, useRef, type RefObject } from "react";

/**
 * Brings the chosen entry of a menu into view where the menu scrolls by itself, as on narrow screens. The list is
 * positioned, its entries carry `data-entry`. `scrollIntoView` would scroll the page as well.
 */
export function useCurrentEntry(current: string | undefined): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const menu = list.current;
    const entry = menu?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(current ?? "")}"]`);
    if (!menu || !entry) return;
    menu.scrollLeft = entry.offsetLeft - (menu.clientWidth - entry.offsetWidth) / 2;
    menu.scrollTop = entry.offsetTop - (menu.clientHeight - entry.offsetHeight) / 2;
  }, [current]);
  return list;
}
