// The tables of a `tables` world, as the model reads them: plain data, checked by the loader in
// src/scenario/world-tables.ts, hashed into the run id. Nothing here is random; suppliers are drawn
// from these figures in build-world.ts. Source of every figure: the note beside each table in
// scenarios/data/<world>/.

/** One economy or rest-of-world group. Money in US dollars of the base year, rates a year. */
export interface JurisdictionRow {
  readonly code: string;
  readonly name: string;
  readonly kind: 'economy' | 'group';
  /** Geopolitical bloc for outcomes by bloc: west, east, neutral (a judgement, see the source note). */
  readonly bloc: string;
  readonly region: string;
  readonly gdpUsd: number;
  readonly population: number;
  /** Growth of GDP a year that does not come from the domains' technology (n_j of MODEL 5.7). */
  readonly growthPerYear: number;
  /** Research spending as a share of GDP. */
  readonly researchShare: number;
  /** Share of the world's research output (patents and papers), sums to 1 over jurisdictions. */
  readonly researchOutputShare: number;
  /** Share of ideas met at home (m_jj); the rest comes from abroad by the contact matrix. */
  readonly ownContactShare: number;
}

/** Scores in 0..1 on the ten criteria, in the source's order; 4 and 10 in a US and a neutral view. */
export interface CriteriaRow {
  readonly code: string;
  /** Ten scores as the United States rates. */
  readonly usa: readonly number[];
  /** Ten scores as a neutral rater would. */
  readonly neutral: readonly number[];
}

export interface MembershipRow {
  readonly code: string;
  readonly arrangement: string;
  /** Category inside the arrangement; most have one. */
  readonly tier: 'founding' | 'strategic' | 'contributing' | 'member';
  /** ISO month (2019-05) or '' when it began before the horizon. */
  readonly from: string;
  /** ISO month after which it no longer holds, or ''. */
  readonly until: string;
}

/** A treaty, club or proposal. */
export interface ArrangementRow {
  readonly arrangement: string;
  readonly name: string;
  /** The domain it is an alliance of; `all` for every domain, `none` for no domain. */
  readonly domain: string;
  /** alliance, standards, export control, proposal, forum, ...: what an alliance may be made of. */
  readonly kind: string;
}

export interface DomainRow {
  readonly domain: string;
  readonly name: string;
  /** Value of the domain's final demand as a share of GDP. */
  readonly gdpShare: number;
  /** Growth of technology a year on the start path (g_d of MODEL 5.6). */
  readonly technologyGrowthPerYear: number;
  /** Elasticity of GDP to the domain's technology level (omega_d of MODEL 5.7). */
  readonly gdpElasticity: number;
}

export interface SegmentRow {
  readonly segment: string;
  readonly domain: string;
  readonly stage:
    | 'materials'
    | 'equipment'
    | 'components'
    | 'fabrication'
    | 'assembly'
    | 'systems'
    | 'services';
  readonly name: string;
  /** Share of the domain's final demand that is spent on this segment, sums to 1 in a domain. */
  readonly finalDemandShare: number;
  /** Research spending as a share of revenue. */
  readonly researchIntensity: number;
  /** Inventory target of the buyers of this segment, weeks of use. */
  readonly stockWeeks: number;
  /** Months from a new contract to the first delivery. */
  readonly qualificationMonths: number;
  /** Share of all suppliers that belong to this segment, sums to 1. */
  readonly supplierShare: number;
}

/** What one unit of `segment`'s output needs of `input`, in value at start prices. */
export interface InputRow {
  readonly segment: string;
  readonly input: string;
  readonly share: number;
  readonly essential: boolean;
}

export interface SupplyRow {
  readonly segment: string;
  readonly code: string;
  /** Share of the world supply of the segment, sums to 1 in a segment. */
  readonly share: number;
}

export interface TechnologyRow {
  readonly code: string;
  readonly domain: string;
  /** Mean technology level relative to the leader (leader = 1), in (0, 1]. */
  readonly level: number;
}

/** How often researchers of `code` meet research of `source`, before the voting distance is applied. */
export interface ContactRow {
  readonly code: string;
  readonly source: string;
  readonly weight: number;
  /** Absolute difference of UN General Assembly ideal points. */
  readonly votingDistance: number;
}

/** Purchases of `buyer` from `seller` relative to what the seller's supply share alone would give. */
export interface TradeAffinityRow {
  readonly buyer: string;
  readonly seller: string;
  readonly affinity: number;
}

/** A named firm of the real world, placed as one supplier of its segment. */
export interface FirmRow {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly owner: string;
  readonly segment: string;
  /** Share of the world supply of its segment. */
  readonly share: number;
}

/** Who holds a strategic resource (materials, compute, orbits, seabed, Arctic, lunar sites). */
export interface ResourceRow {
  readonly resource: string;
  readonly code: string;
  readonly share: number;
}

export interface WorldTables {
  readonly jurisdictions: readonly JurisdictionRow[];
  readonly criteria: readonly CriteriaRow[];
  readonly memberships: readonly MembershipRow[];
  readonly arrangements: readonly ArrangementRow[];
  readonly domains: readonly DomainRow[];
  readonly segments: readonly SegmentRow[];
  readonly inputs: readonly InputRow[];
  readonly supply: readonly SupplyRow[];
  readonly technology: readonly TechnologyRow[];
  readonly contacts: readonly ContactRow[];
  readonly tradeAffinities: readonly TradeAffinityRow[];
  readonly firms: readonly FirmRow[];
  readonly resources: readonly ResourceRow[];
}
