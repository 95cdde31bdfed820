// Investment review: capital of the targets into the reviewers' firms needs a permit, and with ownership goes
// the knowledge that an owner would learn (Tang 2021, influence (1): investment review).

import { definePolicyTool } from '../model/policy-tool.ts';
import { limitFrom, limitTo } from '../model/selection-rules.ts';
import { flag, names, selector, share } from '../parameters/parameter.ts';

export const investmentReview = definePolicyTool({
  kind: 'investment-review',
  role: 'tool',
  summary:
    'Lets capital from the targets into the reviewers’ firms by permit only, and outward too on request',
  source: 'Tang 2021, influence (1); Public Law 115-232 (FIRRMA), Regulation (EU) 2019/452',
  anchor: 'Chinese direct investment in the United States from $46 bn (2016) to under $5 bn (2018 on)',
  parameters: {
    reviewers: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { jurisdictions: ['USA'] },
      'Who reviews',
      'Tang 2021',
    ),
    targets: selector(
      ['layers', 'jurisdictions', 'arrangements', 'blocs'],
      { layers: [4] },
      'Whose capital is reviewed',
      'Tang 2021',
    ),
    domains: names('domain', [], 'all domains', 'Domains under review', 'scenario'),
    permeability: share(0.1, 'Share of the investment that is permitted', '46 to under 5 billion dollars'),
    outward: flag(
      false,
      'Whether capital of the reviewers into the targets needs a permit too',
      '88 FR 54867 (August 2023)',
    ),
  },
  writeRules(parameters, state, write) {
    const reviewers = state.select(parameters.reviewers).jurisdictions;
    const targets = state.select(parameters.targets);
    const segments = state.segmentsOf(parameters.domains);
    limitFrom(write, state, ['capital'], segments, targets, reviewers, parameters.permeability);
    if (parameters.outward)
      limitTo(write, ['capital'], segments, reviewers, targets, parameters.permeability);
  },
});
