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

// Code loaded from here on names its place in src/ when it fails, not its place in the bundle.
process.setSourceMapsEnabled(true);

const isBare = process.argv.length <= 2;
try {
  await program.parseAsync(isBare ? [...process.argv, '--help'] : process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
