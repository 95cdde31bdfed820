// What reaches a supplier besides goods and ideas: capital, data and people (MODEL.md 1, five flows).
// Each is a weighted mean of permeabilities over where it comes from, worked out when rules change and
// read by research and by capacity. Without rules every factor is exactly 1 and every logarithm 0, so a
// world with these flows open is equal bit for bit to one without them.

type Reals = Float64Array | Float32Array;

/** Where each flow comes from. Zeros mean that nothing comes from abroad, so that no rule can matter. */
export interface ReachWeights {
  /** Share of the world's data that each jurisdiction holds; sums to 1, own part included. */
  readonly dataShare: Float64Array;
  /** Share of the world's capital that each jurisdiction holds; sums to 1, own part included. */
  readonly capitalShare: Float64Array;
  /** (destination × source): where foreign researchers come from; rows sum to 1 or are 0, own part 0. */
  readonly talentShare: Float64Array;
  /** Share of the world's researchers in each jurisdiction. */
  readonly researchers: Float64Array;
  /** 1 for each segment that lives on data. */
  readonly livesOnData: Uint8Array;
}

export interface Access extends ReachWeights {
  /** Cell of (segment × jurisdiction), -1 where nobody supplies. */
  readonly cellOfPlace: Int32Array;
  /** Per supplier: part of research money and of growth of capacity that can be paid for, 0..1. */
  readonly capital: Reals;
  /** Per supplier: permeability of capital from its owner abroad; 1 with an owner at home. */
  readonly parent: Reals;
  /** Per supplier: effect of data within reach on ln of the arrival of ideas. */
  readonly logData: Reals;
  /** Per cell: researchers relative to the start, what they move to, and ln of them. */
  readonly talent: Float64Array;
  readonly talentTarget: Float64Array;
  readonly logTalent: Float64Array;
  /** False as long as no rule ever moved anybody. */
  talentMoves: boolean;
  /** Share of suppliers that were owned abroad at the start: newborns are as often. */
  readonly foreignOwnedShare: number;
  /** Closed shares by (segment, then domain × jurisdiction × layer) of capital, data and talent; NaN is unknown. */
  readonly closedCapital: Float64Array;
  readonly closedData: Float64Array;
  readonly closedTalent: Float64Array;
}

/** Weights of a world in which nothing but goods and ideas crosses borders. */
export function noReach(jurisdictions: number, segments: number): ReachWeights {
  return {
    dataShare: new Float64Array(jurisdictions),
    capitalShare: new Float64Array(jurisdictions),
    talentShare: new Float64Array(jurisdictions * jurisdictions),
    researchers: new Float64Array(jurisdictions),
    livesOnData: new Uint8Array(segments),
  };
}

/**
 * Everything within reach, as at the start. `foreignOwned` runs over suppliers, `segmentOfCell` and
 * `jurisdictionOfCell` over cells.
 */
export function openAccess(
  weights: ReachWeights,
  foreignOwned: ArrayLike<boolean>,
  segmentOfCell: ArrayLike<number>,
  jurisdictionOfCell: ArrayLike<number>,
  domains: number,
  layers: number,
  reals: Float64ArrayConstructor | Float32ArrayConstructor,
): Access {
  const jurisdictions = weights.dataShare.length;
  const segments = weights.livesOnData.length;
  const cells = segmentOfCell.length;
  const suppliers = foreignOwned.length;
  const classes = (segments + domains) * jurisdictions * layers;
  let foreign = 0;
  for (let i = 0; i < suppliers; i++) if (foreignOwned[i]) foreign++;
  const cellOfPlace = new Int32Array(segments * jurisdictions).fill(-1);
  for (let cell = 0; cell < cells; cell++)
    cellOfPlace[segmentOfCell[cell] * jurisdictions + jurisdictionOfCell[cell]] = cell;
  return {
    ...weights,
    cellOfPlace,
    capital: new reals(suppliers).fill(1),
    parent: new reals(suppliers).fill(1),
    logData: new reals(suppliers),
    talent: new Float64Array(cells).fill(1),
    talentTarget: new Float64Array(cells).fill(1),
    logTalent: new Float64Array(cells),
    talentMoves: false,
    foreignOwnedShare: suppliers > 0 ? foreign / suppliers : 0,
    closedCapital: new Float64Array(classes).fill(Number.NaN),
    closedData: new Float64Array(classes).fill(Number.NaN),
    closedTalent: new Float64Array(classes).fill(Number.NaN),
  };
}
