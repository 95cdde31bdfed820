/**
 * A batch made by formula, for the gallery: four scenarios of eight replicates, every outcome that a chart
 * reads. Nothing here is a result of the model; the shapes only resemble what it may give.
 */
import type { Batch, ReplicateSeries, SeriesQuery } from '../../src/analysis/batch.ts';
import type { RunRow, SeriesColumn } from '../../src/results/run-record.ts';

/** How hard each scenario separates the layers, 0..1. */
const barrierOf: Record<string, number> = {
  'open-world': -0.15,
  'status-quo-2019': 0.15,
  'chip-alliance': 0.5,
  'full-stratification': 1,
};

export const domains = ['5g', '6g', 'ai', 'quantum', 'semiconductors', 'space', 'green', 'infrastructure'];
const layers = [0, 1, 2, 3, 4];
const blocs = ['west', 'east', 'neutral'];
const layerNames = layers.map((layer) => `layer-${layer}`);
const blocNames = blocs.map((bloc) => `bloc-${bloc}`);

const groupsOf: Record<string, readonly string[]> = {
  technologyLevel: [...layerNames, ...blocNames, ...domains.map((domain) => `domain-${domain}`)],
  technologyGap: ['all', ...domains],
  blocGap: ['all', ...domains],
  crossLayerShare: ['0', '1', '2+'],
  eiIndex: ['all'],
  modularity: ['all'],
  layerAssortativity: ['all'],
  realFinalDemand: ['all', ...blocNames],
  priceIndex: ['all'],
  fillRate: ['all'],
  lostOutput: ['all'],
  layerSuppliers: layerNames,
  layerValue: layerNames,
  layerFlows: layers.flatMap((from) => layers.map((to) => `${from}>${to}`)),
  technopolitikIndex: blocNames,
  innovationMonopoly: blocNames,
  resourceControl: blocNames,
  spatialDominance: blocNames,
  deterrence: blocNames,
  allianceMembers: domains,
};

const unitOf: Record<string, string> = {
  technologyLevel: 'log points',
  technologyGap: 'log points',
  blocGap: 'log points',
  crossLayerShare: 'share',
  eiIndex: 'index',
  modularity: 'index',
  layerAssortativity: 'index',
  realFinalDemand: 'ratio to the start',
  priceIndex: 'ratio to the start',
  fillRate: 'share',
  lostOutput: 'share',
  allianceMembers: 'jurisdictions',
};

/** The value of one column at one moment, `years` after 2019, in one replicate. */
function valueAt(outcome: string, group: string, years: number, barrier: number, replicate: number): number {
  const since = Math.max(0, years - 3.75);
  const wobble = 0.02 * Math.sin(years * 1.7 + replicate * 2.1) + 0.012 * (replicate - 3.5) * (years / 22);
  const layer = Number(/^layer-(\d)$/.exec(group)?.[1] ?? Number.NaN);
  const bloc = blocs.indexOf(group.replace('bloc-', ''));
  const order = Math.max(0, groupsOf[outcome].indexOf(group));
  const flow = /^(\d)>(\d)$/.exec(group);
  if (outcome === 'technologyLevel') {
    if (layer >= 0)
      return 0.025 * years - 0.11 * layer - 0.006 * layer * barrier * since + wobble * (0.4 + 0.2 * layer);
    if (bloc >= 0)
      return (
        0.025 * years -
        0.16 * bloc -
        0.008 * (bloc === 1 ? 1 : 0.3) * barrier * since * (bloc > 0 ? 1 : 0) +
        wobble
      );
    return 0.02 * years + wobble;
  }
  if (outcome === 'technologyGap')
    return 0.35 + 0.02 * order + 0.016 * barrier * since * (1 + 0.1 * order) + wobble;
  if (outcome === 'blocGap') return 0.16 + 0.015 * order + 0.01 * barrier * since + wobble;
  if (outcome === 'crossLayerShare') {
    const far = 0.2 * Math.exp(-0.25 * Math.max(0, barrier) * since);
    const near = 0.3 * Math.exp(-0.08 * Math.max(0, barrier) * since);
    return [1 - near - far, near, far][order] + wobble * [1, -0.5, -0.5][order];
  }
  if (outcome === 'eiIndex') return 0.1 - 0.03 * barrier * since + wobble;
  if (outcome === 'modularity') return 0.32 + 0.01 * barrier * since + wobble;
  if (outcome === 'layerAssortativity') return 0.25 + 0.02 * barrier * since + wobble;
  if (outcome === 'realFinalDemand')
    return 1 + (0.03 - 0.006 * barrier) * years + wobble - 0.05 * Math.max(0, bloc);
  if (outcome === 'priceIndex') return 1 - 0.01 * years + 0.06 * barrier * (1 - Math.exp(-since)) + wobble;
  if (outcome === 'fillRate')
    return 0.985 - 0.06 * Math.max(0, barrier) * Math.min(1, since) * Math.exp(-since / 4) + wobble / 8;
  if (outcome === 'lostOutput')
    return Math.max(0, 0.004 + 0.05 * barrier * Math.min(1, since) * Math.exp(-since / 4) + wobble / 8);
  if (outcome === 'layerSuppliers')
    return [0.16, 0.27, 0.24, 0.21, 0.12][layer] + 0.004 * barrier * since * [0, -1, -0.5, 0, 1.5][layer];
  if (outcome === 'layerValue')
    return [0.31, 0.3, 0.17, 0.14, 0.08][layer] + 0.003 * barrier * since * [1.4, 0.4, 0, -0.6, -1.2][layer];
  if (outcome === 'layerFlows' && flow) {
    const distance = Math.abs(Number(flow[1]) - Number(flow[2]));
    const share = layers.map((from) => [0.31, 0.3, 0.17, 0.14, 0.08][from]);
    const keep =
      distance === 0
        ? 1 + 0.25 * barrier * Math.min(1, since / 5)
        : Math.exp(-0.5 * distance * barrier * Math.min(1, since / 5));
    return share[Number(flow[1])] * share[Number(flow[2])] * keep;
  }
  if (outcome === 'allianceMembers') return Math.round(12 + order * 2 + barrier * since * 0.9 + 2 * wobble);
  return Math.max(
    0,
    0.5 -
      0.15 * bloc +
      0.008 * barrier * since * [1, -0.6, -0.2][bloc] +
      0.04 * Math.sin(order + outcome.length) +
      wobble,
  );
}

/** A fixed batch of some scenarios and replicates from 2019-01 on, a tick every `step` months. */
export function fixedBatch(
  scenarios: readonly string[] = Object.keys(barrierOf),
  replicates = 8,
  months = 264,
  step = 1,
): Batch {
  const dates = Array.from({ length: Math.ceil(months / step) }, (_, tick) => {
    const month = tick * step;
    return `${2019 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
  const columns: SeriesColumn[] = Object.entries(groupsOf).flatMap(([outcome, groups]) =>
    groups.map((group) => ({ outcome, group })),
  );
  const numbers = Array.from({ length: replicates }, (_, index) => index);
  const runs: RunRow[] = scenarios.flatMap((scenario) =>
    numbers.map((replicate) => ({
      runId: `${scenario}-${replicate}`,
      scenario,
      arm: 'all',
      point: -1,
      replicate,
      seed: 'gallery',
      status: 'done' as const,
      stage: '',
      message: '',
      seconds: 3,
    })),
  );
  const made = new Map<string, ReplicateSeries>();
  const series = ({ scenario, outcome, group }: SeriesQuery) => {
    const key = `${scenario}|${outcome}|${group}`;
    if (!scenarios.includes(scenario) || !groupsOf[outcome]?.includes(group)) return undefined;
    const barrier = barrierOf[scenario] ?? (scenarios.indexOf(scenario) + 1) / scenarios.length;
    const known = made.get(key) ?? {
      dates,
      replicates: numbers,
      values: numbers.map((replicate) =>
        Float64Array.from(dates, (_, tick) =>
          valueAt(outcome, group, (tick * step) / 12, barrier, replicate),
        ),
      ),
    };
    made.set(key, known);
    return known;
  };
  return {
    name: 'gallery',
    scenarios: scenarios.map((name) => ({
      name,
      question: `What does ${name.replaceAll('-', ' ')} do to the technology gap?`,
      source: 'a formula, for the gallery',
      arms: ['all'],
      policies:
        (barrierOf[name] ?? 1) > 0.2
          ? [
              {
                id: 'barrier',
                kind: 'supply-chain-stratification',
                from: '2022-10',
                until: '',
                arms: ['all'],
              },
            ]
          : [],
    })),
    runs,
    dictionary: Object.keys(groupsOf).map((name) => ({
      name,
      unit: unitOf[name] ?? 'share',
      definition: `${name}, by formula`,
      source: 'tests',
    })),
    seed: 'gallery',
    modelVersion: '0.1.0',
    columns,
    endColumns: [],
    series,
    endValues: () => undefined,
  };
}
