/** The commands `chart` and `report` as a user meets them: on stored results, without running anything. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ExperimentFolder, experimentFolder } from './experiment-folder.ts';

// Whole programs run here, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let folder: ExperimentFolder;
const inFolder = (...path: string[]) => join(folder.path, ...path);

beforeAll(() => {
  folder = experimentFolder();
  folder.stratasim(
    'compare',
    'small.yaml',
    '--design',
    'shapley',
    '--out',
    'out',
    '--workers',
    '1',
    '--quiet',
  );
});

afterAll(() => folder.remove());

describe('stratasim chart', () => {
  it('draws what the scenario chose, and what the comparison found', () => {
    rmSync(inFolder('out', 'charts'), { recursive: true });
    const { exitCode } = folder.stratasim('chart', 'out', '--format', 'svg');
    expect(exitCode).toBe(0);
    expect(readdirSync(inFolder('out', 'charts')).sort()).toEqual([
      'policy-effects-over-time.svg',
      'policy-effects.svg',
      'regimes.svg',
      'shapley-waterfall.svg',
    ]);
  });

  it('draws all that the results allow when asked for all, and says why it left the others out', () => {
    const { exitCode, output } = folder.stratasim('chart', 'out', '--all', '--format', 'svg');
    expect(exitCode).toBe(0);
    const files = readdirSync(inFolder('out', 'charts'));
    for (const name of ['gap-by-domain', 'policy-effects', 'shapley-waterfall', 'supply-network'])
      expect(files).toContain(`${name}.svg`);
    expect(output).toContain('not drawn: sensitivity-sobol (no Sobol design was run)');
  });

  it('draws only what is asked for, in the size and the formats asked for', () => {
    const before = new Set(readdirSync(inFolder('out', 'charts')));
    folder.stratasim(
      'chart',
      'out',
      '--only',
      'economy',
      '--format',
      'png,pdf',
      '--size',
      'slide',
      '--quiet',
    );
    const added = readdirSync(inFolder('out', 'charts')).filter((file) => !before.has(file));
    expect(added.sort()).toEqual(['economy-slide.pdf', 'economy-slide.png']);
  });

  it('draws the supply network of the domain asked for, and names its domains when there is no such one', () => {
    const draw = (domain: string) =>
      folder.stratasim('chart', 'out', '--only', 'supply-network', '--domain', domain, '--format', 'svg');
    expect(draw('ai').exitCode).toBe(0);
    expect(existsSync(inFolder('out', 'charts', 'supply-network-ai.svg'))).toBe(true);
    const { exitCode, errors } = draw('railways');
    expect(exitCode).toBe(2);
    expect(errors).toContain('semiconductors');
  });

  it('tells every mistake of the command line at once and draws nothing', () => {
    const before = readdirSync(inFolder('out', 'charts'));
    const { exitCode, errors } = folder.stratasim(
      'chart',
      'nowhere',
      '--only',
      'pie',
      '--format',
      'gif',
      '--size',
      'wall',
    );
    expect(exitCode).toBe(2);
    for (const word of ['nowhere', "'pie'", "'gif'", "'wall'", '4 problems']) expect(errors).toContain(word);
    expect(readdirSync(inFolder('out', 'charts'))).toEqual(before);
    expect(existsSync(inFolder('nowhere'))).toBe(false);
  });
});

describe('stratasim report', () => {
  it('leaves one page with the answer of the comparison and the command that makes it again', () => {
    const { exitCode, output } = folder.stratasim('report', 'out');
    expect(exitCode).toBe(0);
    expect(output).toContain(join('out', 'report.html'));
    const page = readFileSync(inFolder('out', 'report.html'), 'utf8');
    expect(page).toContain('<h1>What do two policies and an answer to them do to a small world?</h1>');
    expect(page).toContain('Together the policies change the technology gap by');
    expect(page).toContain('stratasim compare small.yaml --design shapley --over policies</code>');
    expect(page).toContain('data-chart="shapley-waterfall"');
    expect(statSync(inFolder('out', 'report.html')).size).toBeLessThan(2_000_000);
  });

  it('of a folder without results is a problem, and nothing is written', () => {
    const { exitCode, errors } = folder.stratasim('report', 'nowhere');
    expect(exitCode).toBe(2);
    expect(errors).toContain('nowhere');
    expect(existsSync(inFolder('nowhere'))).toBe(false);
  });
});
