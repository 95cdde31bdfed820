// How policies write the rule sets of alliances: like rule-writer.ts, every write is scaled by the policy's
// strength and strength 0 writes the neutral value.

import type { AllianceRules, AllianceTerms, TermName } from './alliance-rules.ts';
import { neutralTerms } from './alliance-rules.ts';

/** Tiers of membership from the outside in; a member's tier is 1, 2 or 3, an outsider's 0. */
export const tierNames = ['contributing', 'strategic', 'founding'] as const;
export type TierName = (typeof tierNames)[number];

export class AllianceWriter {
  private readonly rules: AllianceRules;
  private readonly jurisdictions: number;
  private readonly strength: () => number;

  constructor(rules: AllianceRules, jurisdictions: number, strength: () => number) {
    this.rules = rules;
    this.jurisdictions = jurisdictions;
    this.strength = strength;
  }

  /** Adds to the terms of the alliances of some domains. */
  setTerms(domains: readonly number[], terms: Partial<AllianceTerms>): void {
    for (const [name, value] of Object.entries(terms) as [TermName, number][]) {
      const neutral = neutralTerms[name];
      for (const domain of domains)
        this.rules.terms[name].write(domain, neutral + this.strength() * (value - neutral));
    }
  }

  /** Makes marked jurisdictions members whatever their trust (any strength above 0). */
  invite(domains: readonly number[], where: Uint8Array): void {
    if (this.strength() > 0) this.mark(this.rules.invited, domains, where);
  }

  /** Keeps marked jurisdictions out (any strength above 0). */
  bar(domains: readonly number[], where: Uint8Array): void {
    if (this.strength() > 0) this.mark(this.rules.barred, domains, where);
  }

  /** Raises (or lowers) the trust threshold of a tier. */
  shiftThreshold(domains: readonly number[], tier: TierName, shift: number): void {
    for (const domain of domains)
      this.rules.thresholdShift.write(domain * 3 + tierNames.indexOf(tier), this.strength() * shift);
  }

  /** Gives marked jurisdictions a value of keeping their own rules, as a share of their sales a year. */
  valueAutonomy(domains: readonly number[], where: Uint8Array, salesShare: number): void {
    for (const domain of domains) {
      for (let j = 0; j < this.jurisdictions; j++)
        if (where[j])
          this.rules.autonomy.write(domain * this.jurisdictions + j, this.strength() * salesShare);
    }
  }

  /** Merges the alliances of some domains: members and rules of each hold for all (any strength above 0). */
  merge(domains: readonly number[]): void {
    if (this.strength() === 0) return;
    const count = this.rules.terms.poolShare.values.length;
    for (const a of domains) for (const b of domains) if (a !== b) this.rules.merged.write(a * count + b, 1);
  }

  private mark(column: AllianceRules['invited'], domains: readonly number[], where: Uint8Array): void {
    for (const domain of domains) {
      for (let j = 0; j < this.jurisdictions; j++)
        if (where[j]) column.write(domain * this.jurisdictions + j, 1);
    }
  }
}
