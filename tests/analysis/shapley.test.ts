/** Shares of the total effect: they add up, they are fair, and sampling agrees with the exact values. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, pairInteractions, shapleyValues } from '../../src/analysis/shapley.ts';
import { sampledShapleyArms } from '../../src/experiment/arms.ts';

const toggleNames = (count: number) => Array.from({ length: count }, (_, at) => `policy-${at}`);
const bits = (mask: number) =>
  mask
    .toString(2)
    .split('')
    .filter((bit) => bit === '1').length;

describe('Shapley values', () => {
  it('of the glove game are 2/3, 1/6 and 1/6', () => {
    // Policy 0 has the left glove, 1 and 2 a right one each; a pair is worth 1.
    const worth = (mask: number) => (mask & 1 && mask & 6 ? 1 : 0);
    expect([...shapleyValues(3, worth)]).toEqual([
      expect.closeTo(2 / 3),
      expect.closeTo(1 / 6),
      expect.closeTo(1 / 6),
    ]);
  });

  it('add up to the total effect in every replicate, for any outcomes', () => {
    const worths = fc.integer({ min: 1, max: 6 }).chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
          minLength: 2 ** count,
          maxLength: 2 ** count,
        }),
      ),
    );
    fc.assert(
      fc.property(worths, ([count, worth]) => {
        const sum = shapleyValues(count, (mask) => worth[mask]).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(worth[2 ** count - 1] - worth[0], 8);
      }),
    );
  });

  it('of policies without interaction are the effects of each alone, and the interactions are 0', () => {
    const effects = [1, -2, 0.5, 4];
    const worth = (mask: number, replicate: number) =>
      effects.reduce((sum, effect, at) => sum + (mask & (1 << at) ? effect : 0), 10 * replicate);
    const parts = attribute(toggleNames(4), 3, worth);
    parts.forEach((part, at) => {
      expect(part.value).toBeCloseTo(effects[at]);
    });
    for (const { value } of pairInteractions(toggleNames(4), 3, worth)) expect(value).toBeCloseTo(0);
  });

  it('give two policies that act alike the same share, and one that does nothing none', () => {
    const worth = (mask: number) => (mask & 3 ? 5 : 0) + ((mask & 3) === 3 ? 1 : 0);
    const [first, second, idle] = shapleyValues(3, worth);
    expect(first).toBeCloseTo(second);
    expect(first).toBeCloseTo(3);
    expect(idle).toBe(0);
  });

  it('name a pair that works only together as an interaction', () => {
    const worth = (mask: number) => ((mask & 3) === 3 ? 2 : 0);
    const [strongest, ...others] = pairInteractions(toggleNames(3), 1, worth);
    expect(strongest.toggles).toEqual(['policy-0', 'policy-1']);
    expect(strongest.value).toBeCloseTo(2);
    for (const other of others) expect(other.value).toBeCloseTo(0);
  });

  it('hold the truth in their intervals over replicates and leave failed replicates out', () => {
    const worth = (mask: number, replicate: number) =>
      replicate === 4 ? Number.NaN : bits(mask) * (1 + 0.1 * replicate);
    const [part] = attribute(toggleNames(2), 8, worth);
    expect(part.perReplicate).toHaveLength(7);
    expect(part.student.low).toBeLessThan(part.value);
    expect(part.student.high).toBeGreaterThan(part.value);
    expect(part.share).toBeCloseTo(0.5);
  });

  it('from sampled orders add up exactly and hold the exact values in their intervals', () => {
    const count = 12;
    const toggles = toggleNames(count).map((name) => ({ name, policies: [name] }));
    // Diminishing returns: each further policy adds less, and policy k weighs k + 1.
    const worth = (mask: number, replicate: number) => {
      let load = 0;
      for (let at = 0; at < count; at++) if (mask & (1 << at)) load += at + 1;
      return Math.sqrt(load) * (1 + 0.05 * Math.sin(replicate));
    };
    const exact = attribute(toggleNames(count), 30, worth);
    const total = exact.reduce((sum, part) => sum + part.value, 0);
    let inside = 0;
    for (let seed = 0; seed < 20; seed++) {
      const plan = sampledShapleyArms(toggles, 30, 4, `seed ${seed}`);
      const parts = attribute(toggleNames(count), 30, worth, plan.orders);
      expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(total, 10);
      parts.forEach(({ student }, at) => {
        inside += student.low <= exact[at].value && exact[at].value <= student.high ? 1 : 0;
      });
    }
    expect(inside / (20 * count)).toBeGreaterThan(0.9);
  });
});
