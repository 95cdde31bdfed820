/**
 * The few numbers that the page of a report carries, so that the chart code draws the same pictures in a
 * browser: every band that the charts ask for, thinned in time when there are very many, as whole numbers
 * between its smallest and largest value, each as the step from the one before (which packs well).
 */
import { columnKey } from '../charts/blocks/column-key.ts';
import type { Band, Case, ChartData, ColumnQuery, Findings } from '../charts/chart-inputs.ts';
import { followedEffects } from '../charts/policy-effects-over-time.ts';

/** Levels between the smallest and the largest value of a band: 1/16,000 is below a pixel. */
const levels = 16_000;

type Ticks = Pick<Band, 'dates' | 'years'>;

/** One band; `steps` holds low, middle and high one after the other; null where there is no number. */
interface PackedBand {
  readonly n: number;
  /** Index of its ticks. */
  readonly ticks: number;
  readonly min: number;
  readonly max: number;
  readonly steps: readonly (number | null)[];
}

export interface PackedData
  extends Pick<
    ChartData,
    'name' | 'seed' | 'modelVersion' | 'cases' | 'scenarios' | 'dictionary' | 'findings'
  > {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Ticks that bands refer to by index. */
  readonly ticks: readonly Ticks[];
  readonly bands: Readonly<Record<string, PackedBand>>;
  readonly ends: Readonly<
    Record<string, { readonly replicates: readonly number[]; readonly values: readonly number[] }>
  >;
}

/** A wrapper that notes what is asked of the data, and packs it afterwards. */
export function recordingData(data: ChartData): {
  readonly data: ChartData;
  pack(mostValues?: number): PackedData;
} {
  const bands = new Map<string, Band>();
  const ends = new Map<string, NonNullable<ReturnType<ChartData['atEnd']>>>();
  const recording: ChartData = {
    ...data,
    band(of, query) {
      const band = data.band(of, query);
      if (band) bands.set(keyOf(of, query), band);
      return band;
    },
    atEnd(of, query) {
      const end = data.atEnd(of, query);
      if (end) ends.set(keyOf(of, query), end);
      return end;
    },
  };
  return {
    data: recording,
    pack(mostValues = 400_000) {
      const values = [...bands.values()].reduce((sum, band) => sum + 3 * band.dates.length, 0);
      const every = [1, 3, 6, 12, 24].find((step) => values / step <= mostValues) ?? 60;
      const ticks: Ticks[] = [];
      const { name, seed, modelVersion, cases, scenarios, dictionary, findings } = data;
      return {
        name,
        seed,
        modelVersion,
        cases,
        scenarios,
        dictionary,
        findings: leanFindings(findings),
        groups: Object.fromEntries(dictionary.map((entry) => [entry.name, data.groups(entry.name)])),
        bands: Object.fromEntries(
          [...bands].map(([key, band]) => [key, packed(thinned(band, every), ticks)]),
        ),
        ticks,
        ends: Object.fromEntries(
          [...ends].map(([key, { replicates, values: all }]) => [
            key,
            { replicates, values: all.map(fiveDigits) },
          ]),
        ),
      };
    },
  };
}

/** Chart data out of what a page carries. Asks for nothing that was not packed. */
export function unpackedData(stored: PackedData): ChartData {
  const bands = new Map<string, Band>();
  return {
    ...stored,
    groups: (outcome) => stored.groups[outcome] ?? [],
    band(of, query) {
      const key = keyOf(of, query);
      const band = stored.bands[key];
      if (band && !bands.has(key)) bands.set(key, unpacked(band, stored.ticks[band.ticks]));
      return bands.get(key);
    },
    atEnd: (of, query) => stored.ends[keyOf(of, query)],
  };
}

function keyOf(of: Case, query: ColumnQuery): string {
  return `${of.key}|${columnKey(query)}`;
}

/** Every `every`-th tick, counted back from the last, and the first. */
function thinned(band: Band, every: number): Band {
  const last = band.dates.length - 1;
  const pick = <T>(values: readonly T[]): T[] =>
    values.filter((_, tick) => tick === 0 || (last - tick) % every === 0);
  if (every === 1) return band;
  return {
    n: band.n,
    dates: pick(band.dates),
    years: pick(band.years),
    low: pick(band.low),
    middle: pick(band.middle),
    high: pick(band.high),
  };
}

function packed({ n, dates, years, low, middle, high }: Band, known: Ticks[]): PackedBand {
  const all = [...low, ...middle, ...high];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of all)
    if (Number.isFinite(value)) [min, max] = [Math.min(min, value), Math.max(max, value)];
  const isSame = (other: Ticks) =>
    other.dates.length === dates.length && other.dates.every((date, tick) => date === dates[tick]);
  let index = known.findIndex(isSame);
  if (index < 0) index = known.push({ dates, years: years.map((year) => Number(year.toFixed(4))) }) - 1;
  let before = 0;
  const steps = all.map((value) => {
    if (!Number.isFinite(value)) return null;
    const level = max > min ? Math.round(((value - min) / (max - min)) * levels) : 0;
    const step = level - before;
    before = level;
    return step;
  });
  return { n, ticks: index, min: fiveDigits(min), max: fiveDigits(max), steps };
}

function unpacked({ n, min, max, steps }: PackedBand, { dates, years }: Ticks): Band {
  let level = 0;
  const values = steps.map((step) => {
    if (step === null) return Number.NaN;
    level += step;
    return min + (level / levels) * (max - min);
  });
  const ticks = dates.length;
  return {
    n,
    dates,
    years,
    low: values.slice(0, ticks),
    middle: values.slice(ticks, 2 * ticks),
    high: values.slice(2 * ticks),
  };
}

/** Rounded to five digits; not a number stays so. */
function fiveDigits(value: number): number {
  return Number(value.toPrecision(5));
}

/** Findings without what no chart draws: paths of effects beyond those followed, and most points of long paths. */
function leanFindings(findings: Findings): Findings {
  const followed = new Set(followedEffects(findings));
  return {
    ...findings,
    effects: findings.effects?.map(({ path, ...effect }) =>
      path && [...followed].some((one) => one.path === path) ? { ...effect, path: sparse(path) } : effect,
    ),
    regimes: findings.regimes?.map((fit) => {
      const { years, observed, constant, linear, exponential } = fit;
      return { ...fit, ...sparse({ years, observed, constant, linear, exponential }) };
    }),
  };
}

const pathPoints = 100;

/** About every n-th point of lists of equal length, with the last. */
function sparse<T extends Readonly<Record<string, readonly number[]>>>(lists: T): T {
  const length = Object.values(lists)[0]?.length ?? 0;
  const every = Math.max(1, Math.floor(length / pathPoints));
  return Object.fromEntries(
    Object.entries(lists).map(([name, values]) => [
      name,
      values.filter((_, index) => (length - 1 - index) % every === 0).map(fiveDigits),
    ]),
  ) as unknown as T;
}
