/** From the runs of a sweep to answers: conditions on runs, responses, sensitivity, and other programs' layouts. */
import { describe, expect, it } from 'vitest';
import { iamcTable } from '../../src/analysis/iamc.ts';
import { countRegimes, pointRegimes } from '../../src/analysis/point-regimes.ts';
import { completeGroups, pointMeans, responseLines, responsesOf } from '../../src/analysis/responses.ts';
import { readRunCondition } from '../../src/analysis/run-condition.ts';
import { salibProblem } from '../../src/analysis/salib-problem.ts';
import {
  conditionShares,
  morrisOf,
  numericPoints,
  rangesOf,
  sobolOf,
} from '../../src/analysis/sweep-analysis.ts';
import type { UnitDesign } from '../../src/experiment/designs/design.ts';
import { morrisDesign } from '../../src/experiment/designs/morris-trajectories.ts';
import { oneAtATimeDesign } from '../../src/experiment/designs/one-at-a-time.ts';
import { saltelliDesign } from '../../src/experiment/designs/saltelli.ts';
import type { DesignPoints } from '../../src/experiment/plan-points.ts';
import { armsBatch } from './arms-batch.ts';

const uncertain = ['a', 'b'].map(
  (path) => ({ path, distribution: { distribution: 'uniform', low: 0, high: 1 } }) as const,
);
const gapColumn = { outcome: 'gap', group: 'all', atEnd: false };

/** Runs a design on a function of a point (a, b), the replicate, the arm and the tick; undefined fails. */
function runsWith(
  design: UnitDesign,
  gap: (
    at: readonly number[],
    replicate: number,
    arm: string,
    tick: number,
    point: number,
  ) => number | undefined,
  arms: readonly string[] = ['all'],
) {
  const values = design.rows.map((row) => [...row].map((unit) => (Number.isNaN(unit) ? 0.5 : unit)));
  const points: DesignPoints = { paths: ['a', 'b'], values };
  const batch = armsBatch({
    arms,
    points: values.map((_, point) => point),
    replicates: 3,
    ticks: 13,
    gap: (arm, replicate, tick, point) => gap(values[point], replicate, arm, tick, point),
  });
  return { batch, scenario: 'made', arm: 'all', points, replicates: 3 };
}

/** Runs a design on 3a + b², the same in every replicate but for a shift; some runs may fail. */
function runsOf(design: UnitDesign, failed: (point: number, replicate: number) => boolean = () => false) {
  return runsWith(design, ([a, b], replicate, _, tick, point) =>
    failed(point, replicate) ? undefined : ((3 * a + b ** 2) * tick) / 12 + replicate,
  );
}

describe('the answers of a sweep', () => {
  it('are the effects of the function that stands for the model, whatever the replicates shift', () => {
    const morris = morrisDesign(uncertain, 6, 'seed');
    const effects = morrisOf(runsOf(morris), morris, gapColumn)?.effects ?? [];
    expect(effects[0]).toMatchObject({
      path: 'a',
      mu: expect.closeTo(3),
      sigma: expect.closeTo(0),
      noiseFloor: expect.closeTo(0),
    });
    const oneByOne = oneAtATimeDesign(uncertain, 3);
    const ranges = rangesOf(runsOf(oneByOne), oneByOne, gapColumn);
    expect(ranges?.baseline).toBeCloseTo(3 * 0.5 + 0.25 + 2);
    expect(ranges?.effects[0]).toMatchObject({
      path: 'a',
      low: 0,
      high: 1,
      atLow: expect.closeTo(2.25),
      atHigh: expect.closeTo(5.25),
    });
    const sobol = saltelliDesign(uncertain, 256, 'seed');
    const found = sobolOf(runsOf(sobol), sobol, gapColumn);
    // Variances of 3a and of b²: 9/12 and 4/45.
    expect(found?.indices[0].first).toBeCloseTo(0.75 / (0.75 + 4 / 45), 1);
    expect(found?.indices[1].total).toBeCloseTo(4 / 45 / (0.75 + 4 / 45), 1);
  });

  it('tell what moves the effect of policies from what moves the level with and without them', () => {
    const morris = morrisDesign(uncertain, 6, 'seed');
    const runs = runsWith(
      morris,
      ([a, b], replicate, arm) => 4 * b + replicate + (arm === 'all' ? 2 * a : 0),
      ['none', 'all'],
    );
    const muOf = (against?: string) =>
      morrisOf({ ...runs, ...(against && { against }) }, morris, gapColumn)?.effects.map(({ mu }) => mu);
    expect(muOf()).toEqual([expect.closeTo(2), expect.closeTo(4)]);
    expect(muOf('none')).toEqual([expect.closeTo(2), expect.closeTo(0)]);
  });

  it('give the change from the low end of a range to the high one with what replicates make of it', () => {
    const design = oneAtATimeDesign(uncertain, 2);
    // Levels of replicates lie far apart; the slope along a is 2 to 4, and b does nothing.
    const runs = runsWith(design, ([a], replicate) => 100 * replicate + (1 + replicate) * a);
    const [a, b] = rangesOf(runs, design, gapColumn)?.effects ?? [];
    expect(a).toMatchObject({ path: 'a', change: expect.closeTo(3) });
    expect(a.changeInterval.low).toBeCloseTo(3 - 4.3027 / Math.sqrt(3), 3);
    expect(a.atHighInterval.high - a.atHighInterval.low).toBeGreaterThan(400);
    expect(b).toMatchObject({ change: 0, changeInterval: { low: 0, high: 0 } });
  });

  it('leave out a whole trajectory or base point when one of its runs failed, and say how many', () => {
    const morris = morrisDesign(uncertain, 6, 'seed');
    const torn = runsOf(morris, (point, replicate) => point === 4 && replicate === 2);
    expect(morrisOf(torn, morris, gapColumn)).toMatchObject({ dropped: 1, trajectories: 5 });
    const sobol = saltelliDesign(uncertain, 16, 'seed');
    expect(
      sobolOf(
        runsOf(sobol, (point) => point === 0),
        sobol,
        gapColumn,
      ),
    ).toMatchObject({ dropped: 1, base: 15 });
  });

  it('are none for a design that has no structure for them', () => {
    const morris = morrisDesign(uncertain, 2, 'seed');
    expect(sobolOf(runsOf(morris), morris, gapColumn)).toBeUndefined();
    expect(rangesOf(runsOf(morris), morris, gapColumn)).toBeUndefined();
  });
});

describe('the regimes of a sweep', () => {
  it('are told point by point and counted', () => {
    const batch = armsBatch({
      arms: ['all'],
      points: [0, 1, 2],
      replicates: 4,
      ticks: 240,
      gap: (_, replicate, tick, point) => {
        const year = tick / 12;
        const own = 1 + 0.001 * replicate;
        return own * [1 - Math.exp(-0.2 * year), 0.03 * year, 0.1 * Math.exp(0.1 * year)][point];
      },
    });
    const found = pointRegimes(batch, 'made', ['all'], 3, 12, { outcome: 'gap', group: 'all' });
    expect(found.map(({ regime }) => regime)).toEqual(['bounded', 'log-linear', 'faster']);
    expect(found[0].limit).toBeCloseTo(1.0025, 3);
    expect(found[2].curvature).toBeCloseTo(0.1, 5);
    expect(countRegimes(found)).toContainEqual({ name: 'bounded, opening', count: 1 });
  });

  it('of an effect are read from where the arms part, so that the flat years before are no acceleration', () => {
    const batch = armsBatch({
      arms: ['none', 'all'],
      points: [0],
      replicates: 4,
      ticks: 240,
      gap: (arm, replicate, tick) => {
        const years = Math.max(0, tick - 120) / 12;
        const effect = arm === 'all' ? (1 + 0.001 * replicate) * (1 - Math.exp(-0.1 * years)) : 0;
        return Math.sin(tick * replicate) + effect;
      },
    });
    const arms = ['none', 'all'];
    const gap = { outcome: 'gap', group: 'all' };
    const [level, effect, ...rest] = pointRegimes(batch, 'made', arms, 1, 12, gap, 'none').slice(1);
    expect(rest).toEqual([]);
    expect(level).toMatchObject({ arm: 'all', against: '', since: '2019-01', regime: 'faster' });
    expect(effect).toMatchObject({ arm: 'all', against: 'none', since: '2029-02', regime: 'bounded' });
    expect(effect.curvature).toBeCloseTo(-0.1, 3);
  });
});

describe('the responses of a sweep', () => {
  const design = oneAtATimeDesign(uncertain, 2);
  const runs = runsOf(design, (point, replicate) => point === 1 && replicate === 3);

  it('have a value for each point and replicate, and none where a run failed', () => {
    const { values } = responsesOf(runs.batch, 'made', 'all', 5, 3, gapColumn);
    expect(values[1][2]).toBeNaN();
    expect(pointMeans({ outcome: 'gap', group: 'all', values })[1]).toBeCloseTo(0.25 + 1.5);
    expect(completeGroups(values, 1)).toEqual({ rows: [0, 2, 3, 4], dropped: 1 });
  });

  it('stand side by side with the outcomes of the end', () => {
    const { columns, lines } = responseLines(runs.batch, 'made', ['all'], 5, 3);
    expect(columns.map(({ outcome }) => outcome)).toEqual(['gap', 'cost']);
    expect(lines[1].n).toBe(2);
    expect(lines[0].means[1]).toBeCloseTo(2 * lines[0].means[0]);
  });

  it('count named values by their position among those that occur', () => {
    const rows = numericPoints({
      paths: ['x', 'rule'],
      values: [
        [1, 'b'],
        [2, 'a'],
        [3, 'b'],
      ],
    });
    expect(rows.map((row) => [...row])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
    ]);
  });
});

describe('a condition on runs', () => {
  const runs = runsOf(oneAtATimeDesign(uncertain, 2));
  const read = (text: string) => readRunCondition(text, ['gap', 'cost'], { path: '--condition' });

  it('holds in a share of the replicates of each point', () => {
    const condition = read('gap > 3.5 and cost < 12');
    if (!('holds' in condition)) throw new Error('not read');
    expect(condition.outcomes).toEqual(['gap', 'cost']);
    // Gaps at the end are 1.75 + r, r + .25, 3.25 + r, 1.5 + r and 2.5 + r for replicates r of 1 to 3.
    expect(conditionShares(runs, condition)).toEqual(
      [2 / 3, 0, 2 / 3, 1 / 3, 2 / 3].map((share) => expect.closeTo(share)),
    );
  });

  it('may ask whether a gap goes on opening', () => {
    const condition = read('opening(gap)');
    if (!('holds' in condition)) throw new Error('not read');
    expect(conditionShares(runs, condition)).toEqual([1, 1, 1, 1, 1]);
  });

  it('is refused with what is wrong in it', () => {
    const problemsOf = (text: string) => {
      const condition = read(text);
      return 'holds' in condition ? [] : condition.map(({ found }) => found);
    };
    expect(problemsOf('opening(speed)')).toEqual(["the unknown outcome 'speed'"]);
    expect(problemsOf('ci(gap) < 1')).toEqual(['ci(gap)']);
    expect(problemsOf('gap + 1')).toHaveLength(1);
  });
});

describe('the layouts of other programs', () => {
  it('describe a design as SALib does', () => {
    const described = salibProblem(
      [
        ...uncertain,
        { path: 'c', distribution: { distribution: 'triangular', low: 2, mode: 3, high: 6 } },
        { path: 'd', distribution: { distribution: 'normal', mean: 1, deviation: 2 }, range: [0, 4] },
        { path: 'e', distribution: { distribution: 'loguniform', low: 0.1, high: 1 } },
      ],
      ['gap'],
    );
    expect(described).toEqual({
      num_vars: 5,
      names: ['a', 'b', 'c', 'd', 'e'],
      bounds: [
        [0, 1],
        [0, 1],
        [2, 6, 0.25],
        [0, 4, 1, 2],
        [0.1, 1],
      ],
      dists: ['unif', 'unif', 'triang', 'truncnorm', 'logunif'],
      outputs: ['gap'],
    });
  });

  it('give pyam a row for each variable and a column for each year, with the last tick of the year', () => {
    const batch = armsBatch({
      arms: ['none', 'all'],
      replicates: 3,
      ticks: 24,
      gap: (_, replicate, tick) => replicate + tick,
    });
    const { years, rows } = iamcTable(batch, new Set());
    expect(years).toEqual([2019, 2020]);
    expect(rows.map(({ scenario }) => scenario)).toEqual([
      'made, none',
      'made, none',
      'made, none',
      'made, all',
      'made, all',
      'made, all',
    ]);
    expect(rows[0]).toMatchObject({
      region: 'World',
      variable: 'gap|Mean',
      unit: 'dimensionless',
      values: [2 + 11, 2 + 23],
    });
    expect(rows[1].variable).toBe('gap|10th Percentile of Runs');
  });
});
