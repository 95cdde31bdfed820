#!/usr/bin/env node
/**
 * The command line: declares every command, and loads a command's code only when it is called.
 *
 * Exit codes: 0 done, 1 some runs failed, 2 bad input (nothing was written).
 */
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };

/** What the process ends with. Commands set `process.exitCode` to one of these and return. */
const EXIT_CODE = { done: 0, someRunsFailed: 1, badInput: 2 } as const;

const program = new Command('stratasim')
  .description(
    'Simulates technology alliances: suppliers in security trust layers, barriers between the layers, and the technology gap that follows.',
  )
  .version(packageJson.version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'show this help')
  .showSuggestionAfterError(true)
  .showHelpAfterError('Try: stratasim --help')
  .exitOverride();

// Code that is loaded from here on reports errors by its place in the source, not in the bundle.
process.setSourceMapsEnabled(true);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT_CODE.done : EXIT_CODE.badInput;
}
