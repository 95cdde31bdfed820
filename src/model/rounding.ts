/**
 * What rounding leaves of nothing, as a share of what was asked for. Rounding must decide nothing: a delivery of
 * 1e-16 units once set the price of an input, so that two runs that differed in the last digit parted within
 * months, and pairs of runs with them (decision 0102).
 */
export const dust = 1e-9;
