/** Numbers as bytes for a column, little-endian like every platform that Node runs on but one (s390x). */
export function blobOf(numbers: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

export function uint32Of(blob: Uint8Array): Uint32Array {
  return new Uint32Array(alignedCopy(blob));
}

export function float64Of(blob: Uint8Array): Float64Array {
  return new Float64Array(alignedCopy(blob));
}

function alignedCopy(blob: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(blob.length);
  copy.set(blob);
  return copy.buffer;
}
