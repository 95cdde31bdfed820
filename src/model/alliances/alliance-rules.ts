// The rule set of every domain's alliance (MODEL.md 5.8) as columns of the flow rules: what members grant
// and charge outsiders, what the standard saves and costs, what is pooled, who is invited or barred, and
// which alliances have merged. Neutral when cleared; writes commute.
// Read by review-membership and apply-terms.

import { RuleColumn } from '../rule-column.ts';

/** Terms that have one number a domain; the comment says what neutral is. */
export const termNames = [
  'goodsAccess',
  'knowledgeAccess',
  'adaptationCost',
  'networkValue',
  'complianceCost',
  'penaltyTariff',
  'poolShare',
] as const;
export type TermName = (typeof termNames)[number];

/** The terms of one alliance. Shares of value, unless said otherwise. */
export interface AllianceTerms {
  /** Permeability of goods of outsiders into the members' markets, 0..1; neutral 1. */
  readonly goodsAccess: number;
  /** Permeability of knowledge across the border of the alliance, both ways, 0..1; neutral 1. */
  readonly knowledgeAccess: number;
  /** Cost of adapting goods that cross the border of the standard, both ways; neutral 0. */
  readonly adaptationCost: number;
  /** Cost that the standard saves on goods between members, at world-wide adoption; neutral 0. */
  readonly networkValue: number;
  /** Cost of meeting the rules, on everything that members' suppliers sell; neutral 0. */
  readonly complianceCost: number;
  /** Members' tariff on the goods of outsiders; neutral 0. */
  readonly penaltyTariff: number;
  /** Share of members' research money that is pooled; neutral 0. */
  readonly poolShare: number;
}

/** Terms that change nothing. */
export const neutralTerms: AllianceTerms = {
  goodsAccess: 1,
  knowledgeAccess: 1,
  adaptationCost: 0,
  networkValue: 0,
  complianceCost: 0,
  penaltyTariff: 0,
  poolShare: 0,
};

export class AllianceRules {
  readonly terms: Readonly<Record<TermName, RuleColumn>>;
  /** Per (domain × jurisdiction): member by invitation or merger, whatever its trust; largest. */
  readonly invited: RuleColumn;
  /** Per (domain × jurisdiction): kept out; largest, and stronger than an invitation. */
  readonly barred: RuleColumn;
  /** Per (domain × tier): shift of the trust threshold; adds. */
  readonly thresholdShift: RuleColumn;
  /** Per (domain × jurisdiction): value of keeping its own rules, share of its sales; adds. */
  readonly autonomy: RuleColumn;
  /** Per (domain × domain): 1 where two alliances have merged; largest. */
  readonly merged: RuleColumn;

  constructor(domains: number, jurisdictions: number) {
    this.terms = Object.fromEntries(
      termNames.map((name) => [
        name,
        new RuleColumn(domains, neutralTerms[name], neutralTerms[name] === 1 ? 'multiply' : 'add'),
      ]),
    ) as Record<TermName, RuleColumn>;
    this.invited = new RuleColumn(domains * jurisdictions, 0, 'largest');
    this.barred = new RuleColumn(domains * jurisdictions, 0, 'largest');
    this.thresholdShift = new RuleColumn(domains * 3, 0, 'add');
    this.autonomy = new RuleColumn(domains * jurisdictions, 0, 'add');
    this.merged = new RuleColumn(domains * domains, 0, 'largest');
  }

  clear(): void {
    for (const column of Object.values(this.terms)) column.clear();
    for (const column of [this.invited, this.barred, this.thresholdShift, this.autonomy, this.merged])
      column.clear();
  }

  /** Whether any alliance has terms. */
  get hasTerms(): boolean {
    return termNames.some((name) => this.terms[name].written);
  }

  /** Domains whose alliances have merged with that of `domain`, itself included, in order. */
  mergedWith(domain: number): readonly number[] {
    const domains = this.terms.poolShare.values.length;
    if (!this.merged.written) return [domain];
    const found = new Set([domain]);
    for (const one of found) {
      for (let other = 0; other < domains; other++)
        if (this.merged.values[one * domains + other] > 0) found.add(other);
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Terms of a domain's alliance; those of merged alliances hold for all of them, the strictest each. */
  termsOf(domain: number): AllianceTerms {
    const group = this.mergedWith(domain);
    const strictest = (name: TermName) =>
      group.reduce(
        (value, other) =>
          neutralTerms[name] === 1
            ? Math.min(value, this.terms[name].values[other])
            : Math.max(value, this.terms[name].values[other]),
        this.terms[name].values[domain],
      );
    return Object.fromEntries(termNames.map((name) => [name, strictest(name)])) as unknown as AllianceTerms;
  }
}
