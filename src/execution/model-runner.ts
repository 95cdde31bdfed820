// The one place where the model, its policies and its outcomes are bound together for running.

import { simulate } from '../model/simulate.ts';
import { outcomes as allOutcomes } from '../outcomes/index.ts';
import { policyTools } from '../policies/index.ts';
import { withCustomOutcomes } from './custom-outcomes.ts';
import type { RunModel } from './run-one.ts';

/** Runs a job with the program's own model. Throws an error with a `stage` when the run fails. */
export const runModel: RunModel = (job, tables, onTick) => {
  const asked = new Set(job.outcomes);
  const outcomes = allOutcomes.filter(({ name }) => asked.has(name));
  const options = onTick ? { checked: job.checked, onTick } : { checked: job.checked };
  return withCustomOutcomes(simulate(job.input, tables, policyTools, outcomes, options), job.custom);
};
