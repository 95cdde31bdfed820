/** The tables of a comparison: effects with intervals, and the share of each policy. */
import { describe, expect, it } from 'vitest';
import { attributions } from '../../src/analysis/attribution.ts';
import { contrastsOf } from '../../src/analysis/contrasts.ts';
import { effectPaths, endEffects } from '../../src/analysis/effects.ts';
import {
  type ArmPlan,
  armName,
  factorialArms,
  oneAtATimeArms,
  sampledShapleyArms,
} from '../../src/experiment/arms.ts';
import { normalFrom, streamOf } from '../../src/random/seed.ts';
import { armsBatch } from './arms-batch.ts';

const toggles = ['chips', 'talent', 'answer'].map((name) => ({ name, policies: [name] }));
const strengths: Record<string, number> = { chips: 0.5, talent: 0.2, answer: -0.3 };
const start = 6;

/** Chips and talent make each other 0.1 worse; every replicate has a level of its own. */
function gapOf(arm: string, replicate: number, tick: number): number {
  const on = arm === 'none' ? [] : arm === 'all' ? Object.keys(strengths) : arm.split('+');
  const level = 5 * normalFrom(streamOf('effects', replicate, 'test'));
  const together = on.includes('chips') && on.includes('talent') ? 0.1 : 0;
  const years = Math.max(0, tick - start + 1) / 12;
  return (
    level +
    years *
      (on.reduce((sum, policy) => sum + strengths[policy] * (1 + 0.1 * Math.sin(replicate)), 0) + together)
  );
}

function batchOf(plan: ArmPlan, gap = gapOf) {
  const arms = plan.masks.map((mask) => armName(plan.toggles, mask));
  return armsBatch({ arms, replicates: 8, ticks: 24, gap });
}

const oneByOne = oneAtATimeArms(toggles);
const everyArm = factorialArms(toggles);

describe('the effects of a comparison', () => {
  const effects = endEffects(batchOf(oneByOne), 'made', oneByOne);
  const of = (kind: string, policy: string) =>
    effects.find((effect) => effect.kind === kind && effect.policy === policy && effect.outcome === 'gap');
  const years = (24 - start) / 12;

  it('tell what a policy does alone and what is missing without it', () => {
    expect(of('alone', 'chips')?.effect).toBeCloseTo(0.5 * years, 0);
    const alone = of('alone', 'talent')?.effect ?? 0;
    expect((of('left-out', 'talent')?.effect ?? 0) - alone).toBeCloseTo(0.1 * years, 6);
    expect(of('alone', 'answer')?.effect).toBeLessThan(0);
  });

  it('are sharp although replicates differ by far more than the policies do', () => {
    const chips = of('alone', 'chips');
    expect(chips?.student.low).toBeGreaterThan(0);
    expect(chips?.varianceRatio).toBeGreaterThan(100);
    expect(chips?.sameSignShare).toBe(1);
  });

  it('say when the arms part: in the tick in which the policy starts', () => {
    expect(of('alone', 'chips')).toMatchObject({
      firstTick: start,
      firstDate: '2019-07',
      medianFirstTick: start,
    });
  });

  it('name the family over which p-values are adjusted', () => {
    const chips = of('alone', 'chips');
    expect(chips?.family).toBe('Holm over 3 contrasts (alone) of gap.all');
    expect(chips?.adjustedP).toBeGreaterThanOrEqual(chips?.pValue ?? 1);
    expect(of('together', 'chips+talent+answer')?.family).toBe('Holm over 1 contrast (together) of gap.all');
  });

  it('cover outcomes that are recorded once, at the end', () => {
    const cost = effects.find(
      ({ kind, policy, outcome }) => kind === 'alone' && policy === 'chips' && outcome === 'cost',
    );
    expect(cost?.effect).toBeCloseTo(2 * (of('alone', 'chips')?.effect ?? 0), 10);
    expect(cost?.firstTick).toBe(-1);
  });

  it('over time are 0 before the start, and the end effect at the end', () => {
    const path = [...effectPaths(batchOf(oneByOne), 'made', oneByOne)].find(
      ({ kind, policy }) => kind === 'alone' && policy === 'chips',
    );
    expect([...(path?.effect.slice(0, start) ?? [])]).toEqual(new Array(start).fill(0));
    expect(path?.effect.at(-1)).toBeCloseTo(of('alone', 'chips')?.effect ?? 0, 12);
    expect(path?.low.at(-1)).toBeCloseTo(of('alone', 'chips')?.student.low ?? 0, 12);
  });

  it('leave out a replicate that failed in one of the arms, in this contrast only', () => {
    const torn = batchOf(oneByOne, ((arm: string, replicate: number, tick: number) =>
      arm === 'chips' && replicate === 2 ? undefined : gapOf(arm, replicate, tick)) as typeof gapOf);
    const found = endEffects(torn, 'made', oneByOne).filter(
      ({ outcome, kind }) => outcome === 'gap' && kind === 'alone',
    );
    expect(found.map(({ policy, pairs }) => [policy, pairs])).toEqual([
      ['chips', 7],
      ['talent', 8],
      ['answer', 8],
    ]);
  });
});

describe('contrasts', () => {
  it('of a factorial design include main effects and combinations', () => {
    const kinds = contrastsOf(everyArm).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'main-effect')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'combination')).toHaveLength(3);
    const main = endEffects(batchOf(everyArm), 'made', everyArm).find(
      ({ kind, policy }) => kind === 'main-effect' && policy === 'talent',
    );
    // Half of the combinations have chips on as well.
    expect(main?.effect).toBeCloseTo(1.5 * (0.2 + 0.05), 1);
  });

  it('of a single toggle ask one question', () => {
    expect(contrastsOf(oneAtATimeArms(toggles.slice(0, 1))).map(({ kind }) => kind)).toEqual(['together']);
  });
});

describe('attribution', () => {
  it('gives shares that add up to the effect of all policies together, in every outcome', () => {
    const batch = batchOf(everyArm);
    const together = endEffects(batch, 'made', everyArm).filter(({ kind }) => kind === 'together');
    for (const { outcome, parts, full, baseline } of attributions(batch, 'made', everyArm)) {
      const sum = parts.reduce((total, part) => total + part.value, 0);
      expect(sum).toBeCloseTo(full - baseline, 9);
      expect(sum).toBeCloseTo(together.find((effect) => effect.outcome === outcome)?.effect ?? 0, 9);
      expect(parts.reduce((total, part) => total + part.share, 0)).toBeCloseTo(1, 9);
    }
  });

  it('finds the pair that works together', () => {
    const [gap] = attributions(batchOf(everyArm), 'made', everyArm);
    expect(gap.interactions[0].toggles).toEqual(['chips', 'talent']);
    expect(gap.interactions[0].value).toBeCloseTo(0.15, 6);
    expect(gap.method).toBe('exact over 8 arms');
  });

  it('from sampled orders uses the arms that each replicate has, and adds up too', () => {
    const plan = sampledShapleyArms(toggles, 8, 2, 'test');
    const [gap] = attributions(batchOf(plan), 'made', plan);
    expect(gap.parts.reduce((total, part) => total + part.value, 0)).toBeCloseTo(gap.full - gap.baseline, 9);
    expect(gap.method).toBe('sampled, 2 orders a replicate');
  });
});
