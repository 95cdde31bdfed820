// Loads a scenario file and the chain of files that it extends, and merges them into one document. A
// circle, a missing file or one outside the allowed folders is a problem at the `extends` that names it;
// what could be read is still merged, so that everything else is checked in the same pass.

import type { Problem } from '../parameters/problem.ts';
import type { ScenarioFiles } from './scenario-files.ts';
import { besideFile } from './text/file-path.ts';
import { describe, itemsAt, type LocatedMap, placeOf, quote, textAt, valueAt } from './text/located-value.ts';
import { mergeDocuments } from './text/merge-documents.ts';
import { readScenarioText } from './text/read-text.ts';

const longestChain = 16;

export interface LoadedScenario {
  /** The merged document; absent when the file itself cannot be read. */
  readonly document?: LocatedMap;
  /** False when a file of the chain could not be read, so that what is missing may be missing there. */
  readonly complete: boolean;
  /** Files read, the scenario's own first. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** Loads `file` (a path from where the command runs) with everything that it extends. Never throws. */
export function loadScenario(file: string, files: ScenarioFiles): LoadedScenario {
  const own = readOne(file, files);
  if ('found' in own) {
    return { complete: false, files: [file], problems: [{ where: { file }, ...own }] };
  }
  const problems = [...own.problems];
  const chain = [file];
  let complete = own.document !== undefined;
  const documents = own.document === undefined ? [] : [own.document];
  let next = own.document;
  while (next !== undefined) {
    const stated = valueAt(next, 'extends');
    if (stated === undefined) break;
    const where = placeOf(stated.spot, 'extends');
    const base = textAt(next, 'extends');
    if (base === undefined) {
      problems.push({ where, found: describe(stated), expected: 'the path of another scenario file' });
      break;
    }
    const path = besideFile(chain[chain.length - 1], /\.(ya?ml|json)$/i.test(base) ? base : `${base}.yaml`);
    complete = false;
    if (chain.includes(path)) {
      const circle = [...chain.slice(chain.indexOf(path)), path].join(' extends ');
      problems.push({ where, found: `a circle: ${circle}`, expected: 'a chain of files that ends' });
      break;
    }
    if (chain.length === longestChain) {
      problems.push({
        where,
        found: `a chain of more than ${longestChain} files`,
        expected: 'a shorter chain',
      });
      break;
    }
    const read = readOne(path, files);
    if ('found' in read) {
      problems.push({ where, ...read });
      break;
    }
    chain.push(path);
    problems.push(...read.problems);
    if (read.document === undefined) break;
    documents.push(read.document);
    next = read.document;
    complete = true;
  }
  // From the bottom of the chain up: what a file drops must not come back from further below.
  const document = documents.length === 0 ? undefined : documents.reduceRight(mergeDocuments);
  return { document, complete, files: chain, problems };
}

function readOne(path: string, files: ScenarioFiles) {
  const text = files.read(path);
  if (typeof text !== 'string') return text;
  const read = readScenarioText(path, text);
  return { ...read, problems: [...read.problems, ...repeatedIds(read.document)] };
}

/** Ids must be unique in each file, because merging by id would silently join the two. */
function repeatedIds(document: LocatedMap | undefined): Problem[] {
  const problems: Problem[] = [];
  for (const list of ['policies', 'shocks']) {
    const firstLines = new Map<string, number>();
    for (const item of itemsAt(document, list)) {
      const id = textAt(item, 'id');
      const spot = valueAt(item, 'id')?.spot;
      if (id === undefined || spot === undefined) continue;
      const first = firstLines.get(id);
      if (first === undefined) firstLines.set(id, spot.line);
      else {
        const expected = `each id once (first on line ${first})`;
        problems.push({
          where: placeOf(spot, `${list}.${id}.id`),
          found: `the id ${quote(id)} a second time`,
          expected,
        });
      }
    }
  }
  return problems;
}
