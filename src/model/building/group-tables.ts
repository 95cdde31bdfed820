// A `groups` world as tables: each group is a jurisdiction with the same trust score on every criterion,
// supply shares by number of suppliers, contacts as given. With tables of its own the abstract world
// balances trade and draws contracts like the calibrated one, so that no second loop of goods exists.

import type { ModelParameterValues } from '../../parameters/model-parameters.ts';
import type { GroupSegmentBody, GroupsBody } from '../run-input.ts';
import type { WorldTables } from '../world-tables.ts';
import { scoreOfLayer } from './layer-score.ts';

/** What the groups learn in where there are no goods. */
export const abstractSegment: GroupSegmentBody = {
  name: 'technology',
  domain: 'technology',
  inputs: {},
  essential: false,
  finalDemandShare: 0,
  stockWeeks: 0,
  qualificationMonths: 0,
};

/** The segments of a body: its own, or the abstract one. */
export function segmentsOf(body: GroupsBody): readonly GroupSegmentBody[] {
  return body.segments.length > 0 ? body.segments : [abstractSegment];
}

/** Tables that say what the body says; figures of which it is silent are equal for all groups or 0. */
export function groupTables(body: GroupsBody, trust: ModelParameterValues['trust']): WorldTables {
  const { groups } = body;
  const segments = segmentsOf(body);
  const domains = [...new Set(segments.map(({ domain }) => domain))];
  const suppliers = groups.reduce((sum, group) => sum + group.suppliers, 0);
  const pairs = groups.flatMap((learner, i) => groups.map((source, h) => ({ learner, source, i, h })));
  return {
    jurisdictions: groups.map((group, i) => ({
      code: group.name,
      name: group.name,
      kind: 'economy',
      bloc: group.bloc,
      region: '',
      gdpUsd: group.gdpUsd,
      population: group.population,
      growthPerYear: 0,
      researchShare: 0,
      researchOutputShare: group.suppliers / suppliers,
      ownContactShare: body.contacts[i][i],
    })),
    criteria: groups.map(({ name, layer, trust: score }) => {
      const scores = new Array<number>(10).fill(layer === undefined ? score : scoreOfLayer(layer, trust));
      return { code: name, usa: scores, neutral: scores };
    }),
    memberships: [],
    arrangements: [],
    domains: domains.map((domain) => ({
      domain,
      name: domain,
      gdpShare: body.gdpShare / domains.length,
      technologyGrowthPerYear: body.technologyGrowthPerYear,
      gdpElasticity: body.gdpElasticity / domains.length,
    })),
    segments: segments.map((segment) => ({
      segment: segment.name,
      domain: segment.domain,
      stage: 'systems',
      name: segment.name,
      finalDemandShare: segment.finalDemandShare,
      researchIntensity: 0,
      stockWeeks: segment.stockWeeks,
      qualificationMonths: segment.qualificationMonths,
      supplierShare: 1 / segments.length,
    })),
    inputs: segments.flatMap((segment) =>
      Object.entries(segment.inputs).map(([input, share]) => ({
        segment: segment.name,
        input,
        share,
        essential: segment.essential,
      })),
    ),
    supply: segments.flatMap((segment) =>
      groups.map((group) => ({
        segment: segment.name,
        code: group.name,
        share: group.suppliers / suppliers,
      })),
    ),
    technology: domains.flatMap((domain) =>
      groups.map((group) => ({ code: group.name, domain, level: group.level })),
    ),
    contacts: pairs
      .filter(({ i, h }) => i !== h)
      .map(({ learner, source, i, h }) => ({
        code: learner.name,
        source: source.name,
        weight: body.contacts[i][h],
        votingDistance: 0,
      })),
    tradeAffinities: pairs.map(({ learner, source, i, h }) => ({
      buyer: learner.name,
      seller: source.name,
      affinity: i === h ? body.homeBias : 1,
    })),
    firms: [],
    resources: [],
  };
}

/** Name of the n-th supplier (from 0) of a group in a segment: `west-1`, or `west-chips-1` with segments. */
export function groupSupplierId(body: GroupsBody, group: string, segment: string, n: number): string {
  return body.segments.length > 0 ? `${group}-${segment}-${n + 1}` : `${group}-${n + 1}`;
}
