/** How far a file is looked into, in bytes, for the NUL that tells binary content. */
const binaryScan = 8000;

/**
 * The text of a file as the editor would show it: UTF-8, or UTF-16 with a byte-order mark, which is no part of the
 * text; bytes that are neither are shown as replacement characters. `undefined` for binary content.
 */
export function decodeFile(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, binaryScan).includes(0)) return undefined;
  return new TextDecoder().decode(bytes);
}
