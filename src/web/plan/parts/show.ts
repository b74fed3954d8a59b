/** Room that is left beside what was scrolled to, in pixels: a line. */
const margin = 24;

/** Scrolls the page to where a card is seen. */
export function showCard(cardId: string): void {
  document.querySelector(`#card-${cardId}`)?.scrollIntoView({ block: "nearest" });
}

/** Scrolls the plan's text, and never the page, to where the sentence of a card is seen. */
export function showSentence(cardId: string): void {
  const mark = document.querySelector(`mark[data-card="${cardId}"]`);
  const text = mark?.closest(".plan-text");
  if (!mark || !text) return;
  const [own, around] = [mark.getBoundingClientRect(), text.getBoundingClientRect()];
  if (own.top < around.top) text.scrollTop += own.top - around.top - margin;
  else if (own.bottom > around.bottom) text.scrollTop += own.bottom - around.bottom + margin;
}
