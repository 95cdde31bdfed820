#!/usr/bin/env node
/**
 * The command line: declares every command here, so that --help is instant, and loads a command's code only
 * when it is called: `.action(async (files, options) => (await import('./commands/run.ts')).run(files, options))`.
 *
 * Exit codes: 0 done, 1 some runs failed (or a fault of the program), 2 bad input and nothing was written.
 * A command sets `process.exitCode`; what is wrong on the command line itself is told here.
 */
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };

const program = new Command('stratasim')
  .description(
    'Simulates technology alliances: suppliers in security trust layers, barriers between the layers, and the technology gap that follows.',
  )
  .version(packageJson.version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'show this help')
  .showSuggestionAfterError()
  .showHelpAfterError('Try: stratasim --help')
  .exitOverride();

/** Gathers an option that may be repeated. */
function addTo(value: string, before: string[]): string[] {
  return [...before, value];
}

/** The options of every command that runs a batch. */
function batchCommand(usage: string, summary: string): Command {
  return program
    .command(usage)
    .description(summary)
    .option('--out <dir>', 'folder of the results (default: out/<first file>)')
    .option('--replicates <n>', 'runs of each setting, with different chance')
    .option('--seed <text>', 'where chance starts from; the same text gives the same numbers')
    .option('--workers <n>', 'worker threads (default: one per core)')
    .option(
      '--set <path=value>',
      'set a value, e.g. learning.absorptionSlope=0.4 (may be repeated)',
      addTo,
      [],
    )
    .option('--only <names>', 'only these scenarios, separated by commas')
    .option('--checked', "test the model's invariants at every tick (slower)")
    .option('--run-timeout <seconds>', 'give a run up after so long')
    .option(
      '--queue [url]',
      'let workers elsewhere do the runs: redis://HOST:PORT (default: $STRATASIM_QUEUE)',
    )
    .option('--shard <i/n>', 'do only part i of n; auto/n inside a job array')
    .option('--force', 'clear earlier results in the folder first')
    .option('--json', 'print one JSON object instead of text')
    .option('--quiet', 'print nothing but what goes wrong');
}

batchCommand('run <files...>', 'run scenario files and draw the charts, scenarios side by side')
  .option('--until <condition>', 'add replicates until this holds, e.g. "ci(technologyGap) < 0.01"')
  .option('--max-replicates <n>', 'most replicates of --until (default: 10 times --replicates)')
  .option('--iamc', 'also write iamc.csv, the layout that pyam reads')
  .action(async (files: string[], options) => (await import('./commands/run.ts')).run(files, options));

batchCommand(
  'compare <file>',
  'run arms with policies on and off: effects with intervals, and the share of each',
)
  .option('--design <name>', 'one-at-a-time, factorial or shapley', 'one-at-a-time')
  .option('--over <what>', 'switch policies, or the flows that they act on', 'policies')
  .option('--orders <n>', 'sampled orders a replicate, for shapley with more than 10 toggles')
  .option('--outcome <name>', 'outcome shown first, e.g. technologyGap.ai')
  .option('--until <condition>', 'add replicates until this holds, e.g. "ci(technologyGap) < 0.01"')
  .option('--max-replicates <n>', 'most replicates of --until (default: 10 times --replicates)')
  .option('--iamc', 'also write iamc.csv, the layout that pyam reads')
  .action(async (file: string, options) => (await import('./commands/compare.ts')).compare(file, options));

batchCommand(
  'sweep <file> [table]',
  'run a design over the uncertainties: what matters, where a condition holds, which policy is robust',
)
  .option(
    '--design <name>',
    'one-at-a-time, grid, latin-hypercube, morris, sobol, or table with a CSV file after it',
  )
  .option(
    '--size <n>',
    'points (latin-hypercube), base points (sobol), trajectories (morris) or levels (others)',
  )
  .option('--second-order', 'sobol: interactions of pairs too')
  .option(
    '--arms <which>',
    'run policies on and off in every point: none, one-at-a-time or factorial',
    'none',
  )
  .option('--outcome <name>', 'outcome that tables and charts show first')
  .option('--outcomes <names>', 'outcomes to record, separated by commas (default: the main ones)')
  .option(
    '--condition <condition>',
    'where does this hold? e.g. "technologyGap > 1", "opening(technologyGap)"',
  )
  .option('--aim <which>', 'what is good for the robustness of policies: small or large', 'small')
  .option('--demand <number>', 'the value of the outcome that is good enough')
  .action(async (file: string, table: string | undefined, options) =>
    (await import('./commands/sweep.ts')).sweep(file, table, options),
  );

batchCommand('tip <file>', 'find the value of a parameter at which a condition comes to hold')
  .option('--parameter <path>', 'parameter that is moved, e.g. policies.barrier.permeability')
  .option('--from <number>', 'where the range begins (default: its uncertainty, or its own range)')
  .option('--to <number>', 'where the range ends')
  .option('--tolerance <number>', 'how close to bisect (default: a 128th of the range)')
  .option(
    '--condition <condition>',
    'what comes to hold (default: opening(technologyGap), the gap opens for ever)',
  )
  .option('--outcome <name>', 'outcome of the default condition and of the phase diagram')
  .option('--across <path>', 'a second parameter: draws a phase diagram')
  .option('--across-from <number>', 'where the range of the second parameter begins')
  .option('--across-to <number>', 'where the range of the second parameter ends')
  .option('--size <n>', 'values of each parameter in the phase diagram', '6')
  .action(async (file: string, options) => (await import('./commands/tip.ts')).tip(file, options));

program
  .command('chart <out>')
  .description('draw charts from stored results, without running anything')
  .option('--only <names>', 'these charts, separated by commas (default: those that the scenario chose)')
  .option('--all', 'every chart that the results allow')
  .option('--domain <name>', 'domain of charts that show one, e.g. semiconductors')
  .option('--format <names>', 'png, svg, pdf, separated by commas', 'png,svg')
  .option('--size <name>', 'column, page or slide', 'page')
  .option('--quiet', 'print nothing but what goes wrong')
  .action(async (out: string, options) => (await import('./commands/chart.ts')).chart(out, options));

program
  .command('report <out>')
  .description('write report.html: question, answer, charts, tables and methods on one page')
  .option('--quiet', 'print nothing but what goes wrong')
  .action(async (out: string, options) => (await import('./commands/report.ts')).report(out, options));

program
  .command('check <files...>')
  .description('check scenario files and name every problem with its place; run nothing')
  .option('--set <path=value>', 'set a value of the scenarios before checking (may be repeated)', addTo, [])
  .option('--json', 'print one JSON object instead of text')
  .action(async (files: string[], options) => (await import('./commands/check.ts')).check(files, options));

program
  .command('list <topic> [name]')
  .description('list policies, outcomes, parameters or scenarios, or all about one of them')
  .option('--json', 'print JSON instead of text')
  .action(async (topic: string, name: string | undefined, options) =>
    (await import('./commands/list.ts')).list(topic, name, options),
  );

program
  .command('new <name>')
  .description('write a commented scenario to start from')
  .action(async (name: string) => (await import('./commands/new.ts')).newScenario(name));

program
  .command('replay <run-id>')
  .description('do one stored run again, alone and checked, and compare it bit for bit')
  .option('--out <dir>', 'folder of its results (default: look in out/)')
  .option('--trace', 'show every tick, not one a year')
  .action(async (id: string, options) => (await import('./commands/replay.ts')).replay(id, options));

program
  .command('verify <out>')
  .description('do a sample of stored runs again and compare them bit for bit')
  .option('--sample <n>', 'how many runs, spread over the batch (default: 3)')
  .option('--all', 'every run')
  .option('--workers <n>', 'worker threads (default: one per core)')
  .action(async (out: string, options) => (await import('./commands/verify.ts')).verify(out, options));

program
  .command('worker')
  .description('do the runs of a queue, on this machine, until it is stopped')
  .option('--queue [url]', 'redis://[user:password@]HOST:PORT, rediss:// for TLS (default: $STRATASIM_QUEUE)')
  .option('--workers <n>', 'worker threads (default: one per core)')
  .option('--lost-after <seconds>', 'count a worker as lost after so long without a sign (default: 30)')
  .option('--name <text>', 'what the coordinator calls it (default: a random name)')
  .action(async (options) => (await import('./commands/worker.ts')).worker(options));

program
  .command('merge <outs...>')
  .description('join the results of shards into one batch')
  .option('--out <dir>', 'folder of the merged batch (default: the name that the shards share)')
  .option('--force', 'clear earlier results in that folder first')
  .option('--quiet', 'print nothing but what goes wrong')
  .action(async (outs: string[], options) => (await import('./commands/merge.ts')).merge(outs, options));

program
  .command('evidence')
  .description(
    'run what the simulator is held against: closed forms, published figures, the years 2018 to 2023',
  )
  .option('--case <name>', 'only this verification case')
  .option('--params <file>', 'parameters of the case as a JSON file, instead of the shipped ones')
  .option('--list', 'list the cases; with --json also every parameter')
  .option('--out <dir>', 'folder of the results (default: out/evidence)')
  .option('--json', 'print one JSON object instead of text')
  .action(async (options) => (await import('./commands/evidence.ts')).evidence(options));

// Code loaded from here on names its place in src/ when it fails, not its place in the bundle.
process.setSourceMapsEnabled(true);

const isBare = process.argv.length <= 2;
try {
  await program.parseAsync(isBare ? [...process.argv, '--help'] : process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else (await import('./commands/tell-fault.ts')).tellFault(error);
}
