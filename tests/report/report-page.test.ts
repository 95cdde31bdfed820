/** The page of a report: complete without its script, safe against what texts hold, small enough to send. */
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { batchData } from '../../src/charts/batch-data.ts';
import { commandOf } from '../../src/report/methods.ts';
import { packText } from '../../src/report/node/pack-text.ts';
import { unpackedData } from '../../src/report/packed-data.ts';
import { type ReportSource, reportPage } from '../../src/report/report-page.ts';
import { fixedReport } from './fixed-report.ts';

const pageOf = (source: ReportSource, script = 'var nothing;') =>
  reportPage(source, { script, pack: packText });
const source = fixedReport();
const page = pageOf(source);

function packedIn(text: string) {
  const [, packed] = /id="chart-data">([^<]+)</.exec(text) ?? [];
  return unpackedData(JSON.parse(gunzipSync(Buffer.from(packed ?? '', 'base64')).toString('utf8')));
}

describe('the page of a report', () => {
  it('holds question, answer, cases, tables, methods, sources, citation and command in its HTML', () => {
    for (const text of [
      'What does open world do to the technology gap?',
      'Against open-world on the same seeds',
      'barrier: supply-chain-stratification from 2022-10, growing over 6 months; preset: stratified; intensity: 1',
      'Other settings: learning.absorptionSlope: 1.2 instead of 0.8.',
      'Intervals of means and of paired differences are Student',
      'scenarios/data/world-2020',
      'None of 32 runs failed.',
      'stratasim run scenarios/open-world.yaml',
      '--set world.suppliers=5000 --replicates 8 --seed gallery</code>',
      'commit 0123456789ab',
    ])
      expect(page).toContain(text);
  });

  it('prints the whole command, quoted for a shell, with the design and everything that was set', () => {
    const [one] = source.manifest.sources;
    expect(commandOf({ ...source.manifest, sources: [one] })).toBe(
      "stratasim run scenarios/open-world.yaml --until 'ci(technologyGap) < 0.01' --set world.suppliers=5000 --replicates 8 --seed gallery",
    );
  });

  it('asks for nothing from outside and forbids it besides', () => {
    const outside = /(?:src|href)="(?!#)[^"]*"|url\(|@import|<link/.exec(page);
    expect(outside).toBeNull();
    expect(page).toContain("default-src 'none'");
  });

  it('names each failed run with stage and message, and cannot be made to run what a message holds', () => {
    const message = '<img src=x onerror=alert(1)></script>';
    const [run] = source.batch.runs;
    const failed = { ...run, status: 'failed' as const, stage: 'tick 37: ship', message };
    const text = pageOf({ ...source, batch: { ...source.batch, runs: [...source.batch.runs, failed] } });
    expect(text).toContain('tick 37: ship');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toContain('<img');
  });

  it('is not ended early by a closing tag inside its script', () => {
    const text = pageOf(source, 'const tag = "</script><b>";');
    expect(text).toContain('<\\/script><b>');
  });

  it('carries numbers that differ from the full ones by less than a pixel', () => {
    const full = batchData(source.batch, source.findings);
    const carried = packedIn(page);
    const query = { outcome: 'technologyLevel', group: 'layer-0', minus: 'layer-4' };
    for (const of of full.cases) {
      const [exact, kept] = [full.band(of, query), carried.band(of, query)];
      const range = Math.max(...(exact?.high ?? [])) - Math.min(...(exact?.low ?? []));
      exact?.middle.forEach((value, tick) => {
        expect(Math.abs(value - (kept?.middle[tick] ?? Number.NaN))).toBeLessThan(range / 5000);
      });
      expect(kept?.dates).toEqual(exact?.dates);
    }
  });

  it('thins very many numbers in time, but keeps the first and the last tick', () => {
    const large = fixedReport(undefined, 2, 1);
    const scenarios = Array.from({ length: 20 }, (_, index) => `scenario-${index + 1}`);
    const text = pageOf({ ...large, ...fixedReport(scenarios, 2, 1) });
    const carried = packedIn(text);
    const { dates } = carried.band(carried.cases[0], { outcome: 'technologyGap', group: '5g' }) ?? {
      dates: [],
    };
    expect([dates[0], dates.at(-1)]).toEqual(['2019-01', '2041-01']);
    expect(dates.length).toBeLessThan(100);
  });

  it('of 20 scenarios stays under 2 MB with the script of the program', () => {
    const scenarios = Array.from({ length: 20 }, (_, index) => `scenario-${index + 1}`);
    const text = pageOf(fixedReport(scenarios, 50, 3), 'x'.repeat(400_000));
    expect(Buffer.byteLength(text)).toBeLessThan(2_000_000);
  });
});
