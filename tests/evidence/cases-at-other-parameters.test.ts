/** A case is a law, not a row: every closed form holds at parameters drawn at random as well. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceCases } from '../../src/evidence/cases/index.ts';
import { readShippedTable } from '../../src/evidence/node/read-parameters.ts';
import { runCase } from '../../src/evidence/run-case.ts';

const root = new URL('../..', import.meta.url).pathname;
/** Numbers of a range in a thousand steps: values that somebody might type, ends included. */
const number = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1000 }).map((step) => min + ((max - min) * step) / 1000);

/** Fails with the checks that do not pass. */
function expectPass(name: string, given: unknown): void {
  const found = evidenceCases.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  const { report, problems } = runCase(found, given, '', (file) => readShippedTable(root, file));
  expect(problems).toEqual([]);
  expect(report?.checks.filter((check) => check.verdict === 'fail')).toEqual([]);
}

const square = (n: number, low: number, high: number) =>
  fc.array(fc.array(number(low, high), { minLength: n, maxLength: n }), { minLength: n, maxLength: n });

describe('at parameters drawn at random', () => {
  it('buera-oberfield holds', () => {
    fc.assert(
      fc.property(
        number(0, 0.8),
        number(2, 12),
        number(0.01, 0.1),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 2 }),
        (diffusion, tailExponent, arrivalGrowthPerYear, countries) => {
          expectPass('buera-oberfield', { diffusion, tailExponent, arrivalGrowthPerYear, countries });
        },
      ),
      { numRuns: 8 },
    );
  });

  it('bloc-split holds for any number of blocs and countries', () => {
    fc.assert(
      fc.property(
        number(2, 12),
        number(0, 0.8),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (tailExponent, diffusion, blocs, countriesPerBloc) => {
          expectPass('bloc-split', { tailExponent, diffusion, blocs, countriesPerBloc, years: 0 });
        },
      ),
      { numRuns: 10 },
    );
  });

  it('inequality holds with any groups and weights', () => {
    const people = fc.array(
      fc.record({ value: number(0.01, 1000), group: fc.integer({ min: 0, max: 4 }), weight: number(0.1, 9) }),
      { minLength: 2, maxLength: 25 },
    );
    fc.assert(
      fc.property(people, (drawn) => {
        expectPass('inequality', {
          values: drawn.map((p) => p.value),
          groupOf: drawn.map((p) => p.group),
          weights: drawn.map((p) => p.weight),
        });
      }),
      { numRuns: 40 },
    );
  });

  it('stratification-indices hold for any layers, undirected and directed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
        fc.array(number(0.01, 2), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('directed', 'undirected'),
        (layerSizes, weightByDistance, direction) => {
          fc.pre(layerSizes.some((size) => size > 1) || weightByDistance.length > 1);
          expectPass('stratification-indices', { layerSizes, weightByDistance, direction });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('layered-diffusion holds for any layers and weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 4 }),
        number(0.05, 0.5),
        number(0.2, 0.9),
        (layerSizes, first, fall) => {
          expectPass('layered-diffusion', {
            layerSizes,
            weightByDistance: [1, first, first * fall, first * fall * fall],
          });
        },
      ),
      { numRuns: 8 },
    );
  });

  it('systemic-risk follows its definition on any network', () => {
    const networks = fc.integer({ min: 4, max: 25 }).chain((firms) =>
      fc.record({
        links: fc.array(
          fc.record({
            seller: fc.integer({ min: 1, max: firms }),
            buyer: fc.integer({ min: 1, max: firms }),
            value: number(0.1, 9),
          }),
          { minLength: 3, maxLength: 60 },
        ),
        sectors: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: firms, maxLength: firms }),
        essentialSectors: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
        production: fc.constantFrom('both', 'mixed'),
      }),
    );
    fc.assert(
      fc.property(networks, (network) => {
        expectPass('systemic-risk', {
          ...network,
          links: network.links
            .filter((link) => link.seller !== link.buyer)
            .concat({ seller: 1, buyer: 2, value: 1 }),
        });
      }),
      { numRuns: 25 },
    );
  });

  it('phillips-sul gives twice the speed', () => {
    fc.assert(
      fc.property(
        number(-1, 2),
        number(0.01, 100),
        fc.integer({ min: 12, max: 500 }),
        number(0, 0.5),
        (alpha, scale, periods, trimShare) => {
          expectPass('phillips-sul', { alpha, scale, periods, trimShare });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('climate-club ends in listed clubs at any price and tariff, or says none', () => {
    fc.assert(
      fc.property(
        number(1, 150),
        fc.array(number(0, 0.3), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (price, tariffs, capAbatement) => {
          expectPass('climate-club', { prices: [price], tariffs, capAbatement });
        },
      ),
      { numRuns: 12 },
    );
  });

  it('product-rule-content equals the sum over stages', () => {
    const economies = fc
      .integer({ min: 1, max: 7 })
      .chain((n) =>
        fc.tuple(
          square(n, 0, 0.9 / n),
          fc.array(number(0, 0.3), { minLength: n, maxLength: n }),
          number(0, 1),
        ),
      );
    fc.assert(
      fc.property(economies, ([coefficients, directShare, threshold]) => {
        expectPass('product-rule-content', { coefficients, directShare, threshold });
      }),
      { numRuns: 40 },
    );
  });

  it('stationarity holds for any economy, rationing and target', () => {
    const worlds = fc.integer({ min: 1, max: 4 }).chain((n) =>
      fc.record({
        coefficients: square(n, 0, 0.9 / n).map((rows) =>
          rows.map((row, i) => row.map((share, j) => (j > i ? share : 0))),
        ),
        suppliers: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
        stockWeeks: number(5, 30),
        utilisation: number(0.3, 1),
        suppliersPerInput: fc.integer({ min: 1, max: 4 }),
        essential: fc.boolean(),
        rationing: fc.constantFrom('proportional', 'max-min'),
        orderTarget: fc.constantFrom('average-demand', 'initial-order', 'own-output'),
        ticksPerYear: fc.constantFrom(12, 52),
      }),
    );
    fc.assert(
      fc.property(worlds, (world) => {
        expectPass('stationarity', { ...world, ticks: 200 });
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('leontief-demand holds for any economy', () => {
    const economies = fc
      .integer({ min: 1, max: 6 })
      .chain((n) =>
        fc.tuple(square(n, 0, 0.95 / n), fc.array(number(0.1, 50), { minLength: n, maxLength: n })),
      );
    fc.assert(
      fc.property(economies, ([coefficients, finalDemand]) => {
        expectPass('leontief-demand', { coefficients, finalDemand });
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('stock-out comes after exactly the stock, whole or not', () => {
    fc.assert(
      fc.property(
        number(1, 40),
        number(0.01, 0.9),
        fc.integer({ min: 0, max: 6 }),
        number(0.01, 1e6),
        fc.integer({ min: 0, max: 24 }),
        number(1, 40),
        (stockTicks, inputShare, otherInputs, output, cutMonth, adjustmentTicks) => {
          expectPass('stock-out', { stockTicks, inputShare, otherInputs, output, cutMonth, adjustmentTicks });
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('two-firms follow the loop and end at the closed form', () => {
    fc.assert(
      fc.property(
        number(0, 1),
        number(2, 40),
        number(1, 20),
        number(0.1, 0.8),
        fc.constantFrom('proportional', 'max-min'),
        fc.constantFrom('own-output', 'initial-order'),
        (capacityLoss, stockSteps, adjustmentSteps, inputShare, rationing, orderTarget) => {
          expectPass('two-firms', {
            capacityLoss,
            stockSteps,
            adjustmentSteps,
            inputShare,
            rationing,
            orderTarget,
            output: 7,
            steps: 1500,
          });
        },
      ),
      // In exact balance nothing but rounding moves, and this loop magnifies it until capacity stops it.
      { numRuns: 30, endOnFailure: true, examples: [[0, 39.962, 1.171, 0.1028, 'max-min', 'own-output']] },
    );
  });

  it('five-firms follow the loop for any small network and losses', () => {
    const networks = fc.integer({ min: 2, max: 8 }).chain((firms) =>
      fc.record({
        links: fc.uniqueArray(
          fc.record({
            seller: fc.integer({ min: 1, max: firms }),
            buyer: fc.integer({ min: 1, max: firms }),
            amount: number(1, 40),
          }),
          { minLength: 1, maxLength: 14, selector: (l) => `${l.seller}>${l.buyer}` },
        ),
        sectors: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: firms, maxLength: firms }),
        finalDemand: fc.array(number(200, 400), { minLength: firms, maxLength: firms }),
        capacityLoss: fc.array(number(0, 1), { minLength: firms, maxLength: firms }),
        stockSteps: number(2, 30),
        adjustmentSteps: number(1, 15),
        rationing: fc.constantFrom('proportional', 'max-min'),
        orderTarget: fc.constantFrom('own-output', 'initial-order'),
      }),
    );
    fc.assert(
      fc.property(networks, (network) => {
        fc.pre(network.links.some((link) => link.seller !== link.buyer));
        expectPass('five-firms', {
          ...network,
          links: network.links.filter((link) => link.seller !== link.buyer),
          steps: 60,
        });
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('five-firms follow the loop through a swing that starts from rounding in exact balance', () => {
    expectPass('five-firms', {
      links: [
        { seller: 1, buyer: 2, amount: 37.3 },
        { seller: 2, buyer: 1, amount: 37.3 * 0.91 },
      ],
      sectors: [1, 2],
      finalDemand: [211.7, 303.3],
      capacityLoss: [0, 0],
      stockSteps: 29.7,
      adjustmentSteps: 1,
      rationing: 'proportional',
      orderTarget: 'own-output',
      steps: 150,
    });
  });

  it('nelson-phelps, logistic and verspagen follow their closed forms month by month', () => {
    fc.assert(
      fc.property(
        number(0, 0.4),
        number(0.001, 0.1),
        number(0.001, 0.1),
        number(0.05, 1),
        number(0, 1),
        number(1, 80),
        (speed, leader, follower, start, barrier, years) => {
          expectPass('nelson-phelps', {
            catchUpPerYear: speed,
            leaderGrowthPerYear: leader,
            leaderStart: 2,
            followerStart: 2 * start,
            barrier,
            years,
          });
          expectPass('logistic', {
            catchUpPerYear: speed + 0.001,
            leaderGrowthPerYear: leader,
            followerGrowthPerYear: follower,
            ratioStart: start,
            barriers: [barrier],
            years,
          });
          expectPass('verspagen', {
            catchUpPerYear: speed,
            capability: start + 0.2,
            growthDifferencePerYear: leader,
            barrier,
            gapStarts: [3 * start],
            years,
          });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('learning-groups follows the learning equation for any groups, contacts and borders', () => {
    const worlds = fc.integer({ min: 1, max: 4 }).chain((n) =>
      fc.record({
        tailExponent: number(4, 8),
        diffusion: number(0, 0.48),
        arrivalsPerYear: fc.array(number(0.05, 1), { minLength: n, maxLength: n }),
        contacts: square(n, 0.05, 1).map((rows) =>
          rows.map((row) => row.map((m) => m / row.reduce((sum, x) => sum + x, 0))),
        ),
        permeability: square(n, 0, 1),
        initialScale: fc.array(number(0.3, 5), { minLength: n, maxLength: n }),
      }),
    );
    fc.assert(
      fc.property(worlds, (world) => {
        expectPass('learning-groups', { ...world, ticks: 60, replicates: 2 });
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);

  it('balanced-growth-gap predicts the gap behind a border for any feedback', () => {
    fc.assert(
      fc.property(
        number(0.1, 0.5),
        number(0.2, 1),
        number(0.1, 0.8),
        number(0, 1),
        fc.oneof(fc.constant(0), number(0.05, 0.6)),
        number(0, 3),
        number(0, 0.9),
        (
          diffusion,
          startRatio,
          foreignShare,
          border,
          researchElasticity,
          moneyElasticity,
          absorptionSlope,
        ) => {
          expectPass('balanced-growth-gap', {
            diffusion,
            startRatio,
            foreignShare,
            border,
            researchElasticity,
            moneyElasticity,
            absorptionSlope,
            years: 8,
            suppliersPerGroup: 4000,
            toleranceLog: 0.075,
          });
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);
});
