// Seeds are text. seedrandom turns a text into the two key words of a run, and into ordered streams
// for building the world, which happens once, before any policy, so that order cannot differ by arm.

import seedrandom from 'seedrandom';

/** The key words of one replicate of a seed text. */
export function runKeyOf(seed: string, replicate: number): [number, number] {
  const stream = seedrandom(`stratasim run ${JSON.stringify([seed, replicate])}`);
  return [stream.int32(), stream.int32()];
}

/** An ordered stream of uniform numbers in [0, 1) for one purpose of building a world. */
export function streamOf(seed: string, replicate: number, purpose: string): () => number {
  const stream = seedrandom(`stratasim world ${JSON.stringify([seed, replicate, purpose])}`);
  return () => stream.quick();
}

/** A standard normal number from a stream (Box and Muller 1958). */
export function normalFrom(stream: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - stream()));
  return radius * Math.cos(2 * Math.PI * stream());
}
