/**
 * Which law the gap follows, and what each case adds to that of the reference: the observed log gap with the
 * best constant, straight line and exponential. The regime is read from the interval of the curvature κ of
 * y = a + b·exp(κt), not from the eye. Differences are of paired runs and begin with the last policy.
 */
import { footOf } from './blocks/figure.ts';
import { inRows, type LinePanel, lineFigure, type Measure } from './blocks/line-panels.ts';
import { inkOf, sequenceColour } from './blocks/palette.ts';
import { gridOf } from './blocks/panels.ts';
import { replicatesInWords, withInterval } from './blocks/words.ts';
import { defineChart } from './chart.ts';
import type { RegimeFit } from './chart-inputs.ts';

export const regimes = defineChart({
  name: 'regimes',
  title: 'The regime of the gap: bounded, log-linear or faster',
  question: 'Does the gap stay, settle, grow at a constant rate, or ever faster?',
  needs: [],
  time: 'over-time',
  whyNot: (data) => ((data.findings.regimes ?? []).length > 0 ? undefined : 'no regime was fitted'),
  configure(data, options) {
    const { size } = options;
    const shown = new Set(options.cases.map(({ label }) => label));
    const all = data.findings.regimes ?? [];
    const own = all.filter((fit) => shown.has(fit.case));
    // Regimes may be fitted for some cases only; better those than none.
    const fits = own.length > 0 ? own : all;
    const gap: Measure = { title: ['gap', 'log points'], unit: 'log points' };
    const levels = fits.filter(({ against }) => against === '');
    const effects = fits.filter(({ against }) => against !== '');
    const added: Measure = {
      title: ['difference to', effects[0]?.against ?? ''],
      unit: 'log points',
      reach: [0],
    };
    const { columns } = gridOf(Math.max(levels.length, effects.length), size, 4 / 3);
    const rowsOf = (own: readonly RegimeFit[], measure: Measure) =>
      inRows(
        own.map((fit) => panelOf(fit, measure)),
        columns,
      );
    const sentences = fits.map(({ kappa, ...fit }) => {
      const curvature = withInterval(kappa.value, kappa.low, kappa.high);
      return fit.against
        ? `${fit.case} against ${fit.against} from ${fit.since} on: the difference in the gap is ${fit.regime}; curvature ${curvature} a year.`
        : `${fit.case}: the gap is ${fit.regime}; curvature ${curvature} a year.`;
    });
    const counts = data.cases.flatMap((of) =>
      fits.some((fit) => fit.case === of.label)
        ? (data.band(of, { outcome: 'technologyGap', group: 'all' }) ?? [])
        : [],
    );
    const level = Math.round((fits[0]?.level ?? 0.95) * 100);
    return lineFigure(
      {
        rows: [...rowsOf(levels, gap), ...rowsOf(effects, added)],
        panelEm: 13,
        title: regimes.title,
        foot: footOf(
          data,
          `Grey: median of ${counts.length > 0 ? replicatesInWords(counts) : 'the replicates'}. Regimes from ${level} % intervals of κ in y = a + b·exp(κt).${effects.length > 0 ? ' Differences: paired runs, from the start of the last policy.' : ''}`,
          ['log points'],
        ),
        alt: sentences.join(' '),
      },
      options,
    );
  },
});

function panelOf(fit: RegimeFit, measure: Measure): LinePanel {
  const line = (middle: readonly number[]) => ({ years: fit.years, middle });
  return {
    caption: `${fit.case}: ${fit.regime}`,
    measure,
    lines: [
      { label: 'constant', colour: sequenceColour(4), dash: [2, 2], path: line(fit.constant) },
      { label: 'straight line', colour: sequenceColour(1), dash: [6, 3], path: line(fit.linear) },
      { label: 'exponential', colour: sequenceColour(2), path: line(fit.exponential) },
      { label: 'observed', colour: inkOf.line, widthPx: 3, path: line(fit.observed) },
    ],
  };
}
