/** What a run is named after. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, recordIdOf, runIdOf, settingHashOf } from '../../src/experiment/run-id.ts';
import { tinyInput } from '../execution/tiny-model.ts';

describe('the id of a run', () => {
  const base = settingHashOf(tinyInput);

  it('does not depend on the order in which a file states things', () => {
    const { seed, horizon, ...rest } = tinyInput;
    expect(settingHashOf({ seed, ...rest, horizon: { until: horizon.until, from: horizon.from } })).toBe(
      base,
    );
  });

  it('does not depend on the folder that the world was read from, but on its content', () => {
    const world = {
      kind: 'tables',
      hash: 'abc',
      directory: 'scenarios/data/world-2020',
      suppliers: 500,
    } as const;
    const here = settingHashOf({ ...tinyInput, world });
    expect(settingHashOf({ ...tinyInput, world: { ...world, directory: '/elsewhere' } })).toBe(here);
    expect(settingHashOf({ ...tinyInput, world: { ...world, hash: 'abd' } })).not.toBe(here);
  });

  it('changes with each thing that the model reads', () => {
    const policy = {
      id: 'p',
      kind: 'entity-list',
      from: '2020-01',
      until: '',
      rampMonths: 0,
      parameters: {},
    };
    const changed = [
      { ...tinyInput, seed: 'other' },
      { ...tinyInput, horizon: { from: '2019-01', until: '2020-01' } },
      { ...tinyInput, ticksPerYear: 52 as const },
      { ...tinyInput, policies: [policy] },
      { ...tinyInput, policies: [{ ...policy, rampMonths: 1 }] },
      {
        ...tinyInput,
        parameters: {
          ...tinyInput.parameters,
          learning: { ...tinyInput.parameters.learning, obsolescence: 0.01 },
        },
      },
    ].map((input) => settingHashOf(input));
    expect(new Set([base, ...changed, settingHashOf(tinyInput, 'another version of the model')]).size).toBe(
      8,
    );
  });

  it('differs between replicates of a setting', () => {
    expect(new Set(Array.from({ length: 1000 }, (_, i) => runIdOf(base, i))).size).toBe(1000);
  });

  it('stays the same from one release to the next while the model version does', () => {
    expect(canonicalJson({ b: [1, 0.1, 'é', null, true], a: { d: -0, c: 1e21 } })).toBe(
      '{"a":{"c":1e+21,"d":0},"b":[1,0.1,"é",null,true]}',
    );
    const sha256 = createHash('sha256').update('0123456789abcdef0123/7').digest('hex');
    expect(runIdOf('0123456789abcdef0123', 7)).toBe(sha256.slice(0, 20));
  });

  it('refuses a number that no file can hold', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson({ a: Number.POSITIVE_INFINITY })).toThrow(TypeError);
  });
});

describe('the hash of what a run records', () => {
  it('changes with an outcome or an expression, not with a text', () => {
    const custom = { name: 'ratio', expression: 'exp(gap)', unit: 'ratio', meaning: 'top over bottom' };
    const base = recordIdOf(['gap'], [custom]);
    expect(recordIdOf(['gap'], [{ ...custom, meaning: 'another text' }])).toBe(base);
    expect(recordIdOf(['gap', 'fillRate'], [custom])).not.toBe(base);
    expect(recordIdOf(['gap'], [{ ...custom, expression: 'exp(gap) - 1' }])).not.toBe(base);
  });
});
