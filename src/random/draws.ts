// Random numbers by address (MODEL.md 4): a draw is a pure function of (run key, decision, tick, who,
// with whom). Each decision has an object of its own; `at` derives its key for a tick, and then each
// draw names its two parties. Nothing is consumed in order, so a policy moves only the decisions that
// it touches.

import { threefry } from './threefry.ts';

const toUnit = 2 ** -32;

export class DecisionDraws {
  /** The two words of the last draw, uint32. */
  readonly words = new Uint32Array(new ArrayBuffer(8));
  private readonly runKey0: number;
  private readonly runKey1: number;
  private readonly decision: number;
  private tick = -1;
  private key0 = 0;
  private key1 = 0;

  /** `decision` is the number of the decision in the address of its draws. */
  constructor(runKey: readonly [number, number], decision: number) {
    this.runKey0 = runKey[0] | 0;
    this.runKey1 = runKey[1] | 0;
    this.decision = decision;
    this.at(0);
  }

  /** Sets the tick (>= 0) that the next draws belong to. */
  at(tick: number): void {
    if (tick === this.tick) return;
    this.tick = tick;
    threefry(this.runKey0, this.runKey1, this.decision, tick, this.words);
    this.key0 = this.words[0] | 0;
    this.key1 = this.words[1] | 0;
  }

  /** Draws for two parties: both words are in `words`, the first is returned as a number in (0, 1). */
  uniform(who: number, withWhom: number): number {
    threefry(this.key0, this.key1, who, withWhom, this.words);
    return (this.words[0] + 0.5) * toUnit;
  }

  /** The second word of the last draw as a number in (0, 1), independent of the first. */
  second(): number {
    return (this.words[1] + 0.5) * toUnit;
  }
}

/** One object of draws for each named decision. */
export function drawsFor<D extends Readonly<Record<string, number>>>(
  runKey: readonly [number, number],
  decisions: D,
): { readonly [K in keyof D]: DecisionDraws } {
  return Object.fromEntries(
    Object.entries(decisions).map(([name, number]) => [name, new DecisionDraws(runKey, number)]),
  ) as { readonly [K in keyof D]: DecisionDraws };
}
