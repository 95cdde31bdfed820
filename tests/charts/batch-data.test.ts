/** What charts read of a batch: cases, bands over replicates, gaps taken within a replicate. */
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/analysis/batch.ts';
import { batchData, casesOf } from '../../src/charts/batch-data.ts';
import { printSizes } from '../../src/charts/blocks/figure-size.ts';
import { policyStarts } from '../../src/charts/blocks/words.ts';
import { yearsOf } from '../../src/charts/blocks/years.ts';
import { gapOverTime } from '../../src/charts/gap-over-time.ts';
import { supplyNetwork } from '../../src/charts/supply-network.ts';
import { fixedBatch } from './fixed-batch.ts';
import { fixedFindings } from './fixed-findings.ts';

/** A batch of one scenario with 11 replicates whose value of group g is offset + replicate. */
function elevenReplicates(offsets: Record<string, number>, order = [...Array(11).keys()]): Batch {
  const batch = fixedBatch(['status-quo-2019'], 11, 2);
  return {
    ...batch,
    columns: Object.keys(offsets).map((group) => ({ outcome: 'technologyLevel', group })),
    series: ({ group }) => ({
      dates: ['2019-01', '2019-02'],
      replicates: group === 'layer-1' ? order : [...order].reverse(),
      values: (group === 'layer-1' ? order : [...order].reverse()).map((replicate) =>
        Float64Array.of(0, offsets[group] + replicate),
      ),
    }),
  };
}

describe('a band', () => {
  it('holds 80 % of the replicates between its ends, and has the median in the middle', () => {
    const data = batchData(elevenReplicates({ 'layer-1': 100 }));
    const band = data.band(data.cases[0], { outcome: 'technologyLevel', group: 'layer-1' });
    expect([band?.low[1], band?.middle[1], band?.high[1], band?.n]).toEqual([101, 105, 109, 11]);
  });

  it('of a gap is taken within each replicate, whatever their order, so that chance in common cancels', () => {
    const data = batchData(elevenReplicates({ 'layer-0': 7, 'layer-1': 2 }));
    const gap = data.band(data.cases[0], { outcome: 'technologyLevel', group: 'layer-0', minus: 'layer-1' });
    expect([gap?.low[1], gap?.middle[1], gap?.high[1]]).toEqual([5, 5, 5]);
  });

  it('does not exist for a column that was not recorded', () => {
    const data = batchData(fixedBatch());
    expect(data.band(data.cases[0], { outcome: 'technologyLevel', group: 'layer-9' })).toBeUndefined();
  });
});

describe('years', () => {
  it('have months as twelfths, and weeks evenly between the first and the last date', () => {
    expect(yearsOf(['2019-01', '2019-02', '2019-03'])[1]).toBeCloseTo(2019 + 1 / 12, 9);
    const weeks = yearsOf(['2019-01', '2019-01', '2019-01', '2019-02', '2019-02']);
    expect(new Set(weeks.slice(1).map((week, index) => (week - weeks[index]).toFixed(9))).size).toBe(1);
  });
});

describe('policies that are marked', () => {
  it('are those in force in the arm, by whatever name the arm goes', () => {
    const batch = fixedBatch(['chip-alliance'], 1, 2);
    const policy = (id: string, from: string, ...arms: string[]) => ({
      ...{ id, kind: 'entity-list', from, until: '', arms },
    });
    const policies = [
      policy('always', '2019-01', 'none', 'a group', 'b', 'all'),
      policy('a', '2020-01', 'a group', 'all'),
      policy('b', '2021-01', 'b', 'all'),
    ];
    const data = batchData({
      ...batch,
      scenarios: [{ ...batch.scenarios[0], arms: ['none', 'a group', 'b', 'all'], policies }],
      runs: ['none', 'a group', 'b', 'all'].map((arm) => ({ ...batch.runs[0], arm })),
    });
    expect(data.cases.map((of) => policyStarts(data, of))).toEqual([
      [2019],
      [2019, 2020],
      [2019, 2021],
      [2019, 2020, 2021],
    ]);
  });
});

describe('cases', () => {
  const runOf = (batch: Batch, arm: string, point = -1) => ({ ...batch.runs[0], arm, point });
  const batch = fixedBatch(['chip-alliance'], 1, 2);

  it('are scenarios in the order of the batch when each has one arm', () => {
    expect(casesOf(fixedBatch()).map(({ label }) => label)).toEqual([
      'open-world',
      'status-quo-2019',
      'chip-alliance',
      'full-stratification',
    ]);
  });

  it('are arms when one scenario is compared with and without its policies', () => {
    const compared = {
      ...batch,
      scenarios: [{ ...batch.scenarios[0], arms: ['none', 'a', 'a+b'] }],
      runs: ['a+b', 'none', 'a'].map((arm) => runOf(batch, arm)),
    };
    expect(casesOf(compared).map(({ label }) => label)).toEqual(['baseline', 'a', 'a+b']);
  });

  it('leave out the points of a sweep when there are plain runs', () => {
    const swept = { ...batch, runs: [runOf(batch, 'all'), runOf(batch, 'all', 0), runOf(batch, 'all', 1)] };
    expect(casesOf(swept).map(({ label }) => label)).toEqual(['chip-alliance']);
  });

  it('are a dozen points spread over a sweep that has nothing else', () => {
    const swept = { ...batch, runs: Array.from({ length: 100 }, (_, point) => runOf(batch, 'all', point)) };
    const points = casesOf(swept).map(({ point }) => point);
    expect([points.length, points[0], points.at(-1)]).toEqual([12, 0, 99]);
  });

  it('leave out arms of which every run failed', () => {
    const failed = { ...batch, runs: [{ ...batch.runs[0], status: 'failed' as const }] };
    expect(casesOf(failed)).toEqual([]);
  });
});

describe('a gap over time', () => {
  it('names no layer that has no suppliers, and is measured against the first that has some', () => {
    const batch = fixedBatch(['open-world'], 2, 25);
    const empty = ['layer-0', 'layer-3'];
    const data = batchData({
      ...batch,
      series(query) {
        const found = batch.series(query);
        if (!found || !empty.includes(query.group)) return found;
        return { ...found, values: found.values.map((path) => path.map(() => Number.NaN)) };
      },
    });
    const { configuration, alt } = gapOverTime.configure(data, { size: printSizes.page, cases: data.cases });
    const drawn = JSON.stringify(configuration);
    for (const layer of [2, 4]) expect(drawn).toContain(`"layer ${layer}"`);
    for (const layer of [0, 3]) expect(drawn).not.toContain(`layer ${layer}"`);
    expect(drawn).toContain('behind layer 1');
    expect(alt).toContain('Gap of layer 4 behind layer 1');
  });
});

describe('a supply network', () => {
  const [open, split] = fixedFindings.networks ?? [];
  const chips = { name: 'semiconductors', shares: [0.4, 0.9] };
  const space = { name: 'space', shares: [0.4, 0.5] };
  const networks = [space, chips].flatMap(({ name, shares }) =>
    [open, split].map((network, at) => ({ ...network, domain: name, insideShare: shares[at] })),
  );
  const data = batchData(fixedBatch(), { networks });
  const draw = (domain?: string) =>
    supplyNetwork.configure(data, { size: printSizes.page, cases: data.cases, domain });

  it('shows the domain in which cases differ most unless another is asked for', () => {
    expect(supplyNetwork.domainsOf?.(data)).toEqual(['semiconductors', 'space']);
    expect(draw().title).toContain('semiconductors');
    expect(draw('space').title).toContain('space');
  });

  it('stands the first case above the last, and says what share stays inside layers in each', () => {
    const { alt, configuration } = draw();
    expect(configuration.data.datasets.map(({ label }) => label)).toEqual([
      'open-world',
      'full-stratification',
    ]);
    expect(alt).toMatch(/open-world, 2040-12: 90 of 912 suppliers are shown; 40 % of the value/);
    expect(alt).toMatch(/full-stratification, 2040-12: .* 90 % of the value/);
  });

  it('comes from the runs that kept one, under the names of their cases', () => {
    const { case: _, replicate: __, ...kept } = open;
    const batch = fixedBatch();
    const where = { scenario: 'chip-alliance', arm: 'all', point: -1, replicate: 1 };
    const { findings } = batchData({ ...batch, networks: [{ ...where, networks: [kept] }] });
    expect(findings.networks).toEqual([{ ...kept, case: 'chip-alliance', replicate: 1 }]);
  });
});
