/**
 * `npm run bench`: what a tick costs, as ratios to the plain reference kernel measured in the same rounds,
 * because absolute times on shared machines mean little (processor time of this process, not the clock's). `-- --sizes 5000,100000 --rounds 7 --ticks 24`
 * chooses what is run; `-- --gate` checks the generous limits that CI holds.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { RunInput } from '../../src/model/run-input.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { WorldTables } from '../../src/model/world-tables.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { type ModelParameterValues, modelParameters } from '../../src/parameters/model-parameters.ts';
import { defaultsOf } from '../../src/parameters/parameter.ts';
import { policyTools } from '../../src/policies/index.ts';
import { readWorldDirectory } from '../../src/scenario/node/read-world.ts';
import { benchmarkTables } from './benchmark-tables.ts';
import { ReferenceKernel } from './reference-kernel.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '5000,100000' },
    rounds: { type: 'string', default: '7' },
    ticks: { type: 'string', default: '24' },
    gate: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log('npm run bench -- [--sizes 5000,100000] [--rounds 7] [--ticks 24] [--gate]');
  process.exit(0);
}

const shipped = readWorldDirectory('scenarios/data/world-2020').tables as WorldTables;
const ticks = Number(options.ticks);
const recorded = outcomes.filter((outcome) => !outcome.onRequest);
const goodsAndLearning = new Set([
  'choose-suppliers',
  'produce',
  'ration-supply',
  'ship',
  'place-orders',
  'learn',
]);

interface Timing {
  /** Nanoseconds per supplier-tick by phase. */
  readonly phases: ReadonlyMap<string, number>;
  readonly buildMs: number;
}

/** One run of the engine; the build is timed apart. */
function runEngine(
  tables: WorldTables,
  suppliers: number,
  everything: boolean,
  policies: RunInput['policies'] = [],
): Timing {
  const parameters = Object.fromEntries(
    Object.entries(modelParameters).map(([group, specs]) => [group, { ...defaultsOf(specs) }]),
  ) as unknown as Record<string, Record<string, unknown>>;
  if (!everything) parameters.nations.growth = false;
  // A short burn-in: what is measured is the tick, and building has a row of its own at full length.
  parameters.learning.burnInYears = 1;
  const last = Math.ceil(ticks / 12) + 2018;
  const input: RunInput = {
    horizon: { from: '2019-01', until: `${last}-12` },
    ticksPerYear: 12,
    world: { kind: 'tables', hash: '', directory: '', suppliers },
    policies,
    shocks: [],
    parameters: parameters as unknown as ModelParameterValues,
    seed: 'bench',
    replicate: 0,
  };
  const phases = new Map<string, number>();
  let before = process.cpuUsage().user / 1000;
  simulate(input, tables, policyTools, everything ? recorded : [], {
    checked: false,
    onPhase: (name) => {
      const now = process.cpuUsage().user / 1000;
      phases.set(name, (phases.get(name) ?? 0) + now - before);
      before = now;
    },
  });
  const buildMs = phases.get('build-world') ?? 0;
  phases.delete('build-world');
  for (const [name, ms] of phases) phases.set(name, (ms * 1e6) / (last - 2018) / 12 / suppliers);
  return { phases, buildMs };
}

function runReference(firms: number): number {
  const kernel = new ReferenceKernel(firms, 1);
  kernel.tick();
  const start = process.cpuUsage().user;
  for (let tick = 0; tick < ticks; tick++) kernel.tick();
  return ((process.cpuUsage().user - start) * 1e3) / ticks / firms;
}

const sum = (phases: ReadonlyMap<string, number>, pick: (name: string) => boolean = () => true) =>
  [...phases].reduce((total, [name, value]) => total + (pick(name) ? value : 0), 0);

function spread(values: readonly number[], digits = 2): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return `${at(0.5).toFixed(digits)} (${sorted[0].toFixed(digits)} to ${sorted[sorted.length - 1].toFixed(digits)})`;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
let failed = 0;

for (const suppliers of options.sizes.split(',').map(Number)) {
  const reference: number[] = [];
  const whole: number[] = [];
  const ratios: number[] = [];
  const shapeRatios: number[] = [];
  const byPhase = new Map<string, number[]>();
  const builds: number[] = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    const plain = runReference(suppliers);
    const engine = runEngine(shipped, suppliers, true);
    const shape = runEngine(benchmarkTables, suppliers, false);
    reference.push(plain);
    whole.push(sum(engine.phases));
    ratios.push(sum(engine.phases) / plain);
    shapeRatios.push(sum(shape.phases, (name) => goodsAndLearning.has(name)) / plain);
    builds.push(engine.buildMs);
    for (const [name, value] of engine.phases)
      byPhase.set(name, [...(byPhase.get(name) ?? []), value / plain]);
  }
  console.log(
    `\n${suppliers} suppliers, ${ticks} ticks, ${options.rounds} interleaved rounds, median (least to most)`,
  );
  console.log(`  plain reference kernel        ${spread(reference, 0)} ns per firm-tick`);
  console.log(
    `  whole tick, all outcomes      ${spread(whole, 0)} ns per supplier-tick, ${spread(ratios)} × reference`,
  );
  console.log(`  goods and learning, benchmark-shaped world ${spread(shapeRatios)} × reference`);
  console.log(`  building (burn-in of 1 year)  ${spread(builds, 0)} ms`);
  for (const [name, values] of byPhase) console.log(`    ${name.padEnd(20)} ${spread(values)} × reference`);
  console.log(`  resident memory of this process ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`);
  if (options.gate && median(ratios) > 40) {
    console.log(`  GATE: the whole tick costs ${median(ratios).toFixed(1)} × the reference, the limit is 40`);
    failed++;
  }
}

if (!options.gate) {
  const starts = Array.from({ length: 7 }, () => {
    const start = performance.now();
    execFileSync(process.execPath, ['dist/main.js', '--version']);
    return performance.now() - start;
  });
  console.log(`\nstart-up of the command line (--version)  ${spread(starts, 0)} ms`);
}
process.exitCode = failed > 0 ? 1 : 0;
