/**
 * `npm run bench`: what a tick costs, as ratios to the plain reference kernel measured in the same rounds,
 * because absolute times on shared machines mean little. Each kind of world has a process of its own, as a batch
 * gives a thread worlds of one shape: code that V8 made for one is not thrown away for another. Totals are processor time of this process; phases
 * are the fifth of their times by the clock with the least, because other processes only add to them.
 * `-- --sizes 5000,100000 --rounds 7 --ticks 120` chooses what is run; `-- --gate` checks the generous limits
 * that CI holds.
 */
import { execFileSync, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openPlace } from '../../src/model/kept-world.ts';
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
import { spread } from './shared.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '5000,100000' },
    rounds: { type: 'string', default: '7' },
    ticks: { type: 'string', default: '120' },
    gate: { type: 'boolean', default: false },
    /** What a process of its own measures, each time that it is asked. */
    serve: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log('npm run bench -- [--sizes 5000,100000] [--rounds 7] [--ticks 120] [--gate]');
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
  /** Nanoseconds of processor time per supplier-tick. */
  readonly whole: number;
  /** Lower quintile over ticks of each phase, nanoseconds per supplier-tick. */
  readonly phases: readonly (readonly [string, number])[];
  /** Processor time of building, ms. */
  readonly build: number;
  /** Resident memory of the process, MiB. */
  readonly memory: number;
  /** Bytes of the built world's arrays per supplier. */
  readonly bytes: number;
}

interface Choice {
  readonly tables: WorldTables;
  /** Nations grow and outcomes are recorded. */
  readonly everything: boolean;
  readonly policies: RunInput['policies'];
}

/** Every tool with its default parameters, from the second month on. */
const everyPolicy: RunInput['policies'] = policyTools.map((tool) => ({
  id: tool.kind,
  kind: tool.kind,
  from: '2019-02',
  until: '',
  rampMonths: 0,
  parameters: defaultsOf(tool.parameters),
}));

/** As in a thread that does one run after another, each in a world of its own. */
const build = openPlace({ mostLinks: 1_500_000, rememberedLinks: 0 });

const collectGarbage = (globalThis as { gc?: () => void }).gc;
const bytesOfArrays = () => {
  collectGarbage?.();
  return process.memoryUsage().arrayBuffers;
};
const bytesBefore = bytesOfArrays();
let bytesOfWorld = 0;

/** Milliseconds of processor time of this process. */
const processorTime = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;

/** One run of the engine; the build is timed apart. */
function runEngine({ tables, everything, policies }: Choice, suppliers: number): Timing {
  const parameters = Object.fromEntries(
    Object.entries(modelParameters).map(([group, specs]) => [group, { ...defaultsOf(specs) }]),
  ) as unknown as Record<string, Record<string, unknown>>;
  if (!everything) {
    // Goods, sourcing and learning alone, as in the reference.
    parameters.nations.growth = false;
    parameters.entry.turnover = 'none';
  }
  // A short burn-in: what is measured is the tick.
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
  const times = new Map<string, number[]>();
  const start = processorTime();
  let built = start;
  let before = performance.now();
  simulate(input, tables, policyTools, everything ? recorded : [], {
    checked: false,
    build,
    onPhase: (name) => {
      const now = performance.now();
      if (name === 'build-world') {
        // In the first run, whose times are left out.
        bytesOfWorld ||= bytesOfArrays() - bytesBefore;
        built = processorTime();
      } else times.set(name, [...(times.get(name) ?? []), now - before]);
      before = performance.now();
    },
  });
  const perSupplier = 1e6 / suppliers;
  const phases = [...times].map(([name, list]) => [name, lowerQuintile(list) * perSupplier] as const);
  const whole = ((processorTime() - built) * perSupplier) / (last - 2018) / 12;
  const memory = process.memoryUsage().rss / 2 ** 20;
  return { whole, phases, build: built - start, memory, bytes: bytesOfWorld / suppliers };
}

/** What is compared with the reference. */
const choices: { readonly [kind: string]: Choice } = {
  engine: { tables: shipped, everything: true, policies: [] },
  shape: { tables: benchmarkTables, everything: false, policies: [] },
  controlled: { tables: shipped, everything: true, policies: everyPolicy },
};

/** A process that measures one kind of world, once for each call. */
function startMeasuring(kind: string, suppliers: number) {
  const process = fork(
    fileURLToPath(import.meta.url),
    ['--serve', kind, '--sizes', String(suppliers), '--ticks', options.ticks],
    { execArgv: ['--expose-gc'] },
  );
  return {
    measure: () =>
      new Promise<Timing>((resolve, reject) => {
        const lost = (code: number | null) => reject(new Error(`measuring ${kind} ended with ${code}`));
        process.once('exit', lost);
        process.once('message', (timing) => {
          process.off('exit', lost);
          resolve(timing as Timing);
        });
        process.send('measure');
      }),
    stop: () => process.kill(),
  };
}

function runReference(firms: number): number {
  const kernel = new ReferenceKernel(firms, 1);
  for (let tick = 0; tick < 8; tick++) kernel.tick();
  const rounds = Math.max(8, 4 * Math.round(200_000 / firms));
  const start = processorTime();
  for (let tick = 0; tick < rounds; tick++) kernel.tick();
  return ((processorTime() - start) * 1e6) / rounds / firms;
}

const sum = (phases: Timing['phases'], pick: (name: string) => boolean = () => true) =>
  [...phases].reduce((total, [name, value]) => total + (pick(name) ? value : 0), 0);

const lowerQuintile = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 5)];

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
async function compare(suppliers: number): Promise<number> {
  let failed = 0;
  const reference: number[] = [];
  const whole: number[] = [];
  const ratios: number[] = [];
  const shapeRatios: number[] = [];
  const policyRatios: number[] = [];
  const byPhase = new Map<string, number[]>();
  const builds: number[] = [];
  let memory = 0;
  let bytes = 0;
  const measuring = Object.keys(choices).map((kind) => startMeasuring(kind, suppliers));
  const [ofEngine, ofShape, ofControlled] = measuring;
  // The first two rounds are for the compiler, and are left out.
  for (let round = -2; round < Number(options.rounds); round++) {
    const plain = runReference(suppliers);
    const engine = await ofEngine.measure();
    const shape = await ofShape.measure();
    const controlled = await ofControlled.measure();
    if (round < 0) continue;
    memory = Math.max(memory, engine.memory);
    bytes = engine.bytes;
    reference.push(plain);
    whole.push(engine.whole);
    ratios.push(engine.whole / plain);
    shapeRatios.push(sum(shape.phases, (name) => goodsAndLearning.has(name)) / plain);
    policyRatios.push(controlled.whole / engine.whole);
    builds.push(engine.build);
    for (const [name, value] of engine.phases)
      byPhase.set(name, [...(byPhase.get(name) ?? []), value / plain]);
  }
  for (const { stop } of measuring) stop();
  console.log(
    `\n${suppliers} suppliers, ${ticks} ticks, ${options.rounds} interleaved rounds, median (least to most)`,
  );
  console.log(`  plain reference kernel        ${spread(reference, 0)} ns per firm-tick`);
  console.log(
    `  whole tick, all outcomes      ${spread(whole, 0)} ns per supplier-tick, ${spread(ratios)} × reference`,
  );
  console.log(`  goods and learning, benchmark-shaped world ${spread(shapeRatios)} × reference`);
  console.log(`  every policy on               ${spread(policyRatios)} × none`);
  console.log(`  building (burn-in of 1 year)  ${spread(builds, 0)} ms of processor time`);
  for (const [name, values] of byPhase) console.log(`    ${name.padEnd(20)} ${spread(values)} × reference`);
  console.log(`  arrays of the built world      ${bytes.toFixed(0)} bytes per supplier`);
  console.log(`  resident memory of a process with such worlds ${memory.toFixed(0)} MiB`);
  if (!options.gate) return 0;
  for (const [what, value, limit] of [
    ['the whole tick over the reference', median(ratios), 40],
    ['every policy over none', median(policyRatios), 30],
  ] as const) {
    if (value <= limit) continue;
    console.log(`  GATE: ${what} costs ${value.toFixed(1)}, the limit is ${limit}`);
    failed++;
  }
  return failed;
}

function timeStartUp(): void {
  const starts = Array.from({ length: 7 }, () => {
    const start = performance.now();
    execFileSync(process.execPath, ['dist/main.js', '--version']);
    return performance.now() - start;
  });
  console.log(`\nstart-up of the command line (--version)  ${spread(starts, 0)} ms`);
}

if (options.serve !== '') {
  process.on('message', () => process.send?.(runEngine(choices[options.serve], Number(options.sizes))));
} else {
  let failed = 0;
  for (const suppliers of options.sizes.split(',').map(Number)) failed += await compare(suppliers);
  if (!options.gate) timeStartUp();
  process.exitCode = failed > 0 ? 1 : 0;
}
