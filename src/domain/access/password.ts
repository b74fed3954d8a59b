/** Shortest password. Source: standards, section 8, control 1 (8 at least, 10 as the default). */
export const passwordLengthMin = 10;
/** How many passwords of an account, the present one among them, cannot be taken again. Source: the same control. */
export const passwordsRemembered = 5;
/** From this length on a phrase need not mix classes. Source: our choice after NIST SP 800-63B, 3.1.1.2: length goes before composition. */
const phraseLengthMin = 16;

const classes: readonly RegExp[] = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];
/** Small letters, capitals, digits, signs: three of the four. Source: standards, section 8, control 1. */
const classesMin = 3;

/** Why a password is not good enough. */
export type PasswordProblem = "short" | "simple" | "name";

/**
 * What is wrong with a new password; null where nothing is. Whether the account had it before, only the server knows.
 * loginName: the account's, which a password must not hold.
 */
export function passwordProblem(password: string, loginName: string): PasswordProblem | null {
  const length = Array.from(password).length;
  if (length < passwordLengthMin) return "short";
  const isMixed = classes.filter((one) => one.test(password)).length >= classesMin;
  if (length < phraseLengthMin && !isMixed) return "simple";
  return loginName !== "" && password.toLowerCase().includes(loginName.toLowerCase()) ? "name" : null;
}
