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
    .option('--set <path=value...>', 'set a value of the scenarios, e.g. --set learning.absorptionSlope=0.4')
    .option('--only <names>', 'only these scenarios, separated by commas')
    .option('--checked', "test the model's invariants at every tick (slower)")
    .option('--run-timeout <seconds>', 'give a run up after so long')
    .option('--shard <i/n>', 'do only part i of n; auto/n inside a job array')
    .option('--force', 'clear earlier results in the folder first')
    .option('--json', 'print one JSON object instead of text')
    .option('--quiet', 'print nothing but what goes wrong');
}

batchCommand('run <files...>', 'run scenario files and draw the charts, scenarios side by side').action(
  async (files: string[], options) => (await import('./commands/run.ts')).run(files, options),
);

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

// Code loaded from here on names its place in src/ when it fails, not its place in the bundle.
process.setSourceMapsEnabled(true);

const isBare = process.argv.length <= 2;
try {
  await program.parseAsync(isBare ? [...process.argv, '--help'] : process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
