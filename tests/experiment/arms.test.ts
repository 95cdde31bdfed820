/** Which combinations of policies a comparison runs. */
import { describe, expect, it } from 'vitest';
import {
  armName,
  factorialArms,
  masksOfReplicate,
  oneAtATimeArms,
  policiesOff,
  sampledShapleyArms,
} from '../../src/experiment/arms.ts';

const toggles = [
  { name: 'chips', policies: ['export-control', 'entity-list'] },
  { name: 'talent', policies: ['talent-suppression'] },
  { name: 'answer', policies: ['self-reliance', 'retaliation'] },
];

describe('the arms of a comparison', () => {
  it('one at a time are none, each alone, each left out, and all', () => {
    const { masks } = oneAtATimeArms(toggles);
    expect(masks.map((mask) => armName(toggles, mask))).toEqual([
      'none',
      'chips',
      'talent',
      'chips+talent',
      'answer',
      'chips+answer',
      'talent+answer',
      'all',
    ]);
  });

  it('of a single toggle are none and all, once each', () => {
    expect(oneAtATimeArms(toggles.slice(0, 1)).masks).toEqual([0, 1]);
  });

  it('of a factorial design are all combinations', () => {
    expect(factorialArms(toggles).masks).toHaveLength(8);
  });

  it('switch off exactly the policies of the toggles that are not on', () => {
    expect([...policiesOff(toggles, 0b001)].sort()).toEqual([
      'retaliation',
      'self-reliance',
      'talent-suppression',
    ]);
    expect(policiesOff(toggles, 0b111).size).toBe(0);
  });

  it('keep a policy on that stands in two toggles as long as one of them is on', () => {
    const shared = [...toggles, { name: 'again', policies: ['talent-suppression'] }];
    expect(policiesOff(shared, 0b1000).has('talent-suppression')).toBe(false);
  });

  it('of sampled orders run from none to all, and stay as they are when replicates are added', () => {
    const many = Array.from({ length: 14 }, (_, at) => ({ name: `p${at}`, policies: [`p${at}`] }));
    const few = sampledShapleyArms(many, 3, 4, 'test');
    const more = sampledShapleyArms(many, 5, 4, 'test');
    for (const replicate of [1, 2, 3]) {
      const masks = masksOfReplicate(few, replicate);
      expect(masks[0]).toBe(0);
      expect(masks.at(-1)).toBe(2 ** 14 - 1);
      expect(masksOfReplicate(more, replicate)).toEqual(masks);
    }
  });

  it('are refused beyond thirty toggles, with the advice to group them', () => {
    const many = Array.from({ length: 31 }, (_, at) => ({ name: `p${at}`, policies: [] }));
    expect(() => oneAtATimeArms(many)).toThrow('group them');
  });
});
