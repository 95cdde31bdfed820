// The bytes of a part, on disk or in memory, as readers of Parquet ask for them: by range.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A part: the path of its file, or its bytes as they came from elsewhere. */
export type PartSource = string | Uint8Array;

export interface PartBytes {
  readonly size: number;
  /** A copy of the bytes from `start` up to `end`. Throws when the part is shorter. */
  read(start: number, end: number): ArrayBuffer;
  close(): void;
}

/** Opens a part for reading; close it afterwards. Throws when there is no such file. */
export function openPart(source: PartSource): PartBytes {
  if (typeof source === 'string') return openFile(source);
  return {
    size: source.byteLength,
    read: (start, end) => {
      if (start < 0 || end > source.byteLength) throw new Error('a torn part');
      // Not source.slice: a Buffer's gives a window of a larger buffer, not a copy.
      return Uint8Array.prototype.slice.call(source, start, end).buffer as ArrayBuffer;
    },
    close: () => {},
  };
}

function openFile(path: string): PartBytes {
  const descriptor = openSync(path, 'r');
  return {
    size: fstatSync(descriptor).size,
    read(start, end) {
      const bytes = new Uint8Array(end - start);
      for (let read = 0; read < bytes.length; ) {
        const got = readSync(descriptor, bytes, read, bytes.length - read, start + read);
        if (got === 0) throw new Error('a torn file');
        read += got;
      }
      return bytes.buffer;
    },
    close: () => closeSync(descriptor),
  };
}
