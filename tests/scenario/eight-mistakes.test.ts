/** The promise of the checker: a file with eight different mistakes is answered with all eight, each in its place. */
import { expect, test } from 'vitest';
import { checkScenario } from '../../src/scenario/check-scenario.ts';
import { filesOf, problemLines, smallRegistries } from './small-registries.ts';

const mistaken = `name: chips
question: Do joint chip controls widen the gap?
extends: base.yaml
horizon: { from: 2019-01, until: 2040-13 }
replicatse: 4
world: { kind: tables, directory: data/small }
policies:
  - id: chip-controls
    kind: export-control
    from: 2022-10
    until: 2021-06
    origins: { jurisdictions: [USA, CHM] }
    permeability: 1.4
  - id: openness
    kind: open-coperation
custom:
  chipGap: { expression: exp(tecnologyGap.semiconductors), meaning: ratio of levels }
`;

const base = `name: base
question: What if nothing changes?
extends: chips.yaml
`;

test('a scenario with eight planted mistakes reports all eight with their places', () => {
  const files = filesOf({ 'chips.yaml': mistaken, 'base.yaml': base });
  const result = checkScenario('chips.yaml', files, smallRegistries);
  expect(result.scenario).toBeUndefined();
  expect(problemLines(result).map((line) => line.replace(/one of [^|]*/, 'one of ... '))).toEqual([
    "chips.yaml:4:34 '2040-13' | a month from 1900-01 to 2199-12, written YYYY-MM",
    "chips.yaml:5:1 the unknown key 'replicatse' | one of ... | did you mean 'replicates'?",
    'chips.yaml:11:12 an end in 2021-06 | 2022-10, the start, or a later month',
    "chips.yaml:12:37 the unknown jurisdiction 'CHM' | one of ... | did you mean 'CHN'?",
    'chips.yaml:13:19 1.4 | a share from 0 to 1 | for 1.4 % write 0.014',
    "chips.yaml:15:11 the unknown kind 'open-coperation' | one of ... | did you mean 'open-cooperation'?",
    "chips.yaml:17:26 the unknown outcome 'tecnologyGap' | one of ... | did you mean 'technologyGap'?",
    'base.yaml:3:10 a circle: chips.yaml extends base.yaml extends chips.yaml | a chain of files that ends',
  ]);
});
