// Innovation base: the six measures with which the hub pools the research of its allies: incentives for
// protection, information sharing, capacity by bilateral funds, positive incentives, a zone free of export
// paperwork, and jointly led controls (Tang 2021, innovation monopoly).

import { flowNames } from '../model/flow-rules.ts';
import { definePolicyTool } from '../model/policy-tool.ts';
import { allBut, limitTo } from '../model/selection-rules.ts';
import { names, number, selector, share } from '../parameters/parameter.ts';

export const innovationBase = definePolicyTool({
  kind: 'innovation-base',
  role: 'tool',
  summary:
    'Pools research in the alliance by six measures: protection, sharing, bilateral funds, incentives, a free zone and joint controls',
  source: 'Tang 2021, innovation monopoly: the innovation base; joint research with Japan and Korea first',
  anchor:
    'SEMATECH: research money of members −$300 m a year for a subsidy of $100 m, because shared work is not done twice (Irwin and Klenow 1996, 10.1016/0047-2727(95)01515-0)',
  parameters: {
    leader: selector(
      ['jurisdictions'],
      { jurisdictions: ['USA'] },
      'Who leads',
      'Tang 2021: the United States',
    ),
    members: selector(
      ['arrangements', 'jurisdictions', 'blocs'],
      { jurisdictions: ['USA', 'JPN', 'KOR'] },
      'Who is in the base, the leader included: they are invited into the alliance of its domains',
      'Tang 2021: Japan and Korea first',
    ),
    targets: selector(
      ['layers', 'jurisdictions', 'blocs'],
      { layers: [4] },
      'Whom joint controls and protection are aimed at',
      'Tang 2021',
    ),
    domains: names('domain', ['semiconductors'], 'all domains', 'Domains of the base', 'Tang 2021'),
    protection: share(
      0.2,
      'Part of the knowledge from members to the targets that incentives for protection hold back',
      'assumption',
    ),
    pooledShare: share(
      0.3,
      'Part of the members’ research money that information sharing pools, so that it is not spent twice',
      'assumption; what pooling saves is in the group `alliances` (Irwin and Klenow 1996)',
    ),
    bilateralFunds: number(
      'share of start research money',
      [0, 2],
      0.05,
      'Public money for members besides the leader',
      'assumption',
    ),
    incentives: number(
      'share of start research money',
      [0, 2],
      0.05,
      'Public money for every member',
      'assumption; the act of 2022 authorised 52.7 billion dollars over five years',
    ),
    freeZone: share(
      0.5,
      'Part of what rules close between members that the zone opens',
      'assumption: zone without export paperwork',
    ),
    jointControl: share(
      0.3,
      'Permeability of equipment and design tools from members to the targets',
      'assumption: joint controls on chip equipment',
    ),
    controlledSegments: names(
      'segment',
      ['semiconductors.equipment', 'semiconductors.design-tools'],
      'all segments',
      'What is controlled jointly',
      'Tang 2021: chip equipment first',
    ),
  },
  writeRules(parameters, state, write) {
    const leader = state.select(parameters.leader).jurisdictions;
    const members = state.select(parameters.members).jurisdictions;
    const targets = state.select(parameters.targets);
    const domains = state.domainsOf(parameters.domains);
    const segments = state.segmentsOf(parameters.domains);
    const allies = allBut(leader).map((ally, j) => (ally && members[j] ? 1 : 0));
    limitTo(write, ['knowledge'], segments, members, targets, 1 - parameters.protection);
    write.alliances.invite(domains, members);
    write.alliances.setTerms(domains, { poolShare: parameters.pooledShare });
    write.fundResearch(domains, members, parameters.incentives);
    write.fundResearch(domains, allies, parameters.bilateralFunds);
    for (const flow of flowNames) write.openPairs(flow, segments, members, members, parameters.freeZone);
    const controlled = state.chosenSegments(parameters.controlledSegments, []);
    limitTo(write, ['goods'], controlled, members, targets, parameters.jointControl);
  },
});
