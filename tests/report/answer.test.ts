/** The answer in words comes from findings with intervals, and says when there is none. */
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/analysis/batch.ts';
import { batchData, referenceCase } from '../../src/charts/batch-data.ts';
import type { Findings } from '../../src/charts/chart-inputs.ts';
import { answerOf } from '../../src/report/answer.ts';
import { endDifferences, headlineColumns } from '../../src/report/end-differences.ts';
import { fixedBatch } from '../charts/fixed-batch.ts';
import { fixedFindings } from '../charts/fixed-findings.ts';

function answer(batch: Batch, findings: Findings = {}): string {
  const data = batchData(batch, findings);
  const reference = referenceCase(data);
  const columns = headlineColumns(data);
  const differences = reference ? endDifferences(data, reference, columns) : [];
  return answerOf(data, reference, columns, differences).join('\n');
}

/** Two scenarios whose gaps differ by `shift`, with noise of their own in each replicate. */
function twoScenarios(shift: number, replicates: number): Batch {
  const batch = fixedBatch(['open-world', 'chip-alliance'], replicates, 2);
  const noise = (scenario: string, replicate: number) =>
    0.05 * Math.sin(7.3 * replicate + (scenario === 'open-world' ? 0 : 2.1));
  return {
    ...batch,
    columns: [{ outcome: 'technologyGap', group: 'all' }],
    series: (query) => {
      const series = batch.series(query);
      return (
        series && {
          ...series,
          values: series.replicates.map((replicate) =>
            Float64Array.of(
              0.3,
              0.3 + noise(query.scenario, replicate) + (query.scenario === 'open-world' ? 0 : shift),
            ),
          ),
        }
      );
    },
  };
}

describe('the answer of a batch', () => {
  it('names a difference with its interval and the number of pairs', () => {
    const text = answer(twoScenarios(0.4, 8));
    expect(text).toMatch(
      /Against open-world on the same seeds the technology gap at the end differs, in log points: chip-alliance \+0\.\d+ \(\+0\.\d+ to \+0\.\d+\) \(95 % intervals, 8 pairs\)/,
    );
    expect(text).not.toContain('no finding');
  });

  it('says that there is no finding when chance explains the difference as well', () => {
    const text = answer(twoScenarios(0, 8));
    expect(text).toContain('chance explains the difference as well');
    expect(text).toContain('there is no finding about the technology gap');
    expect(text).not.toContain('Against open-world');
  });

  it('reports no difference from a single pair of runs, because there is no interval', () => {
    expect(answer(twoScenarios(0.4, 1))).toContain('With one pair of runs there is no interval');
  });

  it('says that there is no answer when no run finished', () => {
    const batch = fixedBatch(['open-world'], 1, 2);
    expect(answer({ ...batch, runs: [] })).toContain('There is no answer');
  });

  it('takes the case without policies as the reference, wherever it stands', () => {
    const batch = fixedBatch(['chip-alliance', 'open-world'], 2, 2);
    expect(referenceCase(batchData(batch))?.label).toBe('open-world');
  });

  it('tells policies with an effect from those whose interval holds 0', () => {
    const text = answer(fixedBatch(['chip-alliance'], 2, 2), { effects: fixedFindings.effects });
    expect(text).toMatch(/Policies that move the technology gap.*supply-chain-stratification \+0\.16/);
    expect(text).toMatch(/Of retaliation no effect on the technology gap is established/);
  });

  it('divides the whole change among the policies', () => {
    const text = answer(fixedBatch(['chip-alliance'], 2, 2), { shapley: fixedFindings.shapley });
    expect(text).toMatch(/Together the policies change the technology gap by \+0\.2[23] log points\./);
    expect(text).toContain("by Shapley's division, supply-chain-stratification +0.16 (+0.15 to +0.18)");
  });

  it('names the regime of each case with the interval of its curvature', () => {
    const text = answer(fixedBatch(undefined, 2, 2), { regimes: fixedFindings.regimes });
    expect(text).toContain('in open-world it stays where it is (constant, κ 0.00 (−0.020 to 0.020) a year)');
    expect(text).toContain('in full-stratification it moves faster than at a constant rate');
    expect(text).toContain(
      'The difference to open-world in the log gap, which leaves out the years before the last policy begins: that of full-stratification from 2024-01 on slows down towards a bound of 0.12 log points (bounded, κ −0.10 (−0.12 to −0.080) a year).',
    );
  });

  it('of a sweep says what matters and where it tips, and holds no point against another', () => {
    const batch = fixedBatch(['open-world'], 1, 2);
    const runs = [0, 1, 2].map((point) => ({ ...batch.runs[0], point }));
    const { sobol, morris, phases } = fixedFindings;
    const text = answer({ ...batch, runs }, { sobol, morris, phases });
    expect(text).toContain('learning.absorptionSlope 42 % (38 % to 46 %)');
    expect(text).toContain('“the gap doubles by 2040” holds to the left of the line');
    expect(text).not.toContain('Against');
  });

  it('gives differences of shares in percentage points', () => {
    expect(answer(fixedBatch(undefined, 8))).toMatch(
      /share of value across layers, 2\+ differs from open-world at the end, in percentage points: full-stratification −\d/,
    );
  });
});
