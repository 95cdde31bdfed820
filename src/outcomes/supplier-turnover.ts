// How many suppliers leave, are founded and are missing: whether a market renews itself or empties.

import { defineOutcome } from '../model/outcome.ts';

export const supplierTurnover = defineOutcome({
  name: 'supplierTurnover',
  unit: 'share of places',
  definition:
    'Suppliers that have left since the start (`left`), that were founded since the start (`founded`), and places that are free now (`free`), over all places; free places by domain',
  source: 'MODEL.md 5.9',
  when: 'series',
  groups: (world) => ['left', 'founded', 'free', ...world.plan.domainNames.map((name) => `free ${name}`)],
  record({ suppliers, cells, plan }, values, offset) {
    const domains = plan.domainNames.length;
    values.fill(0, offset, offset + 3 + domains);
    const places = new Float64Array(domains);
    for (let cell = 0; cell < cells.count; cell++) {
      const domain = plan.domainOfSegment[cells.segmentOfCell[cell]];
      places[domain] += cells.firstSupplierOfCell[cell + 1] - cells.firstSupplierOfCell[cell];
      values[offset] += suppliers.exits[cell] / suppliers.count;
      values[offset + 1] += suppliers.births[cell] / suppliers.count;
      values[offset + 2] += suppliers.freePlaces[cell] / suppliers.count;
      values[offset + 3 + domain] += suppliers.freePlaces[cell];
    }
    for (let d = 0; d < domains; d++)
      values[offset + 3 + d] = places[d] > 0 ? values[offset + 3 + d] / places[d] : Number.NaN;
  },
});
