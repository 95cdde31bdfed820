// `stratasim new <name>`: writes a commented scenario that passes the check, and never over another file.

import { existsSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkScenario } from '../scenario/check-scenario.ts';
import { createScenarioFiles, shippedScenarios } from '../scenario/node/scenario-files.ts';
import { scenarioTemplate } from '../scenario/scenario-template.ts';
import { tellProblems } from './checked-scenarios.ts';
import { programRegistries } from './program-registries.ts';

const policyOfNewScenarios = 'supply-chain-stratification';

/** Writes scenarios/<name>.yaml (or <name>.yaml where there is no such folder). A bad or taken name is told, exit code 2. */
export function newScenario(name: string): void {
  const folder = existsSync('scenarios') ? 'scenarios' : '.';
  const file = folder === '.' ? `${name}.yaml` : `${folder}/${name}.yaml`;
  const schema = relative(
    folder,
    join(existsSync(join(folder, schemaName)) ? folder : shippedScenarios(), schemaName),
  );
  const { policies } = programRegistries;
  const tool = policies.find(({ kind }) => kind === policyOfNewScenarios) ?? policies[0];
  const text = scenarioTemplate(name, tool, `./${schema.split(sep).join('/')}`.replace('./../', '../'));
  const disk = createScenarioFiles([file]);
  const files = { ...disk, read: (path: string) => (path === file ? text : disk.read(path)) };
  const { problems } = checkScenario(file, files, programRegistries);
  if (problems.length > 0) return tellProblems(problems, (path) => (path === file ? text : undefined));
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const taken = (error as { code?: string }).code === 'EEXIST';
    const found = taken
      ? 'a file of that name'
      : `a folder that cannot be written (${(error as Error).message})`;
    return tellProblems([
      { where: { file }, found, expected: taken ? 'a new name' : 'a folder that can be written' },
    ]);
  }
  process.stdout.write(`${file} written. Next: stratasim check ${file}, then stratasim run ${file}\n`);
}

const schemaName = 'scenario.schema.json';
