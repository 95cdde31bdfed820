/** Scenario discovery and the robustness of policies. */
import { describe, expect, it } from 'vitest';
import { halfWidthOf, lookSchedule } from '../../src/analysis/looks.ts';
import { boxWithCoverage, primBoxes } from '../../src/analysis/prim.ts';
import { robustness } from '../../src/analysis/robustness.ts';
import { latinHypercube } from '../../src/experiment/designs/latin-hypercube.ts';

const paths = ['barrier', 'absorption', 'idle'];
const unit = (path: string) =>
  ({ path, distribution: { distribution: 'uniform', low: 0, high: 1 } }) as const;

describe('scenario discovery', () => {
  const { rows } = latinHypercube(paths.map(unit), 800, 'prim');

  it('finds the corner in which the condition holds and leaves idle uncertainties out', () => {
    const cases = rows.map(([barrier, absorption]) => (barrier > 0.7 && absorption < 0.4 ? 1 : 0));
    const boxes = primBoxes(paths, rows, cases);
    const box = boxWithCoverage(boxes, 0.8);
    expect(box?.density).toBeGreaterThan(0.9);
    const sides = Object.fromEntries(box?.sides.map((side) => [side.path, side]) ?? []);
    expect(sides.barrier.low).toBeCloseTo(0.7, 1);
    expect(sides.absorption.high).toBeCloseTo(0.4, 1);
    expect(sides.barrier.quasiP).toBeLessThan(1e-6);
    expect(boxes[0]).toMatchObject({ coverage: 1, mass: 1, sides: [] });
  });

  it('reads the share of replicates with the condition, not only yes and no', () => {
    const cases = rows.map(([barrier]) => (barrier > 0.6 ? 0.8 : 0.1));
    const box = boxWithCoverage(primBoxes(paths, rows, cases), 0.7);
    expect(box?.sides.find(({ path }) => path === 'barrier')?.low).toBeCloseTo(0.6, 1);
  });

  it('finds nothing where the condition never holds', () => {
    expect(
      primBoxes(
        paths,
        rows,
        rows.map(() => 0),
      ),
    ).toEqual([]);
  });
});

describe('the robustness of policies', () => {
  // Gap of three policies in four futures.
  const values = [
    [1, 4, 2, 9],
    [2, 2, 3, 4],
    [3, 3, 3, 3],
  ];

  it('is told by regret, by worst case and by the futures in which a demand is met', () => {
    const [risky, middle, steady] = robustness(['risky', 'middle', 'steady'], values, {
      aim: 'small',
      demand: 3,
    });
    expect(risky).toMatchObject({ maximumRegret: 6, worst: 9, bestShare: 0.5, satisficingShare: 0.5 });
    expect(middle).toMatchObject({ maximumRegret: 1, worst: 4, satisficingShare: 0.75 });
    expect(steady).toMatchObject({ maximumRegret: 2, worst: 3, bestShare: 0.25, satisficingShare: 1 });
    expect(middle.meanRegret).toBeCloseTo(0.75);
  });

  it('turns around when large values are good', () => {
    const [risky] = robustness(['risky', 'middle', 'steady'], values, { aim: 'large' });
    expect(risky).toMatchObject({ worst: 1, maximumRegret: 2, bestShare: 0.5, satisficingShare: Number.NaN });
  });
});

describe('looks at a growing batch', () => {
  it('follow a fixed schedule with the error shared out over all looks', () => {
    const { looks, lookLevel } = lookSchedule(8, 60);
    expect(looks).toEqual([8, 12, 18, 27, 41, 60]);
    expect(lookLevel).toBeCloseTo(1 - 0.05 / 6);
  });

  it('look once when least and most are the same', () => {
    expect(lookSchedule(20, 20)).toMatchObject({ looks: [20], lookLevel: 0.95 });
  });

  it('stop on half the width of the interval', () => {
    expect(halfWidthOf([1, 2, 3, 4], 0.95)).toBeCloseTo(3.182446 * Math.sqrt(5 / 3 / 4), 5);
    expect(halfWidthOf([1], 0.95)).toBeNaN();
  });
});
