/** Columns of numbers as one text of plain JSON: a cube of a million cells crosses to another process in milliseconds. */

export interface Packed {
  /** 32-bit whole numbers, or doubles. */
  kind: 'whole' | 'double';
  base64: string;
}

export function pack(values: Int32Array | Float64Array): Packed {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return { kind: values instanceof Int32Array ? 'whole' : 'double', base64: bytes.toString('base64') };
}

export function unpack({ kind, base64 }: Packed): Int32Array | Float64Array {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  return kind === 'whole' ? new Int32Array(bytes.buffer) : new Float64Array(bytes.buffer);
}
