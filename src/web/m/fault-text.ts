import type { Language } from "../../domain/language.ts";
import { Problem } from "../app/problem.ts";
import { failureText } from "../ui/problem-words.ts";
import { enterWords } from "./enter-messages.ts";

/** Why the server refused a record, in the words of the form where it names a field. */
export function faultText(error: unknown, language: Language): string {
  const faults: Readonly<Record<string, string>> = enterWords[language].faults;
  const fault = error instanceof Problem ? faults[error.fields[0]?.code ?? ""] : undefined;
  return fault ?? failureText(error, language);
}
