/** A folder with a small scenario for tests of compare, sweep and tip, and the built program run in it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist', 'main.js');

const smallScenario = `
name: small
question: What do two policies and an answer to them do to a small world?
horizon: { from: 2019-01, until: 2020-06 }
world: { kind: tables, directory: data/world-2020, suppliers: 100 }
learning: { burnInYears: 2 }
replicates: 3
seed: a
policies:
  - { id: chips, kind: export-control, from: 2019-07, origins: { arrangement: wassenaar }, targets: { layer: 4 }, permeability: 0.05 }
  - { id: split, kind: supply-chain-stratification, from: 2019-10, preset: isolated }
  - { id: opening, kind: open-cooperation, from: 2019-10 }
toggleGroups: { tools: [chips, split] }
toggles: [tools, opening]
uncertainties:
  learning.absorptionSlope: { distribution: uniform, low: 0.2, high: 1.4 }
  policies.split.preset: { distribution: choice, values: [mild, isolated] }
  policies.chips.permeability: { distribution: uniform, low: 0, high: 0.8 }
outcomes: [technologyGap, crossLayerShare, realFinalDemand]
charts: [shapley-waterfall, policy-effects]
`;

export interface ExperimentFolder {
  readonly path: string;
  /** Runs the program; output and errors as text. */
  stratasim(...words: string[]): {
    readonly exitCode: number | null;
    readonly output: string;
    readonly errors: string;
  };
  /** Rows of a CSV file as objects, by heading. */
  rows(file: string): Record<string, string>[];
  write(file: string, text: string): void;
  remove(): void;
}

/** Makes the folder; remove it after the test. */
export function experimentFolder(): ExperimentFolder {
  const path = mkdtempSync(join(tmpdir(), 'experiment-'));
  writeFileSync(join(path, 'small.yaml'), smallScenario);
  return {
    path,
    stratasim(...words) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
        cwd: path,
        encoding: 'utf8',
      });
      return { exitCode: status, output: stdout, errors: stderr };
    },
    rows(file) {
      const [heading, ...lines] = readFileSync(join(path, file), 'utf8').trimEnd().split('\n');
      const names = heading.split(',');
      // No cell of these tables holds a comma inside quotes, but for the meaning of a contrast.
      return lines.map((line) => {
        const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
        return Object.fromEntries(
          names.map((name, at) => [name, (cells[at] ?? '').replace(/,$/, '').replaceAll('"', '')]),
        );
      });
    },
    write: (file, text) => writeFileSync(join(path, file), text),
    remove: () => rmSync(path, { recursive: true }),
  };
}
