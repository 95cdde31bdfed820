// Numbers of one kind by lane: by (domain, layers), and by segment for pairs of jurisdictions and of a
// jurisdiction with a layer, which multiply or add up. Pair tables are kept per segment and only where
// somebody wrote (`null` reads as neutral), because most worlds leave most of them alone.

import { layerCount } from './layers.ts';

/** Numbers by (segment or domain, source, destination), combined by multiplying or by adding. */
export class RuleTable {
  /** (domain × source layer × destination layer). */
  byLayers: Float64Array;
  /** Per segment: (source jurisdiction × destination jurisdiction), or null where nobody wrote. */
  byPairs: (Float64Array | null)[];
  /** Per segment: (source jurisdiction × destination layer). */
  byTargetLayer: (Float64Array | null)[];
  /** Per segment: (source layer × destination jurisdiction). */
  bySourceLayer: (Float64Array | null)[];
  /** False while every entry is neutral, so that hot loops can skip the look-up. */
  written = false;
  /** How often the lanes of each segment were found to have changed. */
  readonly changes: Int32Array;

  /** The largest and the least entry that each of the four tables had since the last clear. */
  private readonly most: Float64Array;
  private readonly least: Float64Array;
  /** The four tables as they were before the last clear: what has changed since is found by comparison. */
  private before: RuleTable | undefined;
  /** Pages that nobody reads any more, for the next to write: a rewriting would throw away megabytes. */
  private readonly sparePairs: Float64Array[] = [];
  private readonly spareLayers: Float64Array[] = [];
  /** The last two pages that were compared since the last clear. */
  private compared: { now: Float64Array | null; then: Float64Array | null; differ: boolean } | undefined;
  /** Work space of readRow. */
  private readonly ofLayer = new Float64Array(layerCount);
  private readonly neutral: 0 | 1;
  private readonly domainOfSegment: ArrayLike<number>;
  private readonly jurisdictions: number;

  /** neutral 1 multiplies, neutral 0 adds. */
  constructor(neutral: 0 | 1, domains: number, domainOfSegment: ArrayLike<number>, jurisdictions: number) {
    this.neutral = neutral;
    this.domainOfSegment = domainOfSegment;
    this.jurisdictions = jurisdictions;
    this.byLayers = new Float64Array(domains * layerCount * layerCount).fill(neutral);
    this.byPairs = new Array(domainOfSegment.length).fill(null);
    this.byTargetLayer = new Array(domainOfSegment.length).fill(null);
    this.bySourceLayer = new Array(domainOfSegment.length).fill(null);
    this.changes = new Int32Array(domainOfSegment.length);
    this.most = new Float64Array(4).fill(neutral);
    this.least = new Float64Array(4).fill(neutral);
  }

  /** Sets everything to neutral; what was written is kept for `differs`. */
  clear(): void {
    if (!this.written && !this.before?.written) return;
    this.before ??= new RuleTable(
      this.neutral,
      this.byLayers.length / layerCount ** 2,
      this.domainOfSegment,
      this.jurisdictions,
    );
    const { before } = this;
    [this.byLayers, before.byLayers] = [before.byLayers, this.byLayers];
    [this.byPairs, before.byPairs] = [before.byPairs, this.byPairs];
    [this.byTargetLayer, before.byTargetLayer] = [before.byTargetLayer, this.byTargetLayer];
    [this.bySourceLayer, before.bySourceLayer] = [before.bySourceLayer, this.bySourceLayer];
    before.written = this.written;
    this.byLayers.fill(this.neutral);
    this.compared = undefined;
    takeAway(this.byPairs, this.sparePairs);
    takeAway(this.byTargetLayer, this.spareLayers);
    takeAway(this.bySourceLayer, this.spareLayers);
    this.most.fill(this.neutral);
    this.least.fill(this.neutral);
    this.written = false;
  }

  /** Whether any lane of a segment may be other than neutral. */
  bearsOn(segment: number): boolean {
    if (!this.written) return false;
    const from = (this.domainOfSegment[segment] as number) * layerCount ** 2;
    for (let at = from; at < from + layerCount ** 2; at++)
      if (this.byLayers[at] !== this.neutral) return true;
    return this.isWrittenBySegment(segment);
  }

  /** Whether any lane of a segment differs from what it was before the last clear. */
  differs(segment: number): boolean {
    const { before, neutral } = this;
    if (!this.written && !before?.written) return false;
    const from = (this.domainOfSegment[segment] as number) * layerCount ** 2;
    for (let at = from; at < from + layerCount ** 2; at++)
      if (this.byLayers[at] !== (before ? before.byLayers[at] : neutral)) return true;
    return (
      this.pairsDiffer(this.byPairs[segment], before?.byPairs[segment] ?? null) ||
      pagesDiffer(this.byTargetLayer[segment], before?.byTargetLayer[segment] ?? null, neutral) ||
      pagesDiffer(this.bySourceLayer[segment], before?.bySourceLayer[segment] ?? null, neutral)
    );
  }

  /** Counts segments that differ, once after each writing, and marks them. */
  findChanges(marks: Uint8Array): void {
    for (let segment = 0; segment < marks.length; segment++) {
      if (!this.differs(segment)) continue;
      this.changes[segment]++;
      marks[segment] = 1;
    }
  }

  /** As pagesDiffer; segments that share their pages are compared once, one behind the other. */
  private pairsDiffer(now: Float64Array | null, then: Float64Array | null): boolean {
    const { compared } = this;
    if (compared === undefined || compared.now !== now || compared.then !== then)
      this.compared = { now, then, differ: pagesDiffer(now, then, this.neutral) };
    return this.compared?.differ === true;
  }

  /** Combines `value` into the entry of a domain and two layers. */
  writeLayers(domain: number, sourceLayer: number, targetLayer: number, value: number): void {
    this.combine(this.byLayers, (domain * layerCount + sourceLayer) * layerCount + targetLayer, value, 0);
  }

  /**
   * Combines `value` for goods of some segments from each marked jurisdiction to each other marked one; home
   * is left alone. Segments that are written alike share a page, so that a rule for a whole domain or for the
   * world is written, and later compared, once.
   */
  writePairs(segments: readonly number[], from: Uint8Array, to: Uint8Array, value: number): void {
    const { byPairs, neutral } = this;
    if (value === neutral || !anyLane(from, to)) return;
    const written = new Set<Float64Array>();
    for (const segment of segments) {
      const shared = byPairs[segment];
      if (shared !== null && written.has(shared)) continue;
      const own = shared !== null && byPairs.every((page, s) => page !== shared || segments.includes(s));
      const page = own ? shared : this.page(this.sparePairs, this.jurisdictions ** 2);
      if (!own) {
        if (shared !== null) page.set(shared);
        for (const other of segments) if (byPairs[other] === shared) byPairs[other] = page;
      }
      written.add(page);
      this.writePage(page, from, to, value);
    }
  }

  private writePage(page: Float64Array, from: Uint8Array, to: Uint8Array, value: number): void {
    const { jurisdictions } = this;
    this.compared = undefined;
    for (let source = 0; source < jurisdictions; source++) {
      if (!from[source]) continue;
      for (let target = 0; target < jurisdictions; target++)
        if (to[target] && target !== source) this.combine(page, source * jurisdictions + target, value, 1);
    }
  }

  /** Combines `value` from a jurisdiction to the suppliers of a layer elsewhere. */
  writeTargetLayer(segment: number, source: number, targetLayer: number, value: number): void {
    if (value === this.neutral) return;
    const page = (this.byTargetLayer[segment] ??= this.page(
      this.spareLayers,
      this.jurisdictions * layerCount,
    ));
    this.combine(page, source * layerCount + targetLayer, value, 2);
  }

  /** Combines `value` from the suppliers of a layer to a jurisdiction elsewhere. */
  writeSourceLayer(segment: number, sourceLayer: number, target: number, value: number): void {
    if (value === this.neutral) return;
    const page = (this.bySourceLayer[segment] ??= this.page(
      this.spareLayers,
      this.jurisdictions * layerCount,
    ));
    this.combine(page, target * layerCount + sourceLayer, value, 3);
  }

  /** The combined value of a lane; inside one jurisdiction always neutral. */
  read(segment: number, source: number, sourceLayer: number, target: number, targetLayer: number): number {
    if (!this.written || source === target) return this.neutral;
    const layers =
      this.byLayers[
        ((this.domainOfSegment[segment] as number) * layerCount + sourceLayer) * layerCount + targetLayer
      ];
    const pairs = this.byPairs[segment];
    const toLayer = this.byTargetLayer[segment];
    const fromLayer = this.bySourceLayer[segment];
    const a = pairs ? pairs[source * this.jurisdictions + target] : this.neutral;
    const b = toLayer ? toLayer[source * layerCount + targetLayer] : this.neutral;
    const c = fromLayer ? fromLayer[target * layerCount + sourceLayer] : this.neutral;
    return this.neutral === 1 ? layers * c * (a * b) : layers + c + (a + b);
  }

  /**
   * Writes what `read` says of every layer of the sources from `first` to `last` in a list of jurisdictions
   * to values[source × layers + layer]: a row of lanes into one jurisdiction and layer.
   */
  readRow(
    segment: number,
    sources: ArrayLike<number>,
    first: number,
    last: number,
    target: number,
    targetLayer: number,
    values: Float64Array,
  ): void {
    const { neutral, jurisdictions, byLayers } = this;
    const pairs = this.byPairs[segment];
    const toLayer = this.byTargetLayer[segment];
    const fromLayer = this.bySourceLayer[segment];
    const page = (this.domainOfSegment[segment] as number) * layerCount * layerCount + targetLayer;
    const { ofLayer } = this;
    for (let layer = 0; layer < layerCount; layer++) {
      const own = byLayers[page + layer * layerCount];
      const c = fromLayer === null ? neutral : fromLayer[target * layerCount + layer];
      ofLayer[layer] = neutral === 1 ? own * c : own + c;
    }
    for (let n = first; n < last; n++) {
      const source = sources[n] as number;
      const a = pairs === null ? neutral : pairs[source * jurisdictions + target];
      const b = toLayer === null ? neutral : toLayer[source * layerCount + targetLayer];
      const at = source * layerCount;
      if (source === target) values.fill(neutral, at, at + layerCount);
      else if (neutral === 1)
        for (let layer = 0; layer < layerCount; layer++) values[at + layer] = ofLayer[layer] * (a * b);
      else for (let layer = 0; layer < layerCount; layer++) values[at + layer] = ofLayer[layer] + (a + b);
    }
  }

  /** Whether anybody wrote for this segment alone; if not, all segments of its domain are alike. */
  isWrittenBySegment(segment: number): boolean {
    return (
      this.byPairs[segment] !== null ||
      this.byTargetLayer[segment] !== null ||
      this.bySourceLayer[segment] !== null
    );
  }

  private page(spare: Float64Array[], length: number): Float64Array {
    return (spare.pop() ?? new Float64Array(length)).fill(this.neutral);
  }

  /** No lane is above this. */
  upperBound(): number {
    return this.together(this.most);
  }

  /** No lane is below this. */
  lowerBound(): number {
    return this.together(this.least);
  }

  private together([a, b, c, d]: Float64Array): number {
    return this.neutral === 1 ? a * b * c * d : a + b + c + d;
  }

  private combine(page: Float64Array, index: number, value: number, table: number): void {
    if (value === this.neutral) return;
    this.written = true;
    const now = this.neutral === 1 ? page[index] * value : page[index] + value;
    page[index] = now;
    if (now > this.most[table]) this.most[table] = now;
    if (now < this.least[table]) this.least[table] = now;
  }
}

/** Whether some marked source has a marked target elsewhere. */
function anyLane(from: Uint8Array, to: Uint8Array): boolean {
  const target = to.indexOf(1);
  return (
    target >= 0 && from.some((mark, at) => mark === 1 && (at !== target || to.indexOf(1, target + 1) > 0))
  );
}

function takeAway(pages: (Float64Array | null)[], spare: Float64Array[]): void {
  for (const page of new Set(pages)) if (page !== null) spare.push(page);
  pages.fill(null);
}

/** Whether two pages say different things; null is neutral throughout. */
function pagesDiffer(a: Float64Array | null, b: Float64Array | null, neutral: number): boolean {
  if (a !== null && b !== null) {
    for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return true;
    return false;
  }
  const page = a ?? b;
  return page?.some((value) => value !== neutral) ?? false;
}
