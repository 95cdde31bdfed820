// Parameters of three of the five flows (MODEL.md 5.2): capital with ownership, talent, and data. Goods
// and knowledge have theirs in the groups `goods`, `sourcing` and `learning`.

import { number, share } from './parameter.ts';

export const flowParameters = {
  foreignOwnership: share(
    0.12,
    'Share of unnamed suppliers of a `tables` world that are owned abroad at the start',
    'foreign affiliates make 12 % of world output: Cadestin et al. 2018, 10.1787/194ddb63-en',
  ),
  ownershipContacts: share(
    0.5,
    'Share of the foreign contacts of a foreign-owned supplier that are with its owner; they need the capital flow',
    'assumption: most of what an affiliate learns abroad it learns from its parent (Keller and Yeaple 2009, 10.1162/rest.91.4.821, on the spillovers)',
  ),
  parentFinance: share(
    0.5,
    'Share of the research money and of the growth of capacity of a foreign-owned supplier that its owner pays',
    'assumption',
  ),
  marketFinance: share(
    0.1,
    'Share of the same that every supplier raises on capital markets abroad',
    'assumption',
  ),
  foreignTalent: share(
    0.2,
    'Share of the researchers of a jurisdiction that came from abroad',
    'assumption, between the OECD mean and the United States (NSB 2020: .3 of science and engineering workers)',
  ),
  talentYears: number(
    'years',
    [0.1, 60],
    10,
    'Time constant with which the stock of researchers follows who may still come',
    'assumption: a doctorate and a first post',
  ),
  talentReturn: share(
    0.5,
    'Share of the researchers kept from leaving who do research at home instead',
    'assumption',
  ),
  dataElasticity: number(
    '',
    [0, 2],
    0.15,
    'Elasticity of the arrival of ideas to the data within reach, in services and in `dataDomains`',
    'Jones and Tonetti 2020, 10.1257/aer.20191330: elasticity of output to data .06; times θ(1 − β) for arrivals',
  ),
  dataDomains: {
    type: 'names',
    of: 'domain',
    whenEmpty: 'services only',
    default: ['ai'],
    meaning: 'Domains whose segments all live on data, beside the services of every domain',
    source: 'Tang 2021: data as a factor of innovation; assumption on where',
  },
} as const;
