// Errors are data: whatever checks input returns every problem at once as values of this shape, and
// the text is made in one place (src/scenario/problem-text.ts), with file, line, column and hint.

/** Where in a text input something stands. Lines and columns count from 1. */
export interface Place {
  /** Path as the user wrote it, relative to where the command runs. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Path of keys inside the document, e.g. `policies[0].ramp`. */
  readonly path?: string;
}

/** One thing wrong with an input: where, what was found, what was expected, and a way out. */
export interface Problem {
  readonly where: Place;
  readonly found: string;
  readonly expected: string;
  /** The nearest valid name, or what to do. */
  readonly hint?: string;
}
