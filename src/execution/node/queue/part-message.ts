// What a worker sends back: a line that says whose it is, then a Parquet part with the runs. The length of
// the line stands in front, in four bytes.

/** Who sends which job's runs. */
export interface PartHeader {
  readonly jobId: string;
  readonly worker: string;
  readonly node: string;
}

/** Header and part as one message. */
export function packPart(header: PartHeader, part: Uint8Array): Buffer {
  const line = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(line.length);
  return Buffer.concat([length, line, part]);
}

/** Header and part of a message. Throws when it is none. */
export function unpackPart(message: Buffer): { readonly header: PartHeader; readonly part: Uint8Array } {
  const end = 4 + (message.length >= 4 ? message.readUInt32LE() : Number.POSITIVE_INFINITY);
  if (end > message.length) throw new Error('a torn message');
  return { header: JSON.parse(message.toString('utf8', 4, end)) as PartHeader, part: message.subarray(end) };
}
