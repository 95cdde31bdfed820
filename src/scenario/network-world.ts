// The form of a `network` world in a scenario file: where the suppliers and the links are, and what the
// tables themselves do not say.

import { z } from 'zod';
import type { NetworkBody } from '../model/run-input.ts';
import type { CheckedWorld } from './checked-scenario.ts';
import { placeOf, valueAt } from './text/located-value.ts';
import { pathOf, planNames, type WorldKind } from './world-kind.ts';

const units = ['tick', 'day', 'week', 'month', 'year'] as const;

function path(what: string) {
  const error = `the path of a CSV or Parquet file with the ${what}`;
  return z.string({ error }).min(1, { error });
}

function share(standard: number, description: string, high = 1) {
  const error = `a number from 0 to ${high}`;
  return z.number({ error }).min(0, { error }).max(high, { error }).default(standard).meta({ description });
}

const names = z.array(z.string({ error: 'a list of names' }), { error: 'a list of names' });

/** A user's own suppliers and links. */
export const networkWorld: WorldKind = {
  kind: 'network',
  summary: 'Suppliers and links of your own, from two tables (CSV or Parquet)',
  shape: {
    suppliers: path('suppliers').meta({
      description:
        'Table with the columns id, jurisdiction, segment, and where known layer or trust, output, finalDemand, stock (ticks of use), technology, domain',
    }),
    links: path('links').meta({ description: 'Table with the columns seller, buyer, value' }),
    amountsPer: z
      .enum(units, { error: `one of ${units.join(', ')}` })
      .default('tick')
      .meta({ description: 'Unit of time of outputs, final demand and values of links' }),
    churn: z
      .boolean({ error: 'true or false' })
      .default(false)
      .meta({ description: 'Whether contracts come up for review without cause (needs sourcing.churn too)' }),
    replaceable: names
      .default([])
      .meta({ description: 'Segments whose goods are not essential: a missing one costs its share' }),
    technologyGrowthPerYear: share(0, 'Growth of technology on the path; 0: nobody learns', 0.5),
    ownContactShare: share(0.1, 'Share of ideas met at home where suppliers learn'),
    blocs: z
      .record(z.string(), names, { error: 'blocs, each with a list of jurisdictions' })
      .default({})
      .meta({ description: 'Jurisdictions by bloc; one that none names is a bloc of its own' }),
  },
  open(body, files) {
    const stated = { suppliers: pathOf(valueAt(body, 'suppliers')), links: pathOf(valueAt(body, 'links')) };
    if (stated.suppliers === undefined || stated.links === undefined)
      return { problems: [], world: () => unopened };
    const spot = valueAt(body, 'suppliers')?.spot ?? body.spot;
    const reading = files.readNetwork(stated.suppliers, stated.links, spot.typed);
    if ('found' in reading) {
      const { file, ...words } = reading;
      const key = file === stated.links ? 'links' : 'suppliers';
      const where = placeOf(valueAt(body, key)?.spot ?? body.spot, `world.${key}`);
      return { problems: [{ where, ...words }], world: () => unopened };
    }
    const { network, hash, files: found, problems, assumptions } = reading;
    return {
      names:
        network &&
        planNames({
          domain: network.suppliers.domains,
          segment: network.suppliers.segments,
          jurisdiction: network.suppliers.jurisdictions,
          bloc: undefined,
          supplier: network.suppliers.ids,
          arrangement: [],
          resource: [],
        }),
      problems,
      assumptions,
      world: (checked) => ({
        kind: 'network',
        hash,
        files: found,
        network: checkedBody(checked),
      }),
    };
  },
};

function checkedBody(checked: Readonly<Record<string, unknown>>): NetworkBody {
  const { suppliers: _suppliers, links: _links, kind: _kind, ...body } = checked;
  return body as unknown as NetworkBody;
}

const unopened: CheckedWorld = {
  kind: 'network',
  hash: '',
  files: { suppliers: '', links: '' },
  network: {
    amountsPer: 'tick',
    churn: false,
    replaceable: [],
    technologyGrowthPerYear: 0,
    ownContactShare: 0,
    blocs: {},
  },
};
