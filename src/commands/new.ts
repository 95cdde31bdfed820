// `stratasim new <name>`: writes a commented scenario that passes the check, and never over another file.

import { existsSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../parameters/problem.ts';
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
  if (problems.length > 0) {
    tellProblems(problems, (path) => (path === file ? text : undefined));
    return;
  }
  const refusal = writeNew(file, text);
  if (refusal) tellProblems([refusal]);
  else process.stdout.write(`${file} written. Next: stratasim check ${file}, then stratasim run ${file}\n`);
}

/** Writes a file that is not there yet, or says why it cannot. */
function writeNew(file: string, text: string): Problem | undefined {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') {
      return { where: { file }, found: 'a file of that name', expected: 'a new name' };
    }
    return { where: { file }, found: (error as Error).message, expected: 'a folder that can be written' };
  }
}

const schemaName = 'scenario.schema.json';
