// The scenario files at hand, for lists: those in the folder `scenarios` where the command runs, or those
// that ship with the program. Files are loaded and merged, not checked, so that a list is quick and a
// broken file does not hide the others.

import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { loadScenario } from '../scenario/load-scenario.ts';
import { createScenarioFiles, shippedScenarios } from '../scenario/node/scenario-files.ts';
import { itemsAt, textAt } from '../scenario/text/located-value.ts';

export interface ScenarioEntry {
  readonly name: string;
  /** Path from where the command runs. */
  readonly file: string;
  readonly question: string;
  readonly source: string;
  /** The file it extends, or ''. */
  readonly from: string;
  readonly policies: readonly { readonly id: string; readonly kind: string }[];
}

/** Scenarios by file name, studies after the others. */
export function scenarioEntries(): ScenarioEntry[] {
  const folder = scenarioFolder();
  const paths = ['', 'studies'].flatMap((below) => yamlFiles(join(folder, below)));
  const files = createScenarioFiles(paths);
  return paths.flatMap((file) => {
    const { document } = loadScenario(file, files);
    if (document === undefined) return [];
    const policies = itemsAt(document, 'policies').map((policy) => ({
      id: textAt(policy, 'id') ?? '',
      kind: textAt(policy, 'kind') ?? '',
    }));
    return [
      {
        name: textAt(document, 'name') ?? file,
        file,
        question: textAt(document, 'question') ?? '',
        source: textAt(document, 'source') ?? '',
        from: textAt(document, 'extends') ?? '',
        policies,
      },
    ];
  });
}

/** The folder `scenarios` here, or the one that ships with the program. */
export function scenarioFolder(): string {
  return existsSync('scenarios') ? 'scenarios' : relative(process.cwd(), shippedScenarios());
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => join(folder, name).split(sep).join('/'));
}
