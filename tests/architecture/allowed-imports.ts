/**
 * Who may import whom, as data. A row is an area of src/ and the areas it may read besides itself;
 * what is not listed is forbidden. Read top to bottom it is the pipe of the program: nothing flows back.
 */

const base = ['random', 'parameters'];
const modelSide = [...base, 'model', 'policies', 'outcomes'];
const planning = [...modelSide, 'scenario', 'experiment'];

/** Area → areas that its files may import. `model` never sees a policy or an outcome: they are passed in. */
export const allowedAreas: Record<string, string[]> = {
  random: [],
  parameters: [],
  theory: ['parameters'],
  model: base,
  policies: [...base, 'model'],
  outcomes: [...base, 'model', 'theory'],
  scenario: modelSide,
  experiment: [...modelSide, 'scenario'],
  results: planning,
  execution: [...planning, 'results', 'theory', 'analysis', 'evidence'],
  analysis: [...base, 'outcomes', 'scenario', 'experiment', 'results', 'theory'],
  evidence: [...planning, 'analysis', 'theory'],
  charts: ['parameters', 'analysis'],
  report: ['parameters', 'analysis', 'charts', 'results'],
  commands: [...planning, 'results', 'execution', 'analysis', 'theory', 'evidence', 'charts', 'report'],
  'main.ts': ['commands'],
};

/** Areas in which only files in a folder `node/` may touch files, clocks, chance or the machine. */
export const pureAreas = [
  'random',
  'parameters',
  'model',
  'policies',
  'outcomes',
  'theory',
  'scenario',
  'experiment',
  'analysis',
  'charts',
];

/** Packages that an area may use, where that is limited; the model has none. */
export const allowedPackages: Record<string, string[]> = {
  random: ['seedrandom'],
  parameters: [],
  model: [],
  policies: [],
  outcomes: [],
  theory: [],
};

/** Files outside `node/` folders that may import Node's own modules. */
export function mayUseNode(area: string): boolean {
  return area === 'commands' || area === 'main.ts';
}
