/** The built command line, called as a user calls it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

function stratasim(...words: string[]): { exitCode: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js', ...words], {
    encoding: 'utf8',
  });
  return { exitCode: status, output: stdout, errors: stderr };
}

describe('stratasim', () => {
  it('prints its version', () => {
    expect(stratasim('--version')).toEqual({ exitCode: 0, output: `${version}\n`, errors: '' });
  });

  it('starts in less than 150 ms', () => {
    const limitMilliseconds = 150;
    let fastest = Number.POSITIVE_INFINITY;
    // The fastest of some tries: a busy machine makes single ones slow.
    for (let attempt = 0; attempt < 20 && fastest >= limitMilliseconds; attempt++) {
      const start = performance.now();
      stratasim('--version');
      fastest = Math.min(fastest, performance.now() - start);
    }
    expect(fastest).toBeLessThan(limitMilliseconds);
  });

  it('shows its help when called with nothing', () => {
    const { exitCode, output } = stratasim();
    expect(exitCode).toBe(0);
    expect(output).toContain('Usage: stratasim');
  });

  it('names the nearest option for a mistyped one and exits with 2', () => {
    const { exitCode, errors } = stratasim('--versoin');
    expect(exitCode).toBe(2);
    expect(errors).toContain('Did you mean --version?');
  });

  it('exits with 2 for a command that does not exist', () => {
    const { exitCode, errors } = stratasim('rnu');
    expect(exitCode).toBe(2);
    expect(errors).toContain('Try: stratasim --help');
  });
});
