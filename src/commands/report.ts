/**
 * `stratasim report OUT`: writes report.html into a folder of results, one page without any outside request.
 * Exit codes: 0 written, 2 bad input (nothing is written).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchOf } from '../analysis/stored-batch.ts';
import { packageRoot } from '../execution/node/package-root.ts';
import { packText } from '../report/node/pack-text.ts';
import { reportPage } from '../report/report-page.ts';
import { writeDurably } from '../results/node/durable-file.ts';
import { readBatch } from '../results/node/read-batch.ts';
import { problemsText } from '../scenario/problem-text.ts';
import { readFindings } from './experiment-findings.ts';

export interface ReportCommandOptions {
  readonly quiet?: boolean;
}

/** Writes the report of the batch in `directory`. Sets the exit code. */
export async function report(directory: string, { quiet }: ReportCommandOptions): Promise<void> {
  const stored = await readBatch(directory);
  if (!('manifest' in stored)) {
    process.stderr.write(problemsText(stored, () => undefined));
    process.exitCode = 2;
    return;
  }
  const source = { batch: batchOf(stored), manifest: stored.manifest, findings: readFindings(directory) };
  const script = readFileSync(join(packageRoot(), 'dist', 'report-page.js'), 'utf8');
  const file = join(directory, 'report.html');
  const page = reportPage(source, { script, pack: packText });
  writeDurably(file, page);
  if (!quiet) process.stdout.write(`${file} (${Math.round(Buffer.byteLength(page) / 1000)} kB)\n`);
}
