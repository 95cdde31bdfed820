/** A long text as a short one that may stand in HTML: gzip at its best, then base64. */
import { gzipSync } from 'node:zlib';

/** gzip and base64: letters, digits, + / and =. */
export function packText(text: string): string {
  return gzipSync(text, { level: 9 }).toString('base64');
}
