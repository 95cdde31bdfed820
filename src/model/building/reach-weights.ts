// Where capital, data and researchers of the tables' economies come from. Data follow people online and
// what they do there, taken as the geometric mean of population and GDP (assumption); capital follows
// GDP (assumption); researchers come from where co-authors and inventors are met (contacts table, falling
// with the UN voting distance), and stand where research output is made.

import type { ModelParameterValues } from '../../parameters/model-parameters.ts';
import type { ReachWeights } from '../access.ts';
import type { WorldTables } from '../world-tables.ts';
import { contactWeights } from './draw-links.ts';

/** Weights of the tables' jurisdictions and segments, in the order of the tables. */
export function reachWeights(tables: WorldTables, parameters: ModelParameterValues): ReachWeights {
  const { jurisdictions, segments } = tables;
  const count = jurisdictions.length;
  const contacts = contactWeights(tables, parameters.learning.votingDistanceDecay);
  const talentShare = new Float64Array(count * count);
  for (let j = 0; j < count; j++) {
    let abroad = 0;
    for (let h = 0; h < count; h++) if (h !== j) abroad += contacts[j * count + h];
    if (abroad <= 0) continue;
    for (let h = 0; h < count; h++)
      if (h !== j) talentShare[j * count + h] = contacts[j * count + h] / abroad;
  }
  return {
    dataShare: sharesOf(jurisdictions.map((row) => Math.sqrt(row.population * row.gdpUsd))),
    capitalShare: sharesOf(jurisdictions.map((row) => row.gdpUsd)),
    talentShare,
    researchers: sharesOf(jurisdictions.map((row) => row.researchOutputShare)),
    livesOnData: Uint8Array.from(segments, (row) =>
      row.stage === 'services' || parameters.flows.dataDomains.includes(row.domain) ? 1 : 0,
    ),
  };
}

function sharesOf(values: readonly number[]): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return Float64Array.from(values, (value) => (total > 0 ? value / total : 0));
}
