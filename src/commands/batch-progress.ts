// Shows how far a batch is: a bar with the time left on a terminal, a plain line now and then in a log.

import { Presets, SingleBar } from 'cli-progress';
import type { RunRow } from '../results/run-record.ts';

export interface Progress {
  /** A run has ended. */
  row(row: RunRow): void;
  stop(): void;
}

const secondsBetweenLines = 10;

/** Progress of `left` runs on a stream. */
export function showProgress(left: number, stream: NodeJS.WriteStream): Progress {
  if (left === 0) return { row: () => {}, stop: () => {} };
  return stream.isTTY ? bar(left, stream) : lines(left, stream);
}

/** No sign of progress, for --quiet and --json. */
export const silentProgress: Progress = { row: () => {}, stop: () => {} };

function bar(left: number, stream: NodeJS.WriteStream): Progress {
  const shown = new SingleBar(
    {
      format: '{bar} {value} of {total} runs, {left} left{failures}',
      stream,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
      barsize: 30,
    },
    Presets.shades_grey,
  );
  const clock = countdown(left);
  shown.start(left, 0, { left: '...', failures: '' });
  return {
    row(row) {
      const { failed, text } = clock(row);
      shown.increment(1, { left: text, failures: failed > 0 ? `, ${failed} failed` : '' });
    },
    stop: () => shown.stop(),
  };
}

function lines(left: number, stream: NodeJS.WriteStream): Progress {
  const clock = countdown(left);
  let lastLine = performance.now();
  return {
    row(row) {
      const { done, failed, text } = clock(row);
      if (done < left && performance.now() - lastLine < secondsBetweenLines * 1000) return;
      lastLine = performance.now();
      const failures = failed > 0 ? `, ${failed} failed` : '';
      stream.write(`${done} of ${left} runs${failures}${done < left ? `, ${text} left` : ''}\n`);
    },
    stop: () => {},
  };
}

/** Counts rows and says how long the rest will take at the pace so far. */
function countdown(left: number): (row: RunRow) => { done: number; failed: number; text: string } {
  const start = performance.now();
  let done = 0;
  let failed = 0;
  return (row) => {
    done++;
    if (row.status === 'failed') failed++;
    const seconds = ((performance.now() - start) / 1000 / done) * (left - done);
    return { done, failed, text: durationText(seconds) };
  };
}

/** A time in the largest units that matter: `8 s`, `2 min 10 s`, `3 h 5 min`. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
