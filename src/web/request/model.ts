import type { ApprovalState } from "../../domain/approval/approval.ts";
import type { RequestContent, RequestPage } from "../../contract/request.ts";
import { estimateOf, overspentFen, type RequestState } from "../../domain/request/request.ts";

/** The form of a request; amounts in yuan, as people write them. */
export interface RequestValues {
  readonly schoolId: string;
  readonly kind: RequestContent["kind"];
  readonly title: string;
  readonly description: string;
  readonly wantedBy: string | null;
  readonly lines: readonly { readonly name: string; readonly yuan: number }[];
}

export function contentOf(values: RequestValues): RequestContent {
  return {
    kind: values.kind,
    title: values.title.trim(),
    description: values.description.trim(),
    wantedBy: values.wantedBy ?? null,
    lines: values.lines.map(({ name, yuan }) => ({ name: name.trim(), amountFen: Math.round(yuan * 100) })),
  };
}

/** The form as a request that is there begins it. */
export function valuesOf(page: RequestPage): RequestValues {
  return {
    schoolId: page.school.id,
    kind: page.kind,
    title: page.title,
    description: page.description,
    wantedBy: page.wantedBy,
    lines: page.lines.map(({ name, amountFen }) => ({ name, yuan: amountFen / 100 })),
  };
}

/** The sum of a form's lines in yuan; lines that are not filled in yet count nothing. */
export function sumYuan(lines: readonly { readonly yuan?: number | null }[] | undefined): number {
  return estimateOf((lines ?? []).map((line) => ({ amountFen: Math.round((line?.yuan ?? 0) * 100) }))) / 100;
}

const requestStates: readonly RequestState[] = ["draft", "submitted", "returned", "approved", "active", "completed", "withdrawn"];

/** Whether a state is one of a request's; all of those that the server sends are. */
export function isRequestState(state: ApprovalState): state is RequestState {
  return requestStates.some((known) => known === state);
}

/** Which of the five steps a request is at: request, opinions, decision, work, completion. */
export function stepOf(state: RequestState, opinions: number): number {
  switch (state) {
    case "draft":
    case "returned":
    case "withdrawn":
      return 0;
    case "submitted":
      return opinions === 0 ? 1 : 2;
    case "approved":
    case "active":
      return 3;
    case "completed":
      return 5;
    default:
      return state satisfies never;
  }
}

/** What was spent beyond the grant in yuan; null where nothing was. */
export function overspentYuan({ grantedFen, actualFen }: Pick<RequestPage, "grantedFen" | "actualFen">): number | null {
  if (grantedFen === null || actualFen === null) return null;
  const over = overspentFen(grantedFen, actualFen);
  return over === 0 ? null : over / 100;
}
