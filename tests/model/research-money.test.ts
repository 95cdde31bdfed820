/** Reference research money: what a supplier's budget is compared with, at every elasticity of ideas to money. */
import { describe, expect, it } from 'vitest';
import { referResearch } from '../../src/model/building/start-research.ts';
import { learn } from '../../src/model/phases/learn.ts';
import { runSmall, smallInput, smallTables, smallWorld } from '../worlds/economies.ts';
import { parametersWith } from '../worlds/parameters-with.ts';

const tables = smallTables({ economies: [{ code: 'AAA' }, { code: 'BBB', gdpUsd: 3e12 }] });
const inputAt = (researchElasticity: number) =>
  smallInput({
    parameters: parametersWith({
      trust: { raterJurisdictions: [] },
      learning: { researchElasticity, burnInYears: 1 },
    }),
  });

describe('the elasticity of ideas to research money', () => {
  it('leaves the mean effect of money at 1 at the start, whatever it is', () => {
    for (const elasticity of [2, 0.5, 1e-3, 1e-9]) {
      const world = smallWorld(tables, inputAt(elasticity));
      const { cells, research, suppliers } = world;
      suppliers.revenue.set(suppliers.plannedOutput);
      referResearch(world);
      for (let cell = 0; cell < cells.count; cell++) {
        const from = cells.firstSupplierOfCell[cell];
        const to = cells.firstSupplierOfCell[cell + 1];
        let excess = 0;
        for (let i = from; i < to; i++)
          excess += Math.expm1(elasticity * (Math.log(suppliers.revenue[i]) - research.logReference[cell]));
        expect(Math.abs(excess / (to - from) / elasticity)).toBeLessThan(1e-5);
      }
    }
  });

  it('goes to the geometric mean of budgets as it goes to 0, without a jump', () => {
    const referenceAt = (elasticity: number) => {
      const world = smallWorld(tables, inputAt(elasticity));
      world.suppliers.revenue.set(world.suppliers.plannedOutput);
      referResearch(world);
      return world.research.logReference[0];
    };
    const world = smallWorld(tables, inputAt(0));
    const to = world.cells.firstSupplierOfCell[1];
    let mean = 0;
    for (let i = 0; i < to; i++) mean += Math.log(world.suppliers.plannedOutput[i]) / to;
    const limits = [1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-18, 1e-100, 5e-324, 0].map(referenceAt);
    for (const reference of limits) expect(Math.abs(reference - mean)).toBeLessThan(0.01);
    for (const reference of limits.slice(2)) expect(reference).toBeCloseTo(mean, 8);
  });

  it('says nothing of money when it is next to nothing: the run is that of 0', () => {
    const levelsAt = (elasticity: number) => runSmall(tables, inputAt(elasticity)).suppliers.technology;
    const without = levelsAt(0);
    for (const elasticity of [1e-15, 1e-300, 5e-324])
      levelsAt(elasticity).forEach((level, i) => {
        expect(level).toBeCloseTo(without[i], 9);
      });
  });

  it('does not make a supplier without output rich beyond measure beside its own reference', () => {
    const world = smallWorld(tables, inputAt(0.5));
    const { suppliers, research } = world;
    suppliers.plannedOutput.fill(0);
    suppliers.revenue.fill(0);
    referResearch(world);
    expect([...research.logReference]).toEqual(Array.from(research.logReference, () => Math.log(1e-9)));
  });
});

describe('sales lost to barriers', () => {
  const lostAfterYears = (inducedMemoryMonths: number) => {
    const world = smallWorld(
      tables,
      smallInput({
        parameters: parametersWith({
          trust: { raterJurisdictions: [] },
          learning: { inducedMemoryMonths, burnInYears: 1 },
        }),
      }),
    );
    world.suppliers.lostSales.fill(100);
    for (let tick = 0; tick < 24; tick++) {
      world.tick = tick;
      learn(world);
    }
    return world.suppliers.lostSales[0];
  };

  it('call for extra research for ever by default, and fade with their memory where it is set', () => {
    expect(lostAfterYears(0)).toBe(100);
    expect(lostAfterYears(24)).toBeCloseTo(100 * Math.exp(-1), 9);
  });
});
