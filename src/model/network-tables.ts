// The suppliers and links of a `network` world as the model reads them: plain columns, checked by the
// reader in src/scenario/network-tables.ts and hashed into the run id. Columns and not rows, because a
// network may have a million links.

export interface NetworkSuppliers {
  readonly ids: readonly string[];
  /** Names that the columns below point into, sorted. */
  readonly jurisdictions: readonly string[];
  readonly segments: readonly string[];
  readonly domains: readonly string[];
  readonly jurisdiction: Uint16Array;
  readonly segment: Uint16Array;
  /** Domain of each segment (not of each supplier). */
  readonly domainOfSegment: Uint8Array;
  /** Trust score, 0..1; NaN where `layer` says it. */
  readonly trust: Float64Array;
  /** Trust layer, 0..4; 255 where `trust` says it. */
  readonly layer: Uint8Array;
  /** Output in the file's unit of time, > 0: what its purchases are related to. */
  readonly output: Float64Array;
  /** Sales to end users, same unit, >= 0. */
  readonly finalDemand: Float64Array;
  /** Stock of each input, ticks of use; NaN where the parameters say it. */
  readonly stockTicks: Float64Array;
  /** Technology relative to 1, > 0. */
  readonly technology: Float64Array;
}

export interface NetworkLinks {
  readonly seller: Uint32Array;
  readonly buyer: Uint32Array;
  /** Value delivered, same unit, > 0. */
  readonly value: Float64Array;
}

export interface NetworkTables {
  readonly suppliers: NetworkSuppliers;
  readonly links: NetworkLinks;
}
