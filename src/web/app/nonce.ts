/**
 * The number that the server allowed for styles of this one page; undefined where the page comes from elsewhere (a
 * development server). antd writes its CSS variables into a style element, which a strict policy blocks without it.
 */
export function styleNonce(): string | undefined {
  const content = document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content");
  return content === undefined || content === null || content === "" || content.startsWith("__") ? undefined : content;
}
