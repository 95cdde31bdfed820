/** The tables of a world: what ships is right, and whatever is wrong is found in one pass with its line. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { WorldTables } from '../../src/model/world-tables.ts';
import { readWorldDirectory } from '../../src/scenario/node/read-world.ts';
import { parseWorldTables } from '../../src/scenario/world-tables.ts';

const directory = fileURLToPath(new URL('../../scenarios/data/world-2020', import.meta.url));

function shippedFiles(): Map<string, string> {
  const names = readdirSync(directory).filter((name) => name.endsWith('.csv'));
  return new Map(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

/** The shipped files with `from` replaced by `to` once in one of them, and the line where it stood. */
function plant(files: Map<string, string>, file: string, from: string, to: string): number {
  const text = files.get(file)!;
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`${file} does not contain ${from}`);
  files.set(file, text.slice(0, at) + to + text.slice(at + from.length));
  return text.slice(0, at + from.length - from.trimStart().length).split('\n').length;
}

/** Problems in short: file:line:column found. */
function short(files: Map<string, string>): string[] {
  const { problems } = parseWorldTables(files);
  return problems.map(({ where, found }) => `${[where.file, where.line, where.column].join(':')} ${found}`);
}

describe('the shipped world', () => {
  const { tables, problems, hash } = readWorldDirectory(directory);
  const world = tables as WorldTables;

  it('loads without a problem and has a hash', () => {
    expect(problems).toEqual([]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has 64 economies, 7 groups and eight domains', () => {
    expect(world.jurisdictions.filter(({ kind }) => kind === 'economy')).toHaveLength(64);
    expect(world.jurisdictions.filter(({ kind }) => kind === 'group')).toHaveLength(7);
    expect(world.domains.map(({ domain }) => domain)).toEqual([
      '5g',
      '6g',
      'ai',
      'quantum',
      'semiconductors',
      'space',
      'green',
      'infrastructure',
    ]);
  });

  it('has ten criteria in two views that differ only in the fourth and the tenth', () => {
    for (const { usa, neutral } of world.criteria) {
      expect(usa).toHaveLength(10);
      expect(neutral).toHaveLength(10);
      usa.forEach((score, index) => {
        if (index !== 3 && index !== 9) expect(neutral[index]).toBe(score);
      });
    }
  });

  it('buys a quarter to two thirds of its output from other segments, except at the sources', () => {
    const total = new Map<string, number>();
    for (const { segment, share } of world.inputs) total.set(segment, (total.get(segment) ?? 0) + share);
    for (const [segment, share] of total) {
      expect(share, segment).toBeGreaterThan(0.249);
      expect(share, segment).toBeLessThan(0.651);
    }
    const sources = world.segments.filter(({ segment }) => !total.has(segment));
    expect(sources.map(({ segment }) => segment)).toEqual(['semiconductors.design-tools', 'green.minerals']);
  });

  it('has a leader at 1 and nobody below .2 in the technology of each domain', () => {
    for (const { domain } of world.domains) {
      const levels = world.technology.filter((row) => row.domain === domain).map(({ level }) => level);
      expect(Math.max(...levels)).toBe(1);
      expect(Math.min(...levels)).toBeGreaterThanOrEqual(0.2);
    }
  });

  it('has a supplier in every jurisdiction', () => {
    const supplied = new Set(world.supply.map(({ code }) => code));
    expect(world.jurisdictions.filter(({ code }) => !supplied.has(code))).toEqual([]);
  });

  it('keeps its trade on the world total: sales over all buyers return the share of the seller', () => {
    const share = sharesOfTheWorld(world);
    for (const { code: seller } of world.jurisdictions) {
      const sold = world.tradeAffinities
        .filter((row) => row.seller === seller)
        .reduce((sum, row) => sum + row.affinity * share.bought.get(row.buyer)!, 0);
      expect(sold, seller).toBeCloseTo(1, 2);
    }
  });

  it('gives China about the published shares of its chip market and of network equipment', () => {
    const ofChina = (segment: string) =>
      world.supply.find((row) => row.segment === segment && row.code === 'CHN')!.share;
    expect(ofChina('semiconductors.chips')).toBeCloseTo(0.06, 2);
    expect(ofChina('5g.equipment')).toBeCloseTo(0.42, 2);
    expect(world.firms.find(({ id }) => id === 'huawei-networks')!.share).toBe(0.31);
    expect(homeShareOf(world, 'CHN', 'semiconductors.chips')).toBeCloseTo(0.159, 1);
  });

  it('counts Vietnam in the Clean Network although its score is among the lowest', () => {
    const mean = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const scores = world.criteria.find(({ code }) => code === 'VNM')!;
    expect(mean(scores.usa)).toBeLessThan(0.35);
    const keys = world.memberships.filter(({ code }) => code === 'VNM').map(({ arrangement }) => arrangement);
    expect(keys).toContain('clean-network-2020');
  });

  it('changes its hash with a figure, and not with a remark, an event or line endings', () => {
    const copy = mkdtempSync(join(tmpdir(), 'world-'));
    try {
      const files = shippedFiles();
      const write = () => {
        for (const [name, text] of files) writeFileSync(join(copy, name), text);
        return readWorldDirectory(copy).hash;
      };
      plant(files, 'segments.csv', 'assumption (README)', '"assumption, remarked"');
      plant(files, 'events.csv', 'press', 'newspapers');
      files.set('supply.csv', files.get('supply.csv')!.replaceAll('\n', '\r\n'));
      expect(write()).toBe(hash);
      plant(files, 'technology.csv', '0.997', '0.996');
      expect(write()).not.toBe(hash);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});

describe('a world with mistakes', () => {
  it('reports every planted mistake at once, each with its line and column', () => {
    const files = shippedFiles();
    const line = {
      share: plant(files, 'supply.csv', '5g.equipment,CHN,0.4', '5g.equipment,CHN,1.4'),
      number: plant(files, 'technology.csv', '\nJPN,ai,0.', '\nJPN,ai,o.'),
      stage: plant(files, 'segments.csv', ',fabrication,', ',fabricaton,'),
      code: plant(files, 'resources.csv', 'arctic,RUS', 'arctic,RUZ'),
      sum: plant(files, 'resources.csv', 'arctic,CAN,0.21', 'arctic,CAN,0.22'),
      twice: plant(files, 'inputs.csv', '5g.services,ai.cloud', '5g.services,5g.equipment'),
      flag: plant(files, 'inputs.csv', 'true', 'yes'),
      month: plant(files, 'memberships.csv', '1949-04,', '1949-13,'),
      cells: plant(files, 'domains.csv', '6g,', '6g,,'),
    };
    const found = short(files);
    const about = (start: string) => found.filter((text) => text.startsWith(start)).join('\n');
    expect(about(`supply.csv:${line.share}:18`)).toMatch(/share 1\.4/);
    expect(about(`technology.csv:${line.number}:8`)).toMatch(/level o\./);
    expect(about(`segments.csv:${line.stage}`)).toMatch(/stage fabricaton/);
    expect(about(`resources.csv:${line.code}:8`)).toBe(
      `resources.csv:${line.code}:8 unknown jurisdiction RUZ`,
    );
    expect(about('resources.csv')).toMatch(/share of arctic that sums to 1\.01/);
    expect(about(`inputs.csv:${line.twice}`)).toMatch(/second row for 5g\.services, 5g\.equipment/);
    expect(about(`inputs.csv:${line.flag}`)).toMatch(/essential yes/);
    expect(about(`memberships.csv:${line.month}`)).toMatch(/from 1949-13/);
    expect(about(`domains.csv:${line.cells}`)).toMatch(/7 cells/);
    expect(about('supply.csv')).toMatch(/share of 5g\.equipment that sums to 2/);
    expect(parseWorldTables(files).tables).toBeUndefined();
  });

  it('names the nearest column, name or file', () => {
    const files = shippedFiles();
    plant(files, 'domains.csv', 'gdpShare', 'gdpShares');
    plant(files, 'firms.csv', '5g.equipment', '5g.equipement');
    files.set('suply.csv', files.get('supply.csv')!);
    files.delete('supply.csv');
    const { problems } = parseWorldTables(files);
    expect(problems).toContainEqual(
      expect.objectContaining({
        where: { file: 'domains.csv', line: 1, column: 13 },
        found: 'column gdpShares',
        hint: 'did you mean gdpShare?',
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({
        found: 'unknown segment 5g.equipement',
        hint: 'did you mean 5g.equipment?',
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ where: { file: 'supply.csv' }, hint: 'did you mean suply.csv?' }),
    );
  });

  it('finds a circle of inputs and says the way round', () => {
    const files = shippedFiles();
    plant(files, 'inputs.csv', 'quantum.systems,semiconductors.chips', 'quantum.systems,quantum.services');
    const line = files
      .get('inputs.csv')!
      .split('\n')
      .findIndex((row) => row.startsWith('quantum.services,quantum.systems'));
    expect(short(files)).toEqual([
      `inputs.csv:${line + 1}:18 a circle of inputs: quantum.systems needs quantum.services needs quantum.systems`,
    ]);
  });

  it('finds the rows that are missing', () => {
    const files = shippedFiles();
    plant(files, 'criteria.csv', '\nKEN', '\nNGA');
    plant(files, 'contacts.csv', '\nUSA,CAN,', '\nUSA,USA,');
    const found = short(files);
    expect(found).toContain('criteria.csv:: no row for KEN');
    expect(found).toContain('contacts.csv:: no row for USA with CAN');
  });

  it('does not let firms hold more than their jurisdiction supplies', () => {
    const files = shippedFiles();
    const line = plant(files, 'firms.csv', ',.31,', ',.35,');
    const found = short(files);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^firms.csv:${line + 1}:.* ZTE with 0.1 of 5g.equipment$`));
  });

  it('reports an unknown name once for a file, with the number of rows', () => {
    const files = shippedFiles();
    plant(files, 'jurisdictions.csv', '\nEST,', '\nETS,');
    const found = short(files).filter((text) => text.includes('unknown'));
    expect(found).toContain('technology.csv:23:1 unknown jurisdiction EST (in 8 rows)');
    expect(found.length).toBeLessThan(12);
  });

  it('says what is the matter with a text that is no table', () => {
    const files = shippedFiles();
    files.set('supply.csv', 'segment,code,share\n5g.equipment,"CHN,1\n');
    files.set('firms.csv', '');
    const found = short(files);
    expect(found.some((text) => text.startsWith('supply.csv:'))).toBe(true);
    expect(found).toContain('firms.csv:1: no column share');
  });

  it('reports a folder that is not there', () => {
    const { tables, problems, hash } = readWorldDirectory('no/such/folder');
    expect({ tables, problems: problems.length, hash }).toEqual({ tables: undefined, problems: 1, hash: '' });
    expect(problems[0].where.file).toBe('no/such/folder');
  });
});

/** Value of each segment's output over world GDP: f + A f + A² f + … of a circle-free A. */
function outputs(world: WorldTables): Map<string, number> {
  const gdpShare = new Map(world.domains.map((row) => [row.domain, row.gdpShare]));
  const final = new Map(
    world.segments.map((row) => [row.segment, row.finalDemandShare * gdpShare.get(row.domain)!]),
  );
  const total = new Map(final);
  for (let round = final; [...round.values()].some((value) => value > 0); ) {
    const next = new Map<string, number>();
    for (const { segment, input, share } of world.inputs) {
      next.set(input, (next.get(input) ?? 0) + share * (round.get(segment) ?? 0));
    }
    for (const [segment, value] of next) total.set(segment, total.get(segment)! + value);
    round = next;
  }
  return total;
}

/** Each jurisdiction's share of all purchases, in final demand and as producers. */
function sharesOfTheWorld(world: WorldTables): { bought: Map<string, number> } {
  const output = outputs(world);
  const gdp = world.jurisdictions.reduce((sum, row) => sum + row.gdpUsd, 0);
  const final = world.domains.reduce((sum, row) => sum + row.gdpShare, 0);
  const bought = new Map(world.jurisdictions.map((row) => [row.code, (final * row.gdpUsd) / gdp]));
  for (const { segment, share } of world.inputs) {
    for (const row of world.supply.filter((cell) => cell.segment === segment)) {
      bought.set(row.code, bought.get(row.code)! + share * row.share * output.get(segment)!);
    }
  }
  const total = [...bought.values()].reduce((sum, value) => sum + value, 0);
  return { bought: new Map([...bought].map(([code, value]) => [code, value / total])) };
}

/** What buyers in `code` would buy at home if they chose by supply share times affinity. */
function homeShareOf(world: WorldTables, code: string, segment: string): number {
  const affinity = new Map(
    world.tradeAffinities.filter((row) => row.buyer === code).map((row) => [row.seller, row.affinity]),
  );
  const sellers = world.supply.filter((row) => row.segment === segment);
  const total = sellers.reduce((sum, row) => sum + row.share * affinity.get(row.code)!, 0);
  return (sellers.find((row) => row.code === code)!.share * affinity.get(code)!) / total;
}
