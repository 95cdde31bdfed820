// Content of a rule setter's technology in each product, c = v(I − A)^{-1}: the base of a foreign direct
// product rule (MODEL.md 6), which bans a third country's product when the content exceeds a threshold.
// Content is counted through every stage, so a small direct share can pass a threshold by its inputs.

import { contentPerUnit, type InputCoefficients } from './leontief.ts';

/** Content and verdict of each product. */
export interface RuleContent {
  /** Share of a unit's value that stems from the rule setter, 0..1, directly and through inputs. */
  readonly content: readonly number[];
  /** 1 where the content exceeds the threshold. */
  readonly covered: readonly (0 | 1)[];
}

/**
 * Content of each product for input coefficients A (row = input, column = product) and a direct share v of
 * the rule setter in the value of a unit; null when I − A is singular. A rule covers content > threshold.
 */
export function ruleContent(
  coefficients: InputCoefficients,
  directShare: readonly number[],
  threshold: number,
): RuleContent | null {
  const content = contentPerUnit(coefficients, directShare);
  if (content === null) return null;
  return { content, covered: content.map((share) => (share > threshold ? 1 : 0)) };
}
