/** What the two tables of a network may say, how mistakes in them are told, and what is filled in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, it } from 'vitest';
import { checkNetwork } from '../../src/scenario/network-tables.ts';
import { readNetworkFiles } from '../../src/scenario/node/read-network.ts';
import { type ColumnTable, readColumnText } from '../../src/scenario/text/column-text.ts';

const suppliers = `id,jurisdiction,segment,layer,output
a,USA,chips,0,10
b,JPN,chips,1,20
c,CHN,phones,4,50
`;
const links = `seller,buyer,value
a,c,4
b,c,8
`;

function table(file: string, text: string): ColumnTable {
  const read = readColumnText(file, text);
  if ('found' in read) throw new Error(`${read.line}: ${read.found}`);
  return read;
}

function check(supplierText = suppliers, linkText = links) {
  return checkNetwork(table('suppliers.csv', supplierText), table('links.csv', linkText));
}

/** Problems as `file:line found | expected | hint`. */
function told(supplierText = suppliers, linkText = links): string[] {
  return check(supplierText, linkText).problems.map(({ where, found, expected, hint }) =>
    [`${where.file}:${where.line ?? ''} ${found}`, expected, hint].filter(Boolean).join(' | '),
  );
}

describe('a right network', () => {
  it('sells at home what its links do not carry, and says so', () => {
    const { network, problems, assumptions } = check();
    expect(problems).toEqual([]);
    expect([...(network?.suppliers.finalDemand ?? [])]).toEqual([6, 12, 50]);
    expect(assumptions).toEqual(['3 suppliers (a, b, c): final demand taken as output less sales']);
  });

  it('takes outputs from sales and final demand where only these are given', () => {
    const { network, assumptions } = check(
      suppliers.replace('output', 'finalDemand').replace('0,10', '0,1').replace('1,20', '1,2'),
    );
    expect([...(network?.suppliers.output ?? [])]).toEqual([5, 10, 50]);
    expect(assumptions).toEqual([]);
  });

  it('does without amounts: output is then twice the purchases, or the sales where they are more', () => {
    const { network, assumptions } = check(
      'id,jurisdiction,segment\na,USA,chips\nb,JPN,chips\nc,CHN,phones\n',
    );
    expect([...(network?.suppliers.output ?? [])]).toEqual([4, 8, 24]);
    expect(assumptions[0]).toBe('3 suppliers without layer and trust: taken as layer 0');
    expect(assumptions[1]).toMatch(
      /^3 suppliers .*output taken as the larger of sales and twice the purchases/,
    );
  });

  it('raises an output below the sales and names who sells more than they make', () => {
    const { network, assumptions } = check(suppliers.replace('0,10', '0,3'));
    expect(network?.suppliers.output[0]).toBe(4);
    expect(assumptions.join('\n')).toMatch(/1 supplier \(a\): they sell more than their output/);
  });

  it('adds up links that stand twice and leaves out those of value 0', () => {
    const { network, assumptions } = check(suppliers, `${links}a,c,1\nc,a,0\n`);
    expect([...(network?.links.value ?? [])]).toEqual([5, 8]);
    expect(assumptions).toContain('1 link of value 0: left out');
    expect(assumptions).toContain('1 link between a pair that stood before: added up');
  });

  it('reads over columns it has no use for, and says which', () => {
    const { problems, assumptions } = check(
      suppliers.replace('output', 'output,latitude').replace(/(\d+)\n/g, '$1,5\n'),
    );
    expect(problems).toEqual([]);
    expect(assumptions).toContain('suppliers.csv: not read: latitude');
  });

  it('takes the domain of a segment from its name', () => {
    const { network } = check(suppliers.replaceAll('chips', 'semiconductors.chips'));
    expect(network?.suppliers.domains).toEqual(['goods', 'semiconductors']);
  });

  it('is read from quoted text and Windows line ends as from plain text', () => {
    const plain = check();
    const quoted = check(
      suppliers.replace('a,USA', '"a","USA"').replaceAll('\n', '\r\n'),
      links.replaceAll('\n', '\r\n'),
    );
    expect(quoted).toEqual(plain);
  });
});

describe('a wrong network', () => {
  it('has every mistake told at once, each with its line', () => {
    expect(
      told(
        `${suppliers}a,USA,chips,0,1\n,USA,chips,9,1\nd,,chips,0,x\n`,
        `${links}huawie,c,1\na,e,-3\na,c,\n`,
      ),
    ).toEqual([
      "suppliers.csv:5 the id 'a' again | each id once | the first stands in line 2",
      'suppliers.csv:6 no id | a name for each supplier',
      'suppliers.csv:7 no jurisdiction | a jurisdiction',
      'suppliers.csv:6 layer 9 | a layer from 0 to 4',
      'suppliers.csv:7 output x | a number from 0 on',
      'links.csv:5 value -3 | a value from 0 on',
      "links.csv:4 the unknown seller 'huawie' | an id of suppliers.csv",
      "links.csv:5 the unknown buyer 'e' | an id of suppliers.csv",
      'links.csv:6 no value | a value from 0 on',
    ]);
  });

  it('names the nearest supplier of a mistyped one', () => {
    const named = suppliers.replace('a,USA', 'foundry,USA');
    expect(told(named, links.replace('a,c', 'fundry,c'))).toEqual([
      "links.csv:2 the unknown seller 'fundry' | an id of suppliers.csv | did you mean 'foundry'?",
    ]);
  });

  it('has mistyped and missing columns told with the nearest name', () => {
    expect(told(suppliers.replace('segment', 'segmnt'), links.replace('value', 'valeu'))).toEqual([
      "suppliers.csv:1 the column 'segmnt' | one of id, jurisdiction, segment, layer, trust, output, finalDemand, stock, technology, domain | did you mean 'segment'?",
      "suppliers.csv:1 no column 'segment' | the columns id, jurisdiction, segment",
      "links.csv:1 the column 'valeu' | one of seller, buyer, value | did you mean 'value'?",
      "links.csv:1 no column 'value' | the columns seller, buyer, value",
    ]);
  });

  it('is told twenty times what is wrong a thousand times, and then how often', () => {
    const many = Array.from({ length: 1000 }, (_, n) => `x${n},c,1`).join('\n');
    const problems = told(suppliers, `${links}${many}\n`);
    expect(problems).toHaveLength(21);
    expect(problems[20]).toMatch(/980 more like the last one/);
  });

  it('without final demand cannot be run, since nobody would order anything', () => {
    const closed = 'id,jurisdiction,segment,output\na,USA,chips,5\nb,USA,phones,5\n';
    const circle = 'seller,buyer,value\na,b,5\nb,a,5\n';
    expect(told(closed, circle)).toEqual([
      'suppliers.csv: no final demand: suppliers sell all they make to each other | a column finalDemand, or outputs above sales',
    ]);
  });

  it('with a row of too few cells is told at that line', () => {
    expect(readColumnText('links.csv', 'seller,buyer,value\na,b,1\na,b\n')).toEqual({
      line: 3,
      found: '2 cells',
      expected: '3 cells, as in the header line',
    });
  });
});

describe('the files of a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'network-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string) => join(folder, name);

  it('mean the same as CSV and as Parquet, down to the hash that runs are named by', () => {
    writeFileSync(file('suppliers.csv'), suppliers);
    writeFileSync(file('links.csv'), links);
    const write = (name: string, columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData']) =>
      writeFileSync(file(name), new Uint8Array(parquetWriteBuffer({ columnData })));
    write('suppliers.parquet', [
      { name: 'id', data: ['a', 'b', 'c'], type: 'STRING' },
      { name: 'jurisdiction', data: ['USA', 'JPN', 'CHN'], type: 'STRING' },
      { name: 'segment', data: ['chips', 'chips', 'phones'], type: 'STRING' },
      { name: 'layer', data: [0, 1, 4], type: 'INT32' },
      { name: 'output', data: [10, 20, 50], type: 'DOUBLE' },
    ]);
    write('links.parquet', [
      { name: 'seller', data: ['a', 'b'], type: 'STRING' },
      { name: 'buyer', data: ['c', 'c'], type: 'STRING' },
      { name: 'value', data: [4, 8], type: 'DOUBLE' },
    ]);
    const text = readNetworkFiles(file('suppliers.csv'), file('links.csv'));
    const parquet = readNetworkFiles(file('suppliers.parquet'), file('links.parquet'));
    expect(parquet.problems).toEqual([]);
    expect(parquet.hash).toBe(text.hash);
    expect(parquet.network).toEqual(text.network);
  });

  it('have another hash when a figure changes, and none when one is missing', () => {
    writeFileSync(file('suppliers.csv'), suppliers);
    writeFileSync(file('links.csv'), links);
    writeFileSync(file('other.csv'), links.replace('8', '9'));
    const hash = (name: string) => readNetworkFiles(file('suppliers.csv'), file(name)).hash;
    expect(hash('other.csv')).not.toBe(hash('links.csv'));
    expect(hash('nowhere.csv')).toBe('');
  });
});
