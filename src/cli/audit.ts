import type { AuditOutput } from "../contract/audit.ts";
import { dayText, type Day } from "../domain/calendar/day.ts";
import { audit, type Audit, type AuditRow } from "../domain/obligation/audit.ts";
import { obligationStandings } from "../domain/obligation/standing.ts";
import { countedText, noteText, periodText, scopeText, standingWords, unmatchedText } from "../domain/obligation/words.ts";
import { selectAudited, statedSchoolYear, statedSpan, type Chosen, type Selection } from "../domain/plan/select-audited.ts";
import { defaultLists, stageOfName, type Stage } from "../domain/school/stage.ts";
import type { Language } from "../server/files/messages.ts";
import type { LoadedFile } from "./load.ts";
import { oneLine } from "./read.ts";
import { renderTable } from "./table.ts";
import { auditWords } from "./words.ts";

export interface AuditRequest {
  readonly files: readonly LoadedFile[];
  readonly schoolYear: number | null;
  readonly asOf: Day;
  readonly stage: Stage | null;
}

export interface AuditResult {
  readonly files: readonly string[];
  readonly selection: Selection;
  readonly schoolYear: number;
  readonly asOf: Day;
  readonly stage: Stage;
  readonly audit: Audit;
}

/** The stage that the names in the documents tell, the helped school first; junior where none does (our choice: most plans are for 初中). */
function stageOf(selection: Selection): Stage {
  const parties = [...selection.plans, ...selection.summaries].flatMap(({ document }) => document.parties);
  const names = [...parties.filter(({ role }) => role === "helped"), ...parties].map(({ name }) => name);
  return names.map(stageOfName).find((stage) => stage !== null) ?? "junior";
}

/** Holds the summaries among the files against their plans; null if no school year is given or stated. */
export function runAudit(request: AuditRequest): AuditResult | null {
  const selection = selectAudited(request.files.map(({ reading }) => reading));
  const schoolYear = request.schoolYear ?? statedSchoolYear(selection);
  if (schoolYear === null) return null;
  const stage = request.stage ?? stageOf(selection);
  const { commitments, facts } = selection;
  const planSpan = statedSpan(selection, schoolYear);
  return {
    files: request.files.map(({ file }) => file),
    selection,
    schoolYear,
    asOf: request.asOf,
    stage,
    audit: audit({ commitments, facts, schoolYear, asOf: request.asOf, lists: defaultLists(stage), ...(planSpan ? { planSpan } : {}) }),
  };
}

function sources(result: AuditResult, chosen: readonly Chosen[]): { file: string; title: string | null }[] {
  return chosen.map(({ text, document }) => ({ file: result.files[text] ?? "", title: document.title }));
}

function rowJson(result: AuditResult, row: AuditRow, language: Language): AuditOutput["rows"][number] {
  const clause = result.selection.commitments[row.commitment]?.clause;
  const { commitment: _, note, reasons, ...rest } = row;
  return {
    ...rest,
    start: clause?.start ?? 0,
    end: clause?.end ?? 0,
    note: note ? noteText(note, language) : null,
    reasons: reasons.map(({ fact, contribution }) =>
      contribution.kind === "counts"
        ? { fact, counts: contribution.amount }
        : contribution.kind === "lacks"
          ? { fact, lacks: contribution.gap }
          : { fact, excluded: contribution.why },
    ),
  };
}

/** The audit in its published form. */
export function auditJson(result: AuditResult, language: Language): AuditOutput {
  const { rows, rules, unquantified, outcomes, unmatchedFacts } = result.audit;
  return {
    schoolYear: result.schoolYear,
    asOf: dayText(result.asOf),
    stage: result.stage,
    plans: sources(result, result.selection.plans),
    summaries: sources(result, result.selection.summaries),
    rows: rows.map((row) => rowJson(result, row, language)),
    rules: rules.map(({ clause }) => clause),
    unquantified: unquantified.map(({ clause }) => clause),
    outcomes: outcomes.map(({ clause }) => clause),
    facts: result.selection.facts.map(({ clause, start, end, category }) => ({ clause, start, end, category })),
    unmatchedFacts: unmatchedFacts.map(({ clause, why }) => ({ clause, why: unmatchedText(why, language), code: why.kind })),
  };
}

const colon: Readonly<Record<Language, string>> = { zh: "：", en: ": " };

interface Line {
  readonly row: AuditRow;
  readonly scopes: string[];
}

/** Rows that differ in their scope only become one line that lists the scopes. */
function grouped(rows: readonly AuditRow[]): Line[] {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const key = JSON.stringify([
      row.commitment,
      row.period,
      row.standing,
      row.counted,
      row.min,
      row.max,
      row.note,
      row.scope["grade"] ?? "",
    ]);
    const line = lines.get(key) ?? { row, scopes: [] };
    const scope = Object.entries(row.scope).map(([name, value]) => [name, value] as const);
    line.scopes.push(JSON.stringify(scope));
    lines.set(key, line);
  }
  return [...lines.values()];
}

function scopesText(scopes: readonly string[], row: AuditRow, language: Language): string {
  const keys = Object.keys(row.scope);
  const texts = keys.map((key) => {
    const values = new Set(scopes.map((scope) => new Map<string, string>(JSON.parse(scope)).get(key) ?? ""));
    return [...values].map((value) => scopeText(key, value, language)).join("、");
  });
  return texts.join(" · ") || "—";
}

/** A table row of cells; the clause is written only where it changes. */
function tableRows(found: Audit, language: Language): string[][] {
  let last = -1;
  return grouped(found.rows).map(({ row, scopes }) => {
    const clause = row.commitment === last ? "" : oneLine(row.clause);
    last = row.commitment;
    const note = row.note ? noteText(row.note, language) : "";
    return [
      clause,
      periodText(row.period, language),
      scopesText(scopes, row, language),
      standingWords[row.standing][language],
      countedText(row.counted, row, row.measure, language),
      note,
    ];
  });
}

function totals(found: Audit, language: Language): string {
  const counts = obligationStandings.map((standing) => [standing, found.rows.filter((row) => row.standing === standing).length] as const);
  const parts = counts.filter(([, count]) => count > 0).map(([standing, count]) => `${standingWords[standing][language]} ${count}`);
  return `${auditWords.total[language]} ${found.rows.length}${colon[language]}${parts.join("  ")}`;
}

function listPart(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** The audit for people: a table, the totals, and what was not judged. */
export function describeAudit(result: AuditResult, language: Language, columns: number): string {
  const { audit: found, selection } = result;
  const head = `${auditWords.title[language]}  ${result.schoolYear}-${result.schoolYear + 1} ${auditWords.schoolYear[language]}  ${auditWords.asOf[language]} ${dayText(result.asOf)}`;
  const title = (chosen: readonly Chosen[]): string =>
    sources(result, chosen)
      .map((source) => source.title ?? source.file)
      .join("、");
  const parts = [
    head,
    `${auditWords.plan[language]}${colon[language]}${title(selection.plans) || "—"}`,
    selection.summaries.length > 0
      ? `${auditWords.summary[language]}${colon[language]}${title(selection.summaries)}`
      : auditWords.noSummary[language],
    "",
  ];
  if (found.rows.length > 0)
    parts.push(renderTable(auditWords.headings[language], tableRows(found, language), columns), "", totals(found, language));
  else parts.push(auditWords.nothing[language]);
  parts.push(
    ...listPart(
      auditWords.rules[language],
      found.rules.map(({ clause }) => oneLine(clause)),
    ),
  );
  parts.push(
    ...listPart(
      auditWords.unquantified[language],
      found.unquantified.map(({ clause }) => oneLine(clause)),
    ),
  );
  parts.push(
    ...listPart(
      auditWords.outcomes[language],
      found.outcomes.map(({ clause }) => oneLine(clause)),
    ),
  );
  parts.push(
    ...listPart(
      auditWords.unmatched[language],
      found.unmatchedFacts.map(({ clause, why }) => `${oneLine(clause)}  （${unmatchedText(why, language)}）`),
    ),
  );
  return parts.join("\n");
}
