// Case product-rule-content: the rule setter's content in every product, directly and through all inputs,
// is v(I − A)^{-1}; a foreign direct product rule covers what exceeds the threshold. Held against the sum
// over stages v + vA + vA² + ..., which counts the content stage by stage.

import { isProductive } from '../../theory/leontief.ts';
import { ruleContent } from '../../theory/rule-content.ts';
import { matrix, number, vector } from '../case-parameters.ts';
import { defineCase, near, same } from '../evidence-case.ts';

export const productRuleContent = defineCase({
  name: 'product-rule-content',
  summary:
    'Content of a rule setter in each product is v(I − A)^-1, and a product rule covers what exceeds the threshold',
  source: 'Leontief 1936, 10.2307/1927837; Tang 2021, III (foreign-produced direct product rule)',
  parameters: {
    coefficients: matrix(
      'products',
      'products',
      'share',
      [0, 1],
      [
        [0, 0.15, 0.05, 0],
        [0, 0, 0.3, 0],
        [0, 0, 0, 0.4],
        [0, 0, 0, 0],
      ],
      'Input coefficients, row = input, column = product: here equipment, fabrication, chips, phones',
    ),
    directShare: vector(
      'products',
      'share',
      [0, 1],
      [0.45, 0.05, 0.2, 0.02],
      "Rule setter's own part in the value of a unit of each product",
    ),
    threshold: number(
      'share',
      [0, 1],
      0.25,
      'Content above which the rule covers a product (de minimis rule: .25, or .10 for some destinations)',
    ),
  },
  constraints: ({ coefficients }) =>
    isProductive(coefficients)
      ? []
      : [
          {
            path: 'coefficients',
            found: 'coefficients that use up more than they make',
            expected: 'a largest eigenvalue below 1',
          },
        ],
  run({ coefficients, directShare, threshold }) {
    const result = ruleContent(coefficients, directShare, threshold);
    const content = result?.content ?? [];
    const staged = byStages(coefficients, directShare);
    const clear = staged.map((share, j) => Math.abs(share - threshold) > 1e-9 || content[j] === share);
    return {
      checks: [
        near('content against the sum over stages', staged, content, 1e-9),
        same(
          'products covered',
          staged.map((share, j) => (clear[j] ? Number(share > threshold) : 'at the threshold')),
          (result?.covered ?? []).map((covered, j) => (clear[j] ? covered : 'at the threshold')),
        ),
      ],
      values: { content, covered: result?.covered ?? [] },
    };
  },
});

function byStages(coefficients: readonly (readonly number[])[], direct: readonly number[]): number[] {
  let stage = [...direct];
  const total = [...direct];
  for (let k = 0; k < 1_000_000; k++) {
    stage = stage.map((_, j) => stage.reduce((sum, share, i) => sum + share * coefficients[i][j], 0));
    let largest = 0;
    stage.forEach((share, j) => {
      total[j] += share;
      largest = Math.max(largest, share);
    });
    if (largest < 1e-16) break;
  }
  return total;
}
