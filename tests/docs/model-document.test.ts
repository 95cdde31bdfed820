/** The description of the model says what the code says: every table of it is read off the code. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentPath, modelTables, renewed, tablesIn } from './model-document.ts';

const document = readFileSync(documentPath, 'utf8');

describe('the description of the model', () => {
  it('has tables as the code has them (renew with: npm run docs)', async () => {
    await expect(renewed(document)).toMatchFileSnapshot(`../../${documentPath}`);
  });

  it('has every table once: phases, state, rules, parameters of each group, policies, outcomes and draws', () => {
    expect(tablesIn(document).sort()).toEqual([...modelTables().keys()].sort());
  });

  it('stands in the order of the ODD protocol', () => {
    const headings = [
      'Purpose and patterns',
      'Entities, state variables and scales',
      'Process overview and scheduling',
      'Design concepts',
      'Initialisation',
      'Input data',
      'Submodels',
    ];
    const places = headings.map((heading) => document.search(new RegExp(`^## .*${heading}$`, 'm')));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('says of every phase what it reads and writes', () => {
    const rows = (modelTables().get('phases') as string).split('\n').slice(2);
    for (const row of rows) {
      const [, phase, reads, writes, draws] = row.split('|').map((cell) => cell.trim());
      expect(reads, phase).not.toBe('');
      expect(writes, phase).not.toBe('');
      expect(draws, phase).not.toBe('');
    }
  });

  it('is not in step when a figure of it is changed by hand', () => {
    const changed = document.replace('| 0.12 |', '| 0.13 |');
    expect(changed).not.toBe(document);
    expect(renewed(changed)).toBe(document);
  });
});
