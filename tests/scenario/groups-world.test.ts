/** What a `groups` world may say in a scenario file, and how each way of getting it wrong is answered. */
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/scenario/check-scenario.ts';
import { filesOf, problemLines, smallRegistries } from './small-registries.ts';

function check(world: string) {
  const text = `name: test\nquestion: Does it work?\nhorizon: { from: 2020-01, until: 2029-12 }\nworld:\n  kind: groups\n${world}`;
  return checkScenario('test.yaml', filesOf({ 'test.yaml': text }), smallRegistries);
}

const problems = (world: string) => problemLines(check(world)).map((line) => line.replace('test.yaml:', ''));

describe('a right groups world', () => {
  it('of two names alone has everybody meet everybody and levels on the path', () => {
    const { scenario, problems: none } = check('  groups: [{ name: west }, { name: east }]');
    expect(none).toEqual([]);
    expect(scenario?.input.world).toMatchObject({
      kind: 'groups',
      groups: {
        groups: [
          { name: 'west', suppliers: 200, level: 1, scale: 0, arrivalsPerYear: -1, layer: 0, bloc: 'west' },
          { name: 'east', suppliers: 200, level: 1, scale: 0, arrivalsPerYear: -1, layer: 0, bloc: 'east' },
        ],
        contacts: [
          [0.5, 0.5],
          [0.5, 0.5],
        ],
        permeability: [
          [1, 1],
          [1, 1],
        ],
        segments: [],
      },
    });
  });

  it('has its groups known to policies as jurisdictions', () => {
    const { problems: unknown } = check(
      '  groups: [{ name: west }, { name: east }]\npolicies: [{ id: a, kind: export-control, origins: { jurisdiction: wset } }]',
    );
    expect(unknown[0]).toMatchObject({
      found: "the unknown jurisdiction 'wset'",
      hint: "did you mean 'west'?",
    });
  });
});

describe('a wrong groups world', () => {
  it('has matrices of another size than its groups', () => {
    expect(
      problems(
        '  groups: [{ name: west }, { name: east }]\n  contacts: [[0.5, 0.5]]\n  permeability: [[1], [1, 1]]',
      ),
    ).toEqual(['7:13 1 rows | 2 rows, one a group', '8:18 1 numbers | 2, one a group']);
  });

  it('has learners that meet more than one source at a time', () => {
    expect(
      problems('  groups: [{ name: west }, { name: east }]\n  contacts: [[0.9, 0.3], [0.5, 0.5]]'),
    ).toEqual(['7:14 a row that sums to 1.2 | at most 1']);
  });

  it('gives arrivals to some groups only, or a name twice, or layer and trust together', () => {
    expect(
      problems(
        '  groups:\n    - { name: a, arrivalsPerYear: 1 }\n    - { name: a }\n    - { name: c, arrivalsPerYear: 1, layer: 1, trust: 0.5 }',
      ),
    ).toEqual([
      '8:7 a has no arrivalsPerYear | arrivalsPerYear in every group, or in none',
      "8:15 the name 'a' again | each name once",
      '9:55 layer and trust | one of the two',
    ]);
  });

  it('names inputs that are no segments, and goods that nobody wants in the end', () => {
    expect(
      problems(
        '  groups: [{ name: a }]\n  segments:\n    - { name: chips }\n    - { name: phones, inputs: { chip: 0.4 } }',
      ),
    ).toEqual([
      '8:5 segments without final demand | a finalDemandShare above 0 in at least one',
      "9:39 the unknown segment 'chip' | one of chips, phones | did you mean 'chips'?",
    ]);
  });
});
