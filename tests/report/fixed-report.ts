/** A report source made by formula: the gallery's batch and findings, with a manifest that fits them. */
import type { ActivePolicy } from '../../src/experiment/run-job.ts';
import { modelParameters } from '../../src/parameters/model-parameters.ts';
import { defaultsOf } from '../../src/parameters/parameter.ts';
import type { ReportSource } from '../../src/report/report-page.ts';
import { type Manifest, manifestSettings } from '../../src/results/manifest.ts';
import { fixedBatch } from '../charts/fixed-batch.ts';
import { fixedFindings } from '../charts/fixed-findings.ts';

const parameters = Object.fromEntries(
  Object.entries(modelParameters).map(([group, specs]) => [group, defaultsOf(specs)]),
) as unknown as NonNullable<Manifest['firstSetting']>['input']['parameters'];

const barrier: ActivePolicy = {
  id: 'barrier',
  kind: 'supply-chain-stratification',
  from: '2022-10',
  until: '',
  rampMonths: 6,
  parameters: { preset: 'stratified', intensity: 1, domains: [] },
};

/** The source of a report on some scenarios of the fixed batch. */
export function fixedReport(scenarios?: readonly string[], replicates = 8, step = 3): ReportSource {
  const batch = fixedBatch(scenarios, replicates, 265, step);
  const setting = (scenario: string): NonNullable<Manifest['firstSetting']> => ({
    scenario,
    arm: 'all',
    point: -1,
    replicates,
    outcomes: ['technologyGap'],
    custom: [],
    input: {
      horizon: { from: '2019-01', until: '2041-01' },
      ticksPerYear: 12,
      world: {
        kind: 'tables',
        hash: 'a'.repeat(64),
        directory: 'scenarios/data/world-2020',
        suppliers: 5000,
      },
      policies: batch.scenarios.find(({ name }) => name === scenario)?.policies.length ? [barrier] : [],
      shocks: [],
      parameters:
        scenario === 'full-stratification'
          ? { ...parameters, learning: { ...parameters.learning, absorptionSlope: 1.2 } }
          : parameters,
      seed: 'gallery',
    },
  });
  const names = batch.scenarios.map(({ name }) => name);
  const runs = names.length * replicates;
  const settings = ['world.suppliers=5000', `replicates=${replicates}`, 'seed="gallery"'];
  const plan = { scenarios: batch.scenarios, settings: names.map(setting) };
  return {
    batch,
    findings: { ...fixedFindings, effects: undefined, shapley: undefined },
    manifest: {
      manifestOf: 'stratasim',
      format: 1,
      status: 'complete',
      program: { version: '0.1.0', commit: '0123456789abcdef' },
      modelVersion: '0.1.0',
      node: 'v20.20.2',
      startedAt: '2026-01-01T00:00:00.000Z',
      finishedAt: '2026-01-01T00:10:00.000Z',
      counts: { planned: runs, done: runs, failed: 0, missing: 0 },
      sources: names.map((scenario) => ({ scenario, file: `scenarios/${scenario}.yaml`, settings })),
      asked: { command: 'run', words: ['--until', 'ci(technologyGap) < 0.01'], charts: [], titles: {} },
      ...manifestSettings(plan),
      dictionary: batch.dictionary,
    },
  };
}
