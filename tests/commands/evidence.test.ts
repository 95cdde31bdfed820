/** `stratasim evidence`: one case at a time, as a sceptic calls it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function evidence(...words: string[]): { exitCode: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js', 'evidence', ...words], {
    encoding: 'utf8',
  });
  return { exitCode: status, output: stdout, errors: stderr };
}

function parameterFile(given: unknown): string {
  const path = join(folder, 'given.json');
  writeFileSync(path, JSON.stringify(given));
  return path;
}

describe('stratasim evidence', () => {
  it('lists every case with its parameters, their ranges, meanings and defaults', () => {
    const { exitCode, output } = evidence('--list', '--json');
    expect(exitCode).toBe(0);
    const cases = JSON.parse(output) as { case: string; parameters: { name: string; meaning: string }[] }[];
    expect(cases.map((entry) => entry.case)).toEqual(
      expect.arrayContaining([
        'stationarity',
        'learning-groups',
        'balanced-growth-gap',
        'nelson-phelps',
        'logistic',
        'verspagen',
        'buera-oberfield',
        'bloc-split',
        'leontief-demand',
        'stock-out',
        'two-firms',
        'five-firms',
        'systemic-risk',
        'layered-diffusion',
        'stratification-indices',
        'inequality',
        'phillips-sul',
        'climate-club',
        'product-rule-content',
      ]),
    );
    expect(cases.every(({ parameters }) => parameters.length > 0)).toBe(true);
  });

  it('prints exactly one JSON object for a case on given parameters', () => {
    const { exitCode, output } = evidence(
      '--case',
      'two-firms',
      '--params',
      parameterFile({ capacityLoss: 0.4 }),
      '--json',
    );
    expect(exitCode).toBe(0);
    const report = JSON.parse(output) as {
      case: string;
      parameters: { capacityLoss: number };
      checks: unknown[];
      values: { lastTotal: number };
    };
    expect(Object.keys(report)).toEqual(['case', 'parameters', 'checks', 'values']);
    expect(report.parameters.capacityLoss).toBe(0.4);
    expect(report.values.lastTotal).toBeCloseTo(280, 6);
  });

  it('tells every wrong parameter at once, prints nothing else and exits with 2', () => {
    const { exitCode, output, errors } = evidence(
      '--case',
      'two-firms',
      '--params',
      parameterFile({ capacityLos: 0.4, steps: 0 }),
      '--json',
    );
    expect(exitCode).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain("did you mean 'capacityLoss'?");
    expect(errors).toContain('a whole number from 1 to 20000 steps');
  });

  it('names the nearest case for a mistyped one, and wants a case for parameters', () => {
    expect(evidence('--case', 'two-firm').errors).toContain("did you mean 'two-firms'?");
    expect(evidence('--params', parameterFile({})).exitCode).toBe(2);
  });
});
