/**
 * The part of lezer-feel that we use. Its own declarations (3.0.1) leave a parameter without a type, which our strict
 * settings refuse; `paths` in tsconfig.base.json puts these in their place. What runs is the package itself.
 */

export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
}

export const parser: { parse(text: string): { readonly topNode: SyntaxNode } };
