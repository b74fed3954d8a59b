import { readCast } from "./cast.ts";
import { splitDocuments } from "./documents.ts";
import { readFacts } from "./facts.ts";
import { readFrame } from "./frame.ts";
import { normalise } from "./normalise.ts";
import { Originals } from "./originals.ts";
import { outline } from "./outline.ts";
import { PromiseReader } from "./promises.ts";
import type { Fact, ReadDocument, Reading } from "./reading.ts";
import type { DocumentContext } from "./sentence-state.ts";

/** How much of a document is searched for who acts in it. */
const castLength = 2000;

/**
 * Reads a text, as people paste or scrape it, into its documents, commitments and facts.
 * original: Unicode text of 0 characters or more; every offset of the result counts its UTF-16 code units.
 * Never throws; the cost is linear in the length.
 */
export function readText(original: string): Reading {
  const normalised = normalise(original);
  const { text } = normalised;
  const originals = new Originals(original, normalised);
  const promises = new PromiseReader(originals);
  const sentences = outline(text);
  const facts: Fact[] = [];
  const documents: ReadDocument[] = [];
  let at = 0;
  for (const [document, part] of splitDocuments(text).entries()) {
    const first = at;
    while (at < sentences.length && (sentences[at]?.start ?? 0) < part.end) at++;
    const own = sentences.slice(first, at);
    const cast = readCast(part.kind, part.title, text.slice(part.start, Math.min(part.end, part.start + castLength)));
    const context: DocumentContext = { text, part, cast, headingActors: new WeakMap() };
    promises.read(context, own, document);
    if (part.kind === "summary") for (const fact of readFacts(context, own, document, originals)) facts.push(fact);
    documents.push(readFrame(context, own, originals));
  }
  return { documents, commitments: promises.commitments, uncounted: promises.uncounted, facts };
}
