// Builds a `network` world from a user's own suppliers and links (MODEL.md 2): nothing is drawn. The start
// is the Leontief solution of the file's links and final demand; inputs of a supplier are the segments of
// its sellers; amounts become units a tick. Contracts stay unless the body switches churn on, and nobody
// learns unless it gives a growth of technology.

import { streamOf } from '../../random/seed.ts';
import { ticksOfHorizon } from '../calendar.ts';
import type { NetworkTables } from '../network-tables.ts';
import type { NetworkBody, RunInput, TicksPerYear } from '../run-input.ts';
import { settingsOf } from '../settings.ts';
import type { World, WorldPlan } from '../world.ts';
import { assembleWorld, type Placing, startClocks } from './assemble-world.ts';
import { holdStart } from './calibrate-learning.ts';
import { scoreOfLayer } from './layer-score.ts';
import { networkCells } from './network-cells.ts';
import { type NetworkOrder, networkContracts } from './network-contracts.ts';
import { referResearch, startOnPath } from './start-research.ts';

/** Weeks of use that a supplier holds of each input where neither file nor parameters say it. */
const standardStockWeeks = 6;
/** Months from a new contract to its first delivery where the parameters do not say it. */
const standardQualificationMonths = 3;
/** Beyond so many jurisdictions those that no bloc names share one, called `other`. */
const mostBlocs = 200;

/** The world of a network at tick 0. Throws a ModelError when its start has no balance. */
export function buildNetworkWorld(
  input: RunInput,
  body: NetworkBody,
  network: NetworkTables,
  placing: Placing,
): World {
  const { horizon, ticksPerYear, seed, replicate } = input;
  const { suppliers } = network;
  const parameters = {
    ...input.parameters,
    sourcing: { ...input.parameters.sourcing, churn: input.parameters.sourcing.churn && body.churn },
    learning: {
      ...input.parameters.learning,
      research: input.parameters.learning.research && body.technologyGrowthPerYear > 0,
    },
  };
  const order = placeRows(network);
  const { rowOfPlace } = order;
  const count = rowOfPlace.length;
  const replaceable = Uint8Array.from(suppliers.segments, (name) =>
    body.replaceable.includes(name) ? 1 : 0,
  );
  const contracts = networkContracts(network, order, replaceable);
  const perTick = ticksOf(body.amountsPer, ticksPerYear);
  const output = Float64Array.from(rowOfPlace, (row) => suppliers.output[row] / perTick);
  const scores = Float64Array.from(rowOfPlace, (row) => scoreOf(network, row, parameters.trust));
  const plan = planNetwork(input, body, network, order, output, scores);
  const jurisdictions = suppliers.jurisdictions.length;
  const cells = networkCells(
    {
      ...order,
      segments: suppliers.segments.length,
      jurisdictions,
      outputOfSupplier: output,
      attachment: parameters.sourcing.attachmentExponent,
    },
    (visit) => {
      const { buyerOfNeed, firstLinkOfNeed, inputShareOfNeed, supplierOfLink, weightOfLink } = contracts;
      for (let need = 0; buyerOfNeed[need] < count; need++) {
        const buyer = buyerOfNeed[need];
        const place = suppliers.jurisdiction[rowOfPlace[buyer]];
        const bought = inputShareOfNeed[need] * output[buyer];
        for (let link = firstLinkOfNeed[need]; link < firstLinkOfNeed[need + 1]; link++)
          visit(supplierOfLink[link], place, bought * weightOfLink[link]);
      }
    },
  );
  const supplyOfSegment = new Float64Array(suppliers.segments.length);
  for (let i = 0; i < count; i++) supplyOfSegment[suppliers.segment[rowOfPlace[i]]] += output[i];
  const { stockWeeks } = parameters.goods;
  const stockTicks = ((stockWeeks > 0 ? stockWeeks : standardStockWeeks) * ticksPerYear) / 52;
  const years = Math.ceil(ticksOfHorizon(horizon.from, horizon.until, ticksPerYear) / ticksPerYear);
  const draft = {
    plan,
    settings: settingsOf(parameters, ticksPerYear),
    cells,
    contracts,
    cellOfSupplier: order.cellOfSupplier,
    ownerOfSupplier: Uint16Array.from(rowOfPlace, (row) => suppliers.jurisdiction[row]),
    sizeOfSupplier: output.map((units, i) => units / supplyOfSegment[suppliers.segment[rowOfPlace[i]]]),
    conductOfSupplier: Float32Array.from(
      scores,
      (score, i) => score - plan.criteria[suppliers.jurisdiction[rowOfPlace[i]] * 10],
    ),
    plannedOutput: output,
    startsAtPlan: true,
    startDemandOfUser: contracts.demandOfUser.map((demand) => demand / perTick),
    stockTicksOfNeed: Float64Array.from(contracts.buyerOfNeed, (buyer) => {
      const own = buyer < count ? suppliers.stockTicks[rowOfPlace[buyer]] : 0;
      return Number.isNaN(own) ? stockTicks : own;
    }),
    weightOfLink: contracts.weightOfLink,
    logPathRevenue: new Float64Array((years + 2) * cells.count),
  };
  const world = assembleWorld(input, draft, placing);
  for (let i = 0; i < count; i++)
    world.suppliers.technology[i] = Math.log(suppliers.technology[rowOfPlace[i]]);
  if (parameters.learning.research && parameters.learning.law === 'ideas') {
    startOnPath(world, meanLevels(world), streamOf(seed, replicate, 'levels'));
  } else {
    referResearch(world);
    holdStart(world);
  }
  startClocks(world);
  return world;
}

/** Suppliers in order of (segment, jurisdiction, id), so that the order of rows in a file means nothing. */
function placeRows({ suppliers }: NetworkTables): NetworkOrder & { readonly cellOfSupplier: Uint32Array } {
  const { segment, jurisdiction, ids } = suppliers;
  const rowOfPlace = Uint32Array.from(segment, (_, row) => row);
  rowOfPlace.sort(
    (a, b) => segment[a] - segment[b] || jurisdiction[a] - jurisdiction[b] || (ids[a] < ids[b] ? -1 : 1),
  );
  const placeOfRow = new Uint32Array(rowOfPlace.length);
  const cellOfSupplier = new Uint32Array(rowOfPlace.length);
  const first: number[] = [];
  for (let place = 0; place < rowOfPlace.length; place++) {
    const row = rowOfPlace[place];
    const before = rowOfPlace[place - 1];
    if (place === 0 || segment[row] !== segment[before] || jurisdiction[row] !== jurisdiction[before])
      first.push(place);
    placeOfRow[row] = place;
    cellOfSupplier[place] = first.length - 1;
  }
  return {
    rowOfPlace,
    placeOfRow,
    cellOfSupplier,
    firstSupplierOfCell: Uint32Array.from([...first, rowOfPlace.length]),
    segmentOfCell: Uint16Array.from(first, (place) => segment[rowOfPlace[place]]),
    jurisdictionOfCell: Uint16Array.from(first, (place) => jurisdiction[rowOfPlace[place]]),
  };
}

/** How many ticks the file's unit of time has. */
function ticksOf(unit: NetworkBody['amountsPer'], ticksPerYear: TicksPerYear): number {
  const perYear = { tick: ticksPerYear, day: 365, week: 52, month: 12, year: 1 };
  return ticksPerYear / perYear[unit];
}

function scoreOf({ suppliers }: NetworkTables, row: number, trust: RunInput['parameters']['trust']): number {
  const score = suppliers.trust[row];
  return Number.isNaN(score) ? scoreOfLayer(suppliers.layer[row], trust) : score;
}

/** A jurisdiction is trusted like its suppliers on average, weighted by output. */
function planNetwork(
  input: RunInput,
  body: NetworkBody,
  { suppliers }: NetworkTables,
  { rowOfPlace }: NetworkOrder,
  output: Float64Array,
  scores: Float64Array,
): WorldPlan {
  const { ticksPerYear, parameters } = input;
  const { jurisdictions, segments, domains } = suppliers;
  const weight = new Float64Array(jurisdictions.length);
  const trusted = new Float64Array(jurisdictions.length);
  const sold = new Float64Array(jurisdictions.length);
  for (const [place, row] of rowOfPlace.entries()) {
    const j = suppliers.jurisdiction[row];
    weight[j] += output[place];
    trusted[j] += output[place] * scores[place];
    sold[j] += suppliers.finalDemand[row] / ticksOf(body.amountsPer, ticksPerYear);
  }
  const blocOf = (code: string) =>
    Object.keys(body.blocs).find((bloc) => body.blocs[bloc].includes(code)) ??
    (jurisdictions.length > mostBlocs ? 'other' : code);
  const blocNames = [...new Set(jurisdictions.map(blocOf))].sort();
  const months = parameters.goods.qualificationMonths;
  const qualification = ((months >= 0 ? months : standardQualificationMonths) * ticksPerYear) / 12;
  const none = new Float64Array(jurisdictions.length);
  return {
    jurisdictionCodes: jurisdictions,
    blocNames,
    blocOfJurisdiction: Uint8Array.from(jurisdictions, (code) => blocNames.indexOf(blocOf(code))),
    segmentNames: segments,
    domainNames: domains,
    domainOfSegment: suppliers.domainOfSegment,
    resourceNames: [],
    resourceShares: new Float64Array(0),
    arrangementNames: [],
    memberships: [],
    supplierIds: new Map(Array.from(rowOfPlace, (row, place) => [suppliers.ids[row], place])),
    population: new Float64Array(jurisdictions.length).fill(Number.NaN),
    criteria: Float64Array.from({ length: 10 * jurisdictions.length }, (_, n) => {
      const j = Math.floor(n / 10);
      return trusted[j] / weight[j];
    }),
    raters: new Uint8Array(jurisdictions.length),
    // Final demand is all that is known of an economy; it does not react to its own shortage (gdpShare 0).
    startGdp: sold.map((units) => (units > 0 ? units * ticksPerYear : 1)),
    growthPerYear: none,
    technologyGrowthPerYear: new Float64Array(domains.length).fill(body.technologyGrowthPerYear),
    gdpElasticityOfDomain: new Float64Array(domains.length),
    gdpShareOfDomain: new Float64Array(domains.length),
    researchIntensityOfSegment: new Float64Array(segments.length),
    qualificationTicksOfSegment: new Float64Array(segments.length).fill(qualification),
    stockTicksOfSegment: new Float64Array(segments.length),
    ownContactShare: none.map(() => body.ownContactShare),
    foreignContactShare: none.map(() => 1 - body.ownContactShare),
    contactPermeability: undefined,
    ownGrowthPerYear: new Float64Array(domains.length * jurisdictions.length).fill(
      body.technologyGrowthPerYear,
    ),
  };
}

/** Output-weighted mean of the file's ln technology by (domain × jurisdiction). */
function meanLevels({ suppliers, plan }: World): Float64Array {
  const places = plan.jurisdictionCodes.length;
  const sum = new Float64Array(plan.domainNames.length * places);
  const weight = new Float64Array(sum.length);
  for (let i = 0; i < suppliers.count; i++) {
    const place = plan.domainOfSegment[suppliers.segment[i]] * places + suppliers.jurisdiction[i];
    sum[place] += suppliers.plannedOutput[i] * suppliers.technology[i];
    weight[place] += suppliers.plannedOutput[i];
  }
  return sum.map((value, place) => (weight[place] > 0 ? value / weight[place] : 0));
}
