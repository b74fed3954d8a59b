import { unstableSetRender } from "antd-mobile";
import { createRoot, type Root } from "react-dom/client";

const roots = new WeakMap<Element | DocumentFragment, Root>();

/**
 * antd-mobile puts toasts and dialogs on the page through a function that React 19 no longer has; without this they
 * silently never appear.
 */
export function teachReact19(): void {
  unstableSetRender((node, container) => {
    const root = roots.get(container) ?? createRoot(container);
    roots.set(container, root);
    root.render(node);
    return async () => {
      // Not while React is rendering.
      await Promise.resolve();
      root.unmount();
      roots.delete(container);
    };
  });
}
