// Phase 1, apply policies: clear the flow rules and let every policy in force write them, scaled by its
// strength (0..1 from its dates and ramp). Policies are written in the order of their ids, so that the
// products do not depend on the order in a file by even a bit.
// Reads: calendar, memberships, last tick's layers. Writes: rules, changes. Draws: nothing.

import type { NameKind, ParameterValues, Selector } from '../../parameters/parameter.ts';
import { applyTerms } from '../alliances/apply-terms.ts';
import { markMembers, membershipsMove } from '../alliances/members-of.ts';
import { tickOfMonth } from '../calendar.ts';
import { flowNames } from '../flow-rules.ts';
import type { PolicyTool, PublicState, Selection } from '../policy-tool.ts';
import { RuleWriter } from '../rule-writer.ts';
import { contentOfSuppliers, uncleanByUpstream } from '../upstream.ts';
import type { World } from '../world.ts';
import { YearlyReadings } from '../yearly-readings.ts';

/** A policy placed in the run's calendar. */
export interface ScheduledPolicy {
  readonly id: string;
  readonly tool: PolicyTool;
  readonly parameters: ParameterValues;
  readonly fromTick: number;
  /** Last tick in force; Infinity when it has no end. */
  readonly untilTick: number;
  readonly rampTicks: number;
}

/** Strength of a policy at a tick: 0 outside its dates, linear over the ramp, then 1. */
export function strengthAt(policy: ScheduledPolicy, tick: number): number {
  if (tick < policy.fromTick || tick > policy.untilTick) return 0;
  if (policy.rampTicks <= 0) return 1;
  return Math.min(1, (tick - policy.fromTick + 1) / policy.rampTicks);
}

/** Keeps what the phase needs between ticks: the last strengths, to rewrite tables only on change. */
export interface PolicyDesk {
  readonly policies: readonly ScheduledPolicy[];
  /** Arrangements that each policy names. */
  readonly arrangements: readonly (readonly number[])[];
  readonly lastStrengths: Float64Array;
  readonly writer: RuleWriter;
  readonly readings: YearlyReadings;
  /** First month of the horizon. */
  readonly startMonth: string;
}

/** Sorts policies by id and prepares the desk. */
export function openPolicyDesk(
  world: World,
  policies: readonly ScheduledPolicy[],
  startMonth: string,
): PolicyDesk {
  const { plan, rules } = world;
  const sorted = [...policies].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return {
    policies: sorted,
    arrangements: sorted.map(({ parameters }) => arrangementsNamed(world, parameters)),
    lastStrengths: new Float64Array(policies.length),
    writer: new RuleWriter(rules, plan.jurisdictionCodes.length, world.settings.parameters.policyFlows),
    readings: new YearlyReadings(),
    startMonth,
  };
}

/** Arrangements of the data that the selectors of a policy name. */
function arrangementsNamed({ plan }: World, parameters: ParameterValues): number[] {
  return Object.values(parameters).flatMap((value) => {
    const names = (value as Selector | null)?.arrangements ?? [];
    return names.map((name) => plan.arrangementNames.indexOf(name)).filter((index) => index >= 0);
  });
}

export function applyPolicies(world: World, desk: PolicyDesk): void {
  const { policies, arrangements, lastStrengths, writer } = desk;
  // Public state that policies read are figures of the year, ratings and memberships, so tables are rewritten
  // every January, when a strength or a membership moves, and when a tool says that its rules do so themselves.
  let changed = false;
  let active = false;
  for (let index = 0; index < policies.length; index++) {
    const strength = strengthAt(policies[index], world.tick);
    if (strength !== lastStrengths[index]) changed = true;
    if (strength > 0 && isDue(world, policies[index], desk.startMonth)) changed = true;
    if (strength > 0 && membershipsMove(world, arrangements[index])) changed = true;
    if (strength > 0) active = true;
    lastStrengths[index] = strength;
  }
  // Who is in an alliance was reviewed after the rules of the last tick were written.
  if (active && world.alliances.membersChanged) changed = true;
  world.alliances.membersChanged = false;
  if (!changed) return;
  world.rules.clear();
  const state = publicStateOf(world, desk);
  for (let index = 0; index < policies.length; index++) {
    if (lastStrengths[index] === 0) continue;
    const policy = policies[index];
    writer.strength = lastStrengths[index];
    state.reader = policy.id;
    state.ticksInForce = world.tick - policy.fromTick;
    policy.tool.writeRules(policy.parameters as never, state, writer);
  }
  applyTerms(world, writer);
  world.rules.findChanges(world.changes, world.suppliers.segment);
  world.rulesChanged = true;
}

/** Whether a policy in force writes anew by its calendar: yearly, or as often as its rules move by themselves. */
function isDue(
  { tick, settings }: World,
  { tool, parameters }: ScheduledPolicy,
  startMonth: string,
): boolean {
  const { ticksPerYear } = settings;
  if (tick % ticksPerYear === 0) return true;
  if (tool.moves === undefined) return false;
  const until = tool.moves.until(parameters as never);
  // The quarter after the last move takes away what was for the time of moving only.
  const every = Math.max(1, Math.round((tool.moves.everyMonths * ticksPerYear) / 12));
  return tick % every === 0 && (until === '' || tick <= tickOfMonth(startMonth, until, ticksPerYear) + every);
}

/** Public state as one policy asks for it, by its id. */
type AskedState = PublicState & { ticksInForce: number; reader: string };

/** What governments could know at the start of this tick. */
function publicStateOf(world: World, { readings, startMonth }: PolicyDesk): AskedState {
  const { plan, suppliers, nations } = world;
  const year = Math.floor(world.tick / world.settings.ticksPerYear);
  const namesOf: Partial<Record<NameKind, readonly string[]>> = {
    jurisdiction: plan.jurisdictionCodes,
    segment: plan.segmentNames,
    domain: plan.domainNames,
    bloc: plan.blocNames,
    arrangement: plan.arrangementNames,
    resource: plan.resourceNames,
  };
  const state: AskedState = {
    reader: '',
    tick: world.tick,
    ticksPerYear: world.settings.ticksPerYear,
    ticksInForce: 0,
    tickOf: (month) => tickOfMonth(startMonth, month, world.settings.ticksPerYear),
    jurisdictionCodes: plan.jurisdictionCodes,
    segmentNames: plan.segmentNames,
    domainNames: plan.domainNames,
    domainOfSegment: plan.domainOfSegment,
    supplierCount: suppliers.count,
    jurisdictionOfSupplier: suppliers.jurisdiction,
    ownerOfSupplier: suppliers.owner,
    segmentOfSupplier: suppliers.segment,
    layerOfSupplier: suppliers.layer,
    layerOfJurisdiction: nations.layer,
    startSizeOfSupplier: suppliers.startSize,
    technologyOfSuppliers: () =>
      readings.of(state.reader, 'technology', year, [], () => Float64Array.from(suppliers.technology)),
    contentOfSuppliers: (from) =>
      readings.of(state.reader, 'content', year, from, () => contentOfSuppliers(world, from)),
    uncleanByUpstream: (unclean) =>
      readings.of(state.reader, 'unclean', year, unclean, () => uncleanByUpstream(world, unclean)),
    sharesOfResource(resource) {
      const width = plan.jurisdictionCodes.length;
      const row = plan.resourceNames.indexOf(resource);
      return row < 0 ? new Float64Array(width) : plan.resourceShares.subarray(row * width, (row + 1) * width);
    },
    select: (selector) => select(world, selector),
    segmentsOf: (domains) => segmentsOf(world, domains),
    chosenSegments: (segments, domains) =>
      segments.length === 0
        ? segmentsOf(world, domains)
        : plan.segmentNames.flatMap((name, segment) => (segments.includes(name) ? [segment] : [])),
    domainsOf: (domains) =>
      plan.domainNames.flatMap((name, domain) =>
        domains.length === 0 || domains.includes(name) ? [domain] : [],
      ),
    flowsOf: (flows) => flowNames.filter((flow) => flows.length === 0 || flows.includes(flow)),
    indexOf: (kind, name) =>
      kind === 'supplier' ? (plan.supplierIds.get(name) ?? -1) : (namesOf[kind]?.indexOf(name) ?? -1),
  };
  return state;
}

function segmentsOf({ plan }: World, domains: readonly string[]): number[] {
  return plan.segmentNames.flatMap((_, segment) =>
    domains.length === 0 || domains.includes(plan.domainNames[plan.domainOfSegment[segment]])
      ? [segment]
      : [],
  );
}

function select(world: World, selector: Selector): Selection {
  const { plan } = world;
  const jurisdictions = new Uint8Array(plan.jurisdictionCodes.length);
  for (const code of selector.jurisdictions ?? []) {
    const index = plan.jurisdictionCodes.indexOf(code);
    if (index >= 0) jurisdictions[index] = 1;
  }
  for (const bloc of selector.blocs ?? []) {
    const index = plan.blocNames.indexOf(bloc);
    if (index >= 0) {
      for (let j = 0; j < jurisdictions.length; j++)
        if (plan.blocOfJurisdiction[j] === index) jurisdictions[j] = 1;
    }
  }
  for (const name of selector.arrangements ?? []) markMembers(world, name, jurisdictions);
  const suppliers: number[] = [];
  for (const id of selector.suppliers ?? []) {
    const index = plan.supplierIds.get(id);
    if (index !== undefined) suppliers.push(index);
  }
  return { jurisdictions, layers: selector.layers ?? [], suppliers };
}
