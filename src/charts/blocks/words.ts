/**
 * Numbers and facts in words, the same in pictures, alternative texts and the report: percent for shares, a
 * true minus sign, no more digits than say something.
 */

import type { Band, Case, ChartData, Estimate } from '../chart-inputs.ts';
import { yearsOf } from './years.ts';

/** How axes and tooltips write numbers of a unit; options of Intl.NumberFormat. */
export function numberFormat(unit: string): Readonly<Record<string, unknown>> {
  return unit === 'share'
    ? { style: 'percent', minimumFractionDigits: 0, maximumFractionDigits: 1 }
    : { maximumSignificantDigits: 3 };
}

/** A number for a sentence: `12 %`, `0.34`, `−1,200`. */
export function inWords(value: number, unit = ''): string {
  if (!Number.isFinite(value)) return 'not defined';
  if (unit === 'share') return `${fixed(value * 100, Math.abs(value) < 0.0995 ? 1 : 0)} %`;
  const size = Math.abs(value);
  // Numbers of members are counted, not measured.
  if (unit === 'jurisdictions') return fixed(value, Number.isInteger(value) ? 0 : 1);
  return fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.0995 || size === 0 ? 2 : 3);
}

/** The same with a plus sign where it is above 0. */
export function signed(value: number, unit = ''): string {
  const text = inWords(value, unit);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Formats with 0 to 3 digits behind the point; making one takes a thousand times as long as using it. */
const formats = [0, 1, 2, 3].map(
  (digits) =>
    new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

function fixed(value: number, digits: number): string {
  const text = formats[digits].format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** An estimate with its interval: `0.34 (0.30 to 0.38)`. */
export function withInterval(value: number, low: number, high: number, unit = '', sign = false): string {
  const write = sign ? signed : inWords;
  return `${write(value, unit)} (${write(low, unit)} to ${write(high, unit)})`;
}

/**
 * A difference with its interval, signs written: `+0.12 (+0.08 to +0.16)`; of shares in percentage points,
 * which the words around it name (`differenceUnit`).
 */
export function signedInterval({ value, low, high }: Estimate, unit = ''): string {
  return unit === 'share'
    ? withInterval(value * 100, low * 100, high * 100, '', true)
    : withInterval(value, low, high, unit, true);
}

/** The unit of a difference: percentage points where the outcome is a share. */
export function differenceUnit(unit: string): string {
  return unit === 'share' ? 'percentage points' : unit;
}

/** A column for readers: `technologyGap` → `technology gap`, with its group unless it is the whole. */
export function columnInWords(outcome: string, group: string): string {
  const known: Readonly<Record<string, string>> = {
    crossLayerShare: 'share of value across layers',
    eiIndex: 'E-I index',
  };
  const name = known[outcome] ?? outcome.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return group === 'all' ? name : `${name}, ${domainInWords(group)}`;
}

/** Unit of an outcome as the dictionary has it, '' when it has none. */
export function unitOf(data: ChartData, outcome: string): string {
  return data.dictionary.find(({ name }) => name === outcome)?.unit ?? '';
}

/** `layer-3` → `layer 3`, `bloc-west` → `west`, others as they are with dashes as spaces. */
export function groupInWords(group: string): string {
  return group.replace(/^bloc-/, '').replaceAll('-', ' ');
}

/** Names of domains as readers know them. */
export function domainInWords(domain: string): string {
  const known: Readonly<Record<string, string>> = { '5g': '5G', '6g': '6G', ai: 'AI' };
  return known[domain] ?? groupInWords(domain);
}

/** Number of the layer in a group like `layer-3`, or undefined. */
export function layerOf(group: string): number | undefined {
  const found = /^layer-(\d+)$/.exec(group);
  return found ? Number(found[1]) : undefined;
}

/** The groups of an outcome that are layers, from the hub outwards. */
export function layerGroups(data: ChartData, outcome: string): string[] {
  return data
    .groups(outcome)
    .filter((group) => layerOf(group) !== undefined)
    .sort((a, b) => (layerOf(a) ?? 0) - (layerOf(b) ?? 0));
}

/** The groups of an outcome that are blocs, the hub's own (`west`) first. */
export function blocGroups(data: ChartData, outcome: string): string[] {
  const known = ['west', 'east', 'neutral'];
  const rank = (group: string): number => known.indexOf(group.replace(/^bloc-/, ''));
  return data
    .groups(outcome)
    .filter((group) => group.startsWith('bloc-') || rank(group) >= 0)
    .sort((a, b) => rank(a) - rank(b));
}

/** The groups of an outcome that are domains: all that are neither layer, bloc nor the whole. */
export function domainGroups(data: ChartData, outcome: string): string[] {
  const blocs = blocGroups(data, outcome);
  return data
    .groups(outcome)
    .filter((group) => layerOf(group) === undefined && !blocs.includes(group) && group !== 'all');
}

/** Years in which the policies that are in force in the arm of a case start. */
export function policyStarts(data: ChartData, of: Case): number[] {
  const scenario = data.scenarios.find(({ name }) => name === of.scenario);
  return (scenario?.policies ?? [])
    .filter(({ from, arms }) => from !== '' && arms.includes(of.arm))
    .map(({ from }) => yearsOf([from])[0]);
}

/** A band from its first to its last tick: `from 0.44 to 0.66 (80 % of replicates between 0.63 and 0.69)`. */
export function changeInWords(band: Band | undefined, unit = ''): string {
  if (!band) return 'has no finished run';
  const last = band.middle.length - 1;
  const range = `80 % of replicates between ${inWords(band.low[last], unit)} and ${inWords(band.high[last], unit)}`;
  return `from ${inWords(band.middle[0], unit)} to ${inWords(band.middle[last], unit)} (${range})`;
}

/** Index of the tick at an ISO month, the last one when there is no such month or none is given. */
export function tickAt(band: Pick<Band, 'dates'>, at: string | undefined): number {
  const tick = at === undefined ? -1 : band.dates.findIndex((date) => date.startsWith(at));
  return tick < 0 ? band.dates.length - 1 : tick;
}

/** Number of replicates over some bands: `8 replicates`, `6 to 8 replicates`. */
export function replicatesInWords(bands: readonly { readonly n: number }[]): string {
  const counts = bands.map(({ n }) => n);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (counts.length === 0) return 'no replicates';
  return `${least === most ? least : `${least} to ${most}`} replicate${most === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** How many runs stand behind each point of a design: `, 4 replicates a point`; nothing where it is not known. */
export function eachWith(replicates: number | undefined): string {
  return replicates === undefined ? '' : `, ${replicatesInWords([{ n: replicates }])} a point`;
}
