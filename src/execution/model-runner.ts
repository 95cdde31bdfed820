// The one place where the model, its policies and its outcomes are bound together for running.

import { baselineArm } from '../experiment/arms.ts';
import type { RunJob } from '../experiment/run-job.ts';
import { type DomainNetwork, endNetworksOf } from '../model/end-networks.ts';
import { openPlace } from '../model/kept-world.ts';
import { simulate } from '../model/simulate.ts';
import { outcomes as allOutcomes } from '../outcomes/index.ts';
import { policyTools } from '../policies/index.ts';
import { withCustomOutcomes } from './custom-outcomes.ts';
import type { RunModel } from './run-one.ts';

/**
 * Runs jobs with the program's own model, one after another: what a thread has of it. It throws an error with a
 * `stage` when a run fails.
 */
export function createModelRunner(): RunModel {
  const build = openPlace();
  return (job, tables, onTick) => {
    const asked = new Set(job.outcomes);
    const outcomes = allOutcomes.filter(({ name }) => asked.has(name));
    let networks: DomainNetwork[] = [];
    const series = simulate(job.input, tables, policyTools, outcomes, {
      checked: job.checked,
      build,
      ...(onTick && { onTick }),
      ...(keepsNetworks(job) && {
        onEnd: (world, date) => {
          networks = endNetworksOf(world, date);
        },
      }),
    });
    const record = withCustomOutcomes(series, job.custom);
    return networks.length > 0 ? { ...record, networks } : record;
  };
}

/** One replicate of the plain run, of the baseline and of the full arm: pictures of a network need no more. */
function keepsNetworks({ arm, point, input }: RunJob): boolean {
  return input.replicate === 1 && point < 0 && (arm === 'all' || arm === baselineArm);
}
