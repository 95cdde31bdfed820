// Which of the five flows (MODEL.md 5.2) policies act on. A flow that is switched off is left as if no
// policy wrote it, so that an effect can be attributed to the flows that it goes through.

import { flag } from './parameter.ts';

const source = 'switch for attribution over the five flows (MODEL.md 5.2)';

const actsOn = (what: string) =>
  flag(true, `Whether policies act on ${what}; false leaves that as if no policy did`, source);

export const policyFlowSwitches = {
  goods: actsOn('the flow of goods: permeability, added cost and delay, preference'),
  knowledge: actsOn('the flow of knowledge'),
  talent: actsOn('the flow of talent'),
  capital: actsOn('the flow of capital'),
  data: actsOn('the flow of data'),
  other: actsOn('what is no flow: ratings, research money, arrival of ideas, cost of capital'),
} as const;
