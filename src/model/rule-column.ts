// A plain column of the flow rules: one number an entry, cleared to a neutral value and combined by an
// operation that commutes, so that the order of policies does not matter.

export class RuleColumn {
  values: Float64Array;
  written = false;
  /** As it was before the last clear; neutral until then. */
  private before: Float64Array | undefined;
  private readonly neutral: number;
  private readonly operation: 'multiply' | 'add' | 'largest' | 'smallest';

  constructor(length: number, neutral: number, operation: 'multiply' | 'add' | 'largest' | 'smallest') {
    this.values = new Float64Array(length).fill(neutral);
    this.neutral = neutral;
    this.operation = operation;
  }

  clear(): void {
    if (!this.written && this.before === undefined) return;
    this.before ??= new Float64Array(this.values.length);
    [this.values, this.before] = [this.before, this.values];
    this.values.fill(this.neutral);
    this.written = false;
  }

  /** Whether anything differs from what it was before the last clear. */
  differs(): boolean {
    const { before, neutral } = this;
    return this.values.some((value, at) => value !== (before === undefined ? neutral : before[at]));
  }

  write(index: number, value: number): void {
    if (value === this.neutral) return;
    this.written = true;
    const old = this.values[index];
    if (this.operation === 'multiply') this.values[index] = old * value;
    else if (this.operation === 'add') this.values[index] = old + value;
    else if (this.operation === 'largest') this.values[index] = value > old ? value : old;
    else this.values[index] = value < old ? value : old;
  }
}
