// An expression over outcomes as plain data, after it has passed the whitelist.

/** One number that an expression reads: an outcome, one of its groups, and the value or its interval. */
export interface OutcomeReference {
  readonly outcome: string;
  /** Group of the outcome; `all` when the expression names none. */
  readonly group: string;
  /** `value`, or `interval`: half the width of the confidence interval over replicates, written `ci(...)`. */
  readonly of: 'value' | 'interval';
}

/** An accepted expression as plain data. */
export type ExpressionTree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference'; readonly reference: OutcomeReference }
  | { readonly kind: 'call'; readonly operation: string; readonly operands: readonly ExpressionTree[] };

export interface Expression {
  /** The text with groups that are no plain names in quotes, so that it reads the same without their list. */
  readonly text: string;
  readonly tree: ExpressionTree;
  /** Every outcome read, each once, in order of appearance. */
  readonly references: readonly OutcomeReference[];
}
