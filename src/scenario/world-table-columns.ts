// The columns of a world's tables: which files there are, what each cell may hold, which columns name a
// row, and which only explain a figure. The row types are those of the model; criteria stand in columns
// of their own, and arrangements and events are tables for people that are checked like the others.

import type {
  ArrangementRow,
  ContactRow,
  DomainRow,
  FirmRow,
  InputRow,
  JurisdictionRow,
  MembershipRow,
  ResourceRow,
  SegmentRow,
  SupplyRow,
  TechnologyRow,
  TradeAffinityRow,
} from '../model/world-tables.ts';
import type { TableSpec } from './csv-table.ts';

/** A rating as it stands in the file: criteria 4 and 10 in a US and a neutral view. */
export interface CriteriaCells extends Record<'c1' | 'c2' | 'c3' | 'c5' | 'c6' | 'c7' | 'c8' | 'c9', number> {
  readonly code: string;
  readonly c4Usa: number;
  readonly c4Neutral: number;
  readonly c10Usa: number;
  readonly c10Neutral: number;
}

/** A dated event for replays; actors are codes or arrangements joined by `+`. */
export interface EventRow {
  readonly id: string;
  readonly date: string;
  readonly actor: string;
  readonly target: string;
  readonly domain: string;
  readonly tool: string;
  readonly event: string;
}

/** Row type by file name. */
export interface WorldRowTypes {
  'jurisdictions.csv': JurisdictionRow;
  'criteria.csv': CriteriaCells;
  'memberships.csv': MembershipRow;
  'arrangements.csv': ArrangementRow;
  'domains.csv': DomainRow;
  'segments.csv': SegmentRow;
  'inputs.csv': InputRow;
  'supply.csv': SupplyRow;
  'technology.csv': TechnologyRow;
  'contacts.csv': ContactRow;
  'trade-affinities.csv': TradeAffinityRow;
  'firms.csv': FirmRow;
  'resources.csv': ResourceRow;
  'events.csv': EventRow;
}
export type WorldFileName = keyof WorldRowTypes;

const text = { kind: 'text' } as const;
const share = { kind: 'number', low: 0, high: 1 } as const;
const positive = { kind: 'number', above: 0 } as const;
const notNegative = { kind: 'number', low: 0 } as const;
const rate = { kind: 'number', low: -0.2, high: 0.5 } as const;

/** Columns of every table by file name. */
export const worldTableSpecs: { readonly [F in WorldFileName]: TableSpec<WorldRowTypes[F]> } = {
  'jurisdictions.csv': {
    columns: {
      code: text,
      name: text,
      kind: { kind: 'choice', options: ['economy', 'group'] },
      bloc: text,
      region: text,
      gdpUsd: positive,
      population: positive,
      growthPerYear: rate,
      researchShare: share,
      researchOutputShare: share,
      ownContactShare: share,
    },
    notes: [
      'basis',
      'blocBasis',
      'growthBasis',
      'researchShareBasis',
      'researchOutputBasis',
      'ownContactBasis',
    ],
    key: ['code'],
  },
  'criteria.csv': {
    columns: {
      code: text,
      c1: share,
      c2: share,
      c3: share,
      c4Usa: share,
      c4Neutral: share,
      c5: share,
      c6: share,
      c7: share,
      c8: share,
      c9: share,
      c10Usa: share,
      c10Neutral: share,
    },
    notes: ['filled'],
    key: ['code'],
  },
  'memberships.csv': {
    columns: {
      code: text,
      arrangement: text,
      tier: { kind: 'choice', options: ['founding', 'strategic', 'contributing', 'member'] },
      from: { kind: 'month' },
      until: { kind: 'month' },
    },
    notes: ['status', 'confidence', 'source', 'note'],
    key: ['code', 'arrangement', 'from'],
  },
  'arrangements.csv': {
    columns: { arrangement: text, name: text, domain: text, kind: text },
    notes: ['note'],
    key: ['arrangement'],
  },
  'domains.csv': {
    columns: {
      domain: text,
      name: text,
      gdpShare: share,
      technologyGrowthPerYear: rate,
      gdpElasticity: share,
    },
    notes: ['basis'],
    key: ['domain'],
  },
  'segments.csv': {
    columns: {
      segment: text,
      domain: text,
      stage: {
        kind: 'choice',
        options: ['materials', 'equipment', 'components', 'fabrication', 'assembly', 'systems', 'services'],
      },
      name: text,
      finalDemandShare: share,
      researchIntensity: share,
      stockWeeks: notNegative,
      qualificationMonths: notNegative,
      supplierShare: share,
    },
    notes: ['basis'],
    key: ['segment'],
  },
  'inputs.csv': {
    columns: {
      segment: text,
      input: text,
      share: { kind: 'number', above: 0, high: 1 },
      essential: { kind: 'flag' },
    },
    notes: ['basis'],
    key: ['segment', 'input'],
  },
  'supply.csv': {
    columns: { segment: text, code: text, share },
    notes: ['basis'],
    key: ['segment', 'code'],
  },
  'technology.csv': {
    columns: { code: text, domain: text, level: { kind: 'number', above: 0, high: 1 } },
    notes: ['basis'],
    key: ['code', 'domain'],
  },
  'contacts.csv': {
    columns: { code: text, source: text, weight: notNegative, votingDistance: notNegative },
    notes: ['basis'],
    key: ['code', 'source'],
  },
  'trade-affinities.csv': {
    columns: { buyer: text, seller: text, affinity: notNegative },
    notes: ['basis'],
    key: ['buyer', 'seller'],
  },
  'firms.csv': {
    columns: { id: text, name: text, code: text, owner: text, segment: text, share },
    notes: ['basis', 'confidence'],
    key: ['id'],
  },
  'resources.csv': {
    columns: { resource: text, code: text, share },
    notes: ['basis'],
    key: ['resource', 'code'],
  },
  'events.csv': {
    columns: { id: text, date: text, actor: text, target: text, domain: text, tool: text, event: text },
    notes: ['source', 'confidence'],
    key: ['id'],
  },
};

/** The files of a world; the events are a record for replays and may be left out. */
export const worldFileNames = Object.keys(worldTableSpecs) as readonly WorldFileName[];
