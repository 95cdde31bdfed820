// What an expression may compute: the whitelist of functions and operators. Each takes one or two numbers;
// more arguments are folded from the left. Truth is 1 and 0, and a comparison with NaN is false.

/** One function or operator: how many operands it takes, and what it does to two of them. */
export interface Operation {
  readonly least: number;
  readonly most: number;
  readonly condition?: boolean;
  compute(a: number, b: number): number;
}

const truth = (value: boolean) => (value ? 1 : 0);

/** Functions by the name that an expression writes. Logarithms of numbers below 0 give NaN, as in JavaScript. */
export const functions: Record<string, Operation> = {
  exp: { least: 1, most: 1, compute: (a) => Math.exp(a) },
  log: { least: 1, most: 1, compute: (a) => Math.log(a) },
  log2: { least: 1, most: 1, compute: (a) => Math.log2(a) },
  log10: { least: 1, most: 1, compute: (a) => Math.log10(a) },
  sqrt: { least: 1, most: 1, compute: (a) => Math.sqrt(a) },
  abs: { least: 1, most: 1, compute: (a) => Math.abs(a) },
  sign: { least: 1, most: 1, compute: (a) => Math.sign(a) },
  min: { least: 2, most: 50, compute: (a, b) => Math.min(a, b) },
  max: { least: 2, most: 50, compute: (a, b) => Math.max(a, b) },
  pow: { least: 2, most: 2, compute: (a, b) => a ** b },
};

/** Operators by the name that mathjs gives them, which tells a minus sign from a subtraction. */
export const operators: Record<string, Operation> = {
  add: { least: 2, most: 2, compute: (a, b) => a + b },
  subtract: { least: 2, most: 2, compute: (a, b) => a - b },
  multiply: { least: 2, most: 2, compute: (a, b) => a * b },
  divide: { least: 2, most: 2, compute: (a, b) => a / b },
  pow: { least: 2, most: 2, compute: (a, b) => a ** b },
  unaryMinus: { least: 1, most: 1, compute: (a) => -a },
  unaryPlus: { least: 1, most: 1, compute: (a) => a },
  smaller: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a < b) },
  smallerEq: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a <= b) },
  larger: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a > b) },
  largerEq: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a >= b) },
  equal: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a === b) },
  unequal: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a !== b) },
  and: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a !== 0 && b !== 0) },
  or: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a !== 0 || b !== 0) },
  not: { least: 1, most: 1, condition: true, compute: (a) => truth(a === 0) },
};
