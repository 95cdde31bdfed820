// Puts whatever was thrown into one line for a row, a problem or the terminal.

const longestMessage = 500;

/** What to say about anything that was thrown, in one line of at most 500 characters. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\s+/g, ' ').slice(0, longestMessage);
}
