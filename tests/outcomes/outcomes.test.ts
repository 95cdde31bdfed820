import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorld } from '../../src/model/build-world.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { openRecord } from '../../src/model/record.ts';
import type { World } from '../../src/model/world.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { recoveryTicks } from '../../src/outcomes/recovery-months.ts';
import { baselineInput, shippedTables } from '../worlds/shipped.ts';

let world: World;

beforeAll(() => {
  world = buildWorld(baselineInput(400, 0, { learning: { burnInYears: 1 } }), shippedTables);
});

/** Values of one outcome on the world as it stands, by group. */
function measure(name: string): Record<string, number> {
  const outcome = outcomes.find((candidate) => candidate.name === name) as Outcome;
  world.shared.clear();
  const groups = outcome.groups(world);
  const values = new Float64Array(groups.length);
  outcome.record(world, values, 0, () => new Float64Array(0));
  return Object.fromEntries(groups.map((group, n) => [group, values[n]]));
}

/** Puts value into lanes of the first domain, written seller>buyer. */
function trade(lanes: Readonly<Record<string, number>>): void {
  world.trade.valueOfLanes.fill(0);
  for (const [lane, value] of Object.entries(lanes)) {
    const [seller, buyer] = lane.split('>').map(Number);
    world.trade.valueOfLanes[seller * 5 + buyer] = value;
  }
}

describe('outcomes of stratification', () => {
  it('read off a flow matrix that was filled by hand', () => {
    trade({ '0>0': 4, '0>1': 2, '1>0': 1, '0>4': 3 });
    expect(measure('eiIndex').all).toBeCloseTo((6 - 4) / 10, 12);
    expect(measure('crossLayerShare')).toEqual({ '0': 0.4, '1': 0.3, '2+': 0.3 });
    expect(measure('layerFlows')['0>4']).toBeCloseTo(0.3, 12);
    // Newman: Σ e_gg − Σ a_g b_g = .4 − (.9·.5 + .1·.2 + 0·.3)
    expect(measure('modularity').all).toBeCloseTo(0.4 - 0.47, 12);
    expect(measure('layerAssortativity').all).toBeCloseTo((0.4 - 0.47) / (1 - 0.47), 12);
  });

  it('say that nothing is known where nothing was traded', () => {
    trade({});
    expect(measure('eiIndex').all).toBeNaN();
    expect(measure('crossLayerShare')['0']).toBeNaN();
  });
});

describe('the technology gap', () => {
  it('is 0 when all layers are at one level and .5 when the bottom layer falls by .5', () => {
    const { technology, startLayer, count } = world.suppliers;
    technology.fill(1);
    expect(measure('technologyGap').all).toBeCloseTo(0, 12);
    for (let i = 0; i < count; i++) if (startLayer[i] === 4) technology[i] -= 0.5;
    expect(measure('technologyGap').all).toBeCloseTo(0.5, 12);
    expect(measure('technologyLevel')['layer-4']).toBeCloseTo(0.5, 12);
  });

  it('does not move when a supplier of the cohort is rated into another layer', () => {
    const before = measure('technologyGap');
    const layers = Uint8Array.from(world.suppliers.layer);
    world.suppliers.layer.fill(4);
    expect(measure('technologyGap')).toEqual(before);
    world.suppliers.layer.set(layers);
  });

  it('does not open because a cohort works in domains that progress less', () => {
    const { technology, segment, count } = world.suppliers;
    for (let i = 0; i < count; i++) technology[i] = world.plan.domainOfSegment[segment[i]];
    expect(measure('technologyGap').all).toBeCloseTo(0, 12);
  });

  it('between blocs has the sign of who leads', () => {
    const { technology, jurisdiction, count } = world.suppliers;
    const east = world.plan.blocNames.indexOf('east');
    for (let i = 0; i < count; i++)
      technology[i] = world.plan.blocOfJurisdiction[jurisdiction[i]] === east ? 0 : 0.3;
    expect(measure('blocGap').all).toBeCloseTo(0.3, 12);
  });
});

describe('outcomes of power', () => {
  it('share the world out among blocs', () => {
    for (const name of ['technopolitikIndex', 'spatialDominance']) {
      const total = Object.values(measure(name)).reduce((a, b) => a + b, 0);
      expect(total).toBeCloseTo(1, 9);
    }
    const { hhi, ...blocs } = measure('innovationMonopoly');
    expect(Object.values(blocs).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(hhi).toBeGreaterThan(0);
    expect(hhi).toBeLessThanOrEqual(1);
  });

  it('let every bloc command all traded resources in an open world, and only its own when goods are closed', () => {
    const open = measure('resourceControl');
    const everywhere = world.plan.domainNames.map((_, d) => d);
    for (const d of everywhere) {
      for (let a = 0; a < 5; a++)
        for (let b = 0; b < 5; b++) world.rules.permeability[0].writeLayers(d, a, b, 0);
    }
    world.screenings++;
    const closed = measure('resourceControl');
    world.rules.clear();
    world.screenings++;
    const { plan } = world;
    for (const [b, bloc] of plan.blocNames.entries()) {
      let held = 0;
      for (let at = 0; at < plan.resourceShares.length; at++) {
        if (plan.blocOfJurisdiction[at % plan.jurisdictionCodes.length] === b)
          held += plan.resourceShares[at];
      }
      expect(closed[bloc]).toBeCloseTo(held / plan.resourceNames.length, 9);
      expect(open[bloc]).toBeGreaterThan(closed[bloc]);
    }
  });

  it('make deterrence fall when allies do not share knowledge and data', () => {
    const open = measure('deterrence');
    const west = world.plan.blocNames.indexOf('west');
    const inside = Uint8Array.from(world.plan.blocOfJurisdiction, (bloc) => (bloc === west ? 1 : 0));
    world.rules.permeability[4].writePairs([...world.plan.segmentNames.keys()], inside, inside, 0);
    world.screenings++;
    const distrustful = measure('deterrence');
    world.rules.clear();
    world.screenings++;
    expect(distrustful.west).toBeLessThan(open.west);
    expect(distrustful.east).toBe(open.east);
  });
});

describe('outcomes of the economy', () => {
  it('fill everything at the start', () => {
    expect(measure('fillRate').all).toBe(1);
    expect(measure('priceIndex').all).toBeCloseTo(1, 12);
    expect(measure('lostOutput').all).toBeCloseTo(0, 12);
  });

  it.each([
    { series: [1, 1, 0.5, 0.7, 0.94, 0.96, 1], ticks: 4, what: 'counted from the month before the fall' },
    { series: [1, 1.1, 1.2, 1.19, 1.3], ticks: 0, what: 'nothing when no fall is deeper than 5 %' },
    { series: [1, 0.5, 0.6, 0.7], ticks: Number.NaN, what: 'unknown without recovery' },
  ])('measure recovery: $what', ({ series, ticks }) => {
    expect(recoveryTicks(Float64Array.from(series))).toEqual(ticks);
  });
});

describe('a record', () => {
  it('has the same other columns when an outcome is added', () => {
    const some = outcomes.filter(({ name }) => ['technologyGap', 'fillRate'].includes(name));
    const more = outcomes.filter(({ name }) =>
      ['technologyGap', 'eiIndex', 'fillRate', 'recoveryMonths'].includes(name),
    );
    const read = (list: readonly Outcome[]) => {
      world.tick = 0;
      const record = openRecord(world, list, ['2019-01']);
      record.write(world);
      return record.finish(world);
    };
    const few = read(some);
    const all = read(more);
    for (const [n, column] of few.columns.entries()) {
      const at = all.columns.findIndex(
        ({ outcome, group }) => outcome === column.outcome && group === column.group,
      );
      expect(all.values[at]).toBe(few.values[n]);
    }
    expect(all.columns.some(({ outcome }) => outcome === 'realFinalDemand')).toBe(false);
    expect(all.endColumns.map(({ outcome }) => outcome)).toContain('recoveryMonths');
  });

  it('names, defines and sources every outcome once', () => {
    const names = outcomes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, unit, definition, source } of outcomes) {
      expect(name).toMatch(/^[a-z][A-Za-z]+$/);
      for (const text of [unit, definition, source]) expect(text.length).toBeGreaterThan(3);
    }
  });
});
