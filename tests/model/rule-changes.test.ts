/** Rules written anew: what changed is found, and many rules about named firms are read as one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowNames, layerCount } from '../../src/model/flow-rules.ts';
import { RuleTable } from '../../src/model/rule-table.ts';
import { covers, TradeRules } from '../../src/model/trade-rules.ts';

const domainOfSegment = [0, 0, 1];
const jurisdictions = 4;

interface Write {
  readonly kind: 'layers' | 'pairs' | 'to layer' | 'from layer';
  /** Segment (or domain, modulo their number), source, target. */
  readonly at: readonly [number, number, number];
  readonly value: number;
}

const writes = fc.array(
  fc.record({
    kind: fc.constantFrom('layers', 'pairs', 'to layer', 'from layer'),
    at: fc.tuple(fc.nat(2), fc.nat(3), fc.nat(3)),
    value: fc.constantFrom(0, 0.25, 0.5, 1),
  }) as fc.Arbitrary<Write>,
  { maxLength: 6 },
);

function write(table: RuleTable, all: readonly Write[]): void {
  for (const { kind, at, value } of all) {
    const [first, a, b] = at;
    const only = (place: number) =>
      Uint8Array.from({ length: jurisdictions }, (_, j) => (j === place ? 1 : 0));
    if (kind === 'layers') table.writeLayers(first % 2, a, b, value);
    else if (kind === 'pairs') table.writePairs(first === 2 ? [0, 2] : [first], only(a), only(b), value);
    else if (kind === 'to layer') table.writeTargetLayer(first, a, b, value);
    else table.writeSourceLayer(first, a, b, value);
  }
}

function lanesOf(table: RuleTable, segment: number): number[] {
  const values: number[] = [];
  for (let source = 0; source < jurisdictions; source++)
    for (let target = 0; target < jurisdictions; target++)
      for (let a = 0; a < layerCount; a++)
        for (let b = 0; b < layerCount; b++) values.push(table.read(segment, source, a, target, b));
  return values;
}

describe('a table of rules', () => {
  it('finds every segment in which a lane differs from what was written before, and none when all is as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1),
        fc.array(writes, { minLength: 2, maxLength: 5 }),
        (neutral, rounds) => {
          const table = new RuleTable(neutral as 0 | 1, 2, domainOfSegment, jurisdictions);
          let before = domainOfSegment.map((_, segment) => lanesOf(table, segment));
          for (const round of rounds) {
            table.clear();
            write(table, round);
            const now = domainOfSegment.map((_, segment) => lanesOf(table, segment));
            for (const segment of domainOfSegment.keys())
              if (now[segment].some((value, at) => value !== before[segment][at]))
                expect(table.differs(segment)).toBe(true);
            before = now;
            table.clear();
            write(table, round);
            for (const segment of domainOfSegment.keys()) expect(table.differs(segment)).toBe(false);
          }
        },
      ),
    );
  });

  it('has no lane above its upper or below its lower bound', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), writes, (neutral, round) => {
        const table = new RuleTable(neutral as 0 | 1, 2, domainOfSegment, jurisdictions);
        write(table, round);
        const lanes = domainOfSegment.flatMap((_, segment) => lanesOf(table, segment));
        expect(Math.max(...lanes)).toBeLessThanOrEqual(table.upperBound());
        expect(Math.min(...lanes)).toBeGreaterThanOrEqual(table.lowerBound());
      }),
    );
  });
});

describe('rules about named firms', () => {
  it('multiply and add as if each were asked, however many there are', () => {
    const marks = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    const rule = fc.record({
      sellers: marks,
      buyers: marks,
      places: fc.array(fc.boolean(), { minLength: jurisdictions, maxLength: jurisdictions }),
      value: fc.constantFrom(0.25, 0.5),
      home: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 45 }), (drawn) => {
        const table = new TradeRules(flowNames.length, 6, jurisdictions);
        const bits = (list: readonly boolean[]) => Uint8Array.from(list, (yes) => (yes ? 1 : 0));
        drawn.forEach(({ sellers, buyers, places, value, home }, n) => {
          const set = { suppliers: bits(buyers), jurisdictions: bits(places) };
          if (n % 2 === 0) table.limit(bits(sellers), set, home, [0], value);
          else
            table.charge(
              Float64Array.from(bits(sellers), (yes) => yes * value),
              set,
              home,
            );
        });
        for (let seller = 0; seller < 6; seller++) {
          // Buyer -1 stands for end users.
          for (let buyer = -1; buyer < 6; buyer++) {
            const place = (buyer + 1) % jurisdictions;
            const meant = table.rules.filter(
              (one) => one.sellers[seller] && covers(one, seller % 2, buyer, place),
            );
            const permeability = meant.reduce((product, one) => product * one.permeability[0], 1);
            const cost = meant.reduce((sum, one) => sum + (one.costs?.[seller] ?? 0), 0);
            expect(table.permeabilityOf(0, seller, seller % 2, buyer, place)).toBe(permeability);
            expect(table.costOf(seller, seller % 2, buyer, place)).toBe(cost);
          }
        }
      }),
    );
  });

  it('are found changed where one came or went, wherever it stands among the others', () => {
    const segmentOfSupplier = [0, 1, 2, 3];
    const only = (i: number) => Uint8Array.from(segmentOfSupplier, (_, at) => (at === i ? 1 : 0));
    const table = new TradeRules(flowNames.length, 4, jurisdictions);
    const writeAll = (sellers: readonly number[]) => {
      const changed = new Uint8Array(4);
      table.clear();
      for (const i of sellers) table.limit(only(i), { jurisdictions: only(0) }, true, [0], 0.5);
      table.markChanges(changed, segmentOfSupplier);
      return [...changed];
    };
    expect(writeAll([1, 2])).toEqual([0, 1, 1, 0]);
    expect(writeAll([3, 1, 2])).toEqual([0, 0, 0, 1]);
    expect(writeAll([2, 1, 3])).toEqual([0, 0, 0, 0]);
    expect(writeAll([1, 1, 3])).toEqual([0, 1, 1, 0]);
    expect(writeAll([])).toEqual([0, 1, 0, 1]);
  });
});
