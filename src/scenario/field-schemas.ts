// The kinds of field that a scenario file has besides parameters: names, months, durations, lists. The
// message of every schema issue is the `expected` of a problem.

import { z } from 'zod';
import { monthPattern, monthWords } from './parameter-schema.ts';

const idWords = 'a name of lower-case letters, digits and hyphens, up to 60 characters';
const durationWords = 'a duration such as 6 months, 1 year, 8 weeks or 10 days, up to 100 years';
const durationPattern = /^(\d{1,4}(?:\.\d{1,3})?) (days?|weeks?|months?|years?)$/;
/** Months in a unit, by its first letter. */
const monthsPer: Readonly<Record<string, number>> = { d: 12 / 365, w: 12 / 52, m: 1, y: 12 };
const mostMonths = 1200;
/** Longest list of policies, shocks or names. */
export const mostItems = 500;

/** A duration in months (12 months, 52 weeks or 365 days a year), or undefined when the text is none. */
export function monthsOf(text: string): number | undefined {
  const match = durationPattern.exec(text.trim());
  if (match === null) return undefined;
  const perUnit = monthsPer[match[2][0]];
  const months = Number(match[1]) * perUnit;
  return months <= mostMonths ? months : undefined;
}

/** A text that is not empty, of at most `most` characters. */
export function textField(error: string, description: string, most = 1000) {
  return z.string({ error }).min(1, { error }).max(most, { error }).meta({ description });
}

/** A name in lower case, safe as the name of a folder. */
export function nameField(description: string) {
  return z
    .string({ error: idWords })
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: idWords })
    .meta({ description });
}

/** A month `YYYY-MM`. */
export function monthField(description: string) {
  return z.string({ error: monthWords }).regex(monthPattern, { error: monthWords }).meta({ description });
}

/** A duration in words; see monthsOf. */
export function durationField(description: string) {
  return z
    .string({ error: durationWords })
    .refine((value) => monthsOf(value) !== undefined, { error: durationWords })
    .meta({ description, examples: ['6 months', '1 year'] });
}

/** A list of names; empty when absent. */
export function nameListField(error: string, description: string) {
  return z.array(z.string({ error }), { error }).max(mostItems, { error }).default([]).meta({ description });
}

/** A whole number in a range, with a default. */
export function wholeNumberField(low: number, high: number, standard: number, description: string) {
  const error = `a whole number from ${low} to ${high}`;
  return z.int({ error }).min(low, { error }).max(high, { error }).default(standard).meta({ description });
}
