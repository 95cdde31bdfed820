// Case phillips-sul: the slope of the log t regression is twice the speed of convergence, exactly, for a
// variance that falls as c/(ln²t · t^{2α}); and for a panel it equals the textbook regression.

import { logT, transitionVariance } from '../../theory/phillips-sul.ts';
import { integer, number } from '../case-parameters.ts';
import { type Check, defineCase, near } from '../evidence-case.ts';

export const phillipsSul = defineCase({
  name: 'phillips-sul',
  summary: 'H_t = c/(ln²t·t^(2α)) gives b = 2α exactly',
  source: 'Phillips and Sul 2007, 10.1111/j.1468-0262.2007.00811.x',
  parameters: {
    alpha: number('', [-2, 5], 0.3, 'Speed of convergence of the made-up variance'),
    scale: number('', [1e-12, 1e12], 2, 'Its scale c'),
    periods: integer('periods', [6, 100_000], 50, 'Periods of the made-up variance'),
    trimShare: number('share', [0, 0.9], 0.3, 'Part of the sample left out at the beginning'),
    panel: {
      type: 'matrix',
      rows: 'units',
      columns: 'panelPeriods',
      optional: true,
      unit: '',
      low: 1e-12,
      high: 1e15,
      default: [],
      meaning: 'A panel of your own, one row a unit, one column a period: its test stands in values',
    },
  },
  run({ alpha, scale, periods, trimShare, panel }) {
    const variance = Array.from({ length: periods }, (_, k) => {
      const t = k + 1;
      // ln 1 is 0: the first period stands in with the second's value and only shifts the intercept.
      const from = Math.max(2, t);
      return scale / (Math.log(from) ** 2 * from ** (2 * alpha));
    });
    const fit = logT(variance, trimShare);
    const checks: Check[] = [near('slope is 2α', 2 * alpha, fit.slope, 1e-8 * Math.max(1, Math.abs(alpha)))];
    const values: Record<string, number | boolean> = { slope: fit.slope, regressionPeriods: fit.periods };
    if (panel.length > 0) {
      const own = transitionVariance(panel);
      const panelFit = logT(own, trimShare);
      if (panelFit.periods >= 3)
        checks.push(
          near(
            'slope of the panel against the textbook regression',
            textbookSlope(own, trimShare),
            panelFit.slope,
            1e-8,
          ),
        );
      values.panelSlope = panelFit.slope;
      values.panelTRatio = panelFit.tRatio;
      values.panelRejectsConvergence = panelFit.rejected;
    }
    return { checks, values };
  },
});

/** Least squares by its normal equations: n Σxy − Σx Σy over n Σx² − (Σx)². */
function textbookSlope(variance: Float64Array, trimShare: number): number {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (let t = Math.max(2, Math.floor(trimShare * variance.length)); t <= variance.length; t++) {
    if (!(variance[t - 1] > 0)) continue;
    const x = Math.log(t);
    const y = Math.log(variance[0] / variance[t - 1]) - 2 * Math.log(Math.log(t));
    n += 1;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  return (n * sxy - sx * sy) / (n * sxx - sx * sx);
}
