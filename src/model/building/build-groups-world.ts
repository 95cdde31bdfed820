// Builds a `groups` world (MODEL.md 2): a few groups of equal suppliers that learn from each other by a
// contact matrix m and permeabilities π, and trade where the body names segments. Levels start equal
// (`level`), Fréchet (`scale`, so that the learning equation of MODEL.md 5.6 holds from the first tick)
// or, without arrival rates, on the path like the calibrated world. Groups are jurisdictions, so that
// policies, layers and outcomes mean what they mean elsewhere.

import { streamOf } from '../../random/seed.ts';
import type { GroupsBody, RunInput } from '../run-input.ts';
import type { World, WorldPlan } from '../world.ts';
import { assembleWorld, type Placing, startClocks } from './assemble-world.ts';
import { draftWorld, targetLevels } from './build-tables-world.ts';
import { holdStart } from './calibrate-learning.ts';
import { groupSupplierId, groupTables, segmentsOf } from './group-tables.ts';
import type { Placement } from './place-suppliers.ts';
import { planWorld } from './plan-world.ts';
import { referResearch, startOnPath } from './start-research.ts';

/** The world of a groups body at tick 0. */
export function buildGroupsWorld(input: RunInput, body: GroupsBody, placing: Placing): World {
  const { seed, replicate, parameters } = input;
  const tables = groupTables(body, parameters.trust);
  const plan = planGroups(body, planWorld(input, tables));
  const placement = placeGroups(body);
  const draft = draftWorld(input, tables, plan, placement);
  const trades = body.segments.length > 0;
  const groups = {
    ...draft,
    // A group's score is everything that is known of its suppliers, and the matrices everything of who
    // reaches whom: nothing else crosses its border.
    conductOfSupplier: new Float32Array(placement.count),
    plannedOutput: trades ? draft.plannedOutput : new Float64Array(placement.count).fill(1),
    reach: undefined,
  };
  const world = assembleWorld(input, groups, placing);
  const levels = streamOf(seed, replicate, 'levels');
  const arrivalsGiven = body.groups.every((group) => group.arrivalsPerYear >= 0);
  if (parameters.learning.law === 'ideas' && !arrivalsGiven) {
    startOnPath(world, targetLevels(tables, plan), levels);
  } else {
    drawLevels(world, body, levels);
    referResearch(world);
    holdStart(world);
  }
  startClocks(world);
  return world;
}

/** What the matrices and the laws say, in place of what tables would. */
function planGroups(body: GroupsBody, plan: WorldPlan): WorldPlan {
  const { groups, contacts, permeability } = body;
  const at = (i: number, h: number) => contacts[i][h] * permeability[i][h];
  const abroad = (i: number) => contacts[i].reduce((sum, m, h) => (h === i ? sum : sum + m), 0);
  return {
    ...plan,
    startGdp: Float64Array.from(groups, (group) => group.gdpUsd / 1e6),
    raters: new Uint8Array(groups.length),
    ownContactShare: Float64Array.from(groups, (_, i) => at(i, i)),
    foreignContactShare: Float64Array.from(groups, (_, i) => abroad(i)),
    contactPermeability: Float64Array.from(permeability.flat()),
    ownGrowthPerYear: Float64Array.from(plan.domainNames.flatMap(() => groups.map((g) => g.growthPerYear))),
  };
}

/** Equal suppliers, as many in each segment as the body says. */
function placeGroups(body: GroupsBody): Placement {
  const { groups } = body;
  const segments = segmentsOf(body);
  const perSegment = groups.reduce((sum, group) => sum + group.suppliers, 0);
  const count = perSegment * segments.length;
  const cells = segments.flatMap((segment, s) => groups.map((group, j) => ({ segment, s, group, j })));
  const firstSupplierOfCell = new Uint32Array(cells.length + 1);
  const cellOfSupplier = new Uint32Array(count);
  const supplierIds = new Map<string, number>();
  for (const [cell, { segment, group }] of cells.entries()) {
    const first = firstSupplierOfCell[cell];
    firstSupplierOfCell[cell + 1] = first + group.suppliers;
    for (let n = 0; n < group.suppliers; n++) {
      cellOfSupplier[first + n] = cell;
      supplierIds.set(groupSupplierId(body, group.name, segment.name, n), first + n);
    }
  }
  return {
    count,
    segmentOfCell: Uint16Array.from(cells, ({ s }) => s),
    jurisdictionOfCell: Uint16Array.from(cells, ({ j }) => j),
    firstSupplierOfCell,
    firstCellOfSegment: Uint32Array.from({ length: segments.length + 1 }, (_, s) => s * groups.length),
    shareOfCell: Float64Array.from(cells, ({ group }) => group.suppliers / perSegment),
    cellOfSupplier,
    sizeOfSupplier: new Float64Array(count).fill(1 / perSegment),
    ownerOfSupplier: Uint16Array.from(cellOfSupplier, (cell) => cells[cell].j),
    supplierIds,
  };
}

/**
 * Levels of the body: ln A = ln level, or Fréchet with P(A ≤ z) = exp(−λ z^−θ). Fréchet levels are drawn
 * one from each n-th of the distribution, in rising order: as random as independent draws where it
 * matters (the heavy tail) and with less luck of the draw in the rest.
 */
function drawLevels(world: World, body: GroupsBody, stream: () => number): void {
  const { suppliers, research, plan, cells, settings } = world;
  const { tailExponent } = settings.parameters.learning;
  const places = body.groups.length;
  for (let cell = 0; cell < cells.count; cell++) {
    const { scale, level } = body.groups[cells.jurisdictionOfCell[cell]];
    const first = cells.firstSupplierOfCell[cell];
    const last = cells.firstSupplierOfCell[cell + 1];
    for (let i = first; i < last; i++) {
      // Streams give numbers of 32 bits from 0 on: half a step keeps the logarithms finite.
      const quantile = (i - first + stream() + 2 ** -33) / (last - first);
      suppliers.technology[i] =
        scale > 0 ? Math.log(scale / -Math.log(quantile)) / tailExponent : Math.log(level);
    }
  }
  for (let d = 0; d < plan.domainNames.length; d++) {
    for (const [j, group] of body.groups.entries())
      research.logArrival[d * places + j] = Math.log(Math.max(0, group.arrivalsPerYear));
  }
}
