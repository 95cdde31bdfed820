// Adjusts p-values for asking several questions at once: Holm's step-down method (Holm 1979,
// Scandinavian Journal of Statistics 6), which holds the chance of any false finding in the family at
// the stated level, whatever the dependence between the tests.

/** Adjusted p-values in the order given, each at least its own; NaN stays NaN and is not counted. */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const order = pValues
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => a.value - b.value);
  const adjusted = pValues.map(() => Number.NaN);
  let reached = 0;
  order.forEach(({ value, index }, rank) => {
    reached = Math.max(reached, Math.min(1, (order.length - rank) * value));
    adjusted[index] = reached;
  });
  return adjusted;
}
