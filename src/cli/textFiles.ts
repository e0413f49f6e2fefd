/** A file's text, and how it is stored, so that it can be written back the same way. */
export interface DecodedText {
  /** Without a byte-order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly hasByteOrderMark: boolean;
  /** Whether all bytes were valid: else some characters are replaced, and encoding doesn't give the file back. */
  readonly isExact: boolean;
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Decodes a file: UTF-8, or UTF-16 where a byte-order mark says so (exports written by Windows PowerShell).
 * `undefined` for what is no text, which a NUL character tells.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const { encoding, length } = byteOrderMarkOf(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(length));
  if (text.includes('\0')) return undefined;
  const decoded = { text, encoding, hasByteOrderMark: length > 0, isExact: true };
  const isExact = !text.includes('\ufffd') || Buffer.compare(encodeText(text, decoded), bytes) === 0;
  return { ...decoded, isExact };
}

function byteOrderMarkOf(bytes: Uint8Array): { readonly encoding: TextEncoding; readonly length: number } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 };
  return { encoding: 'utf-8', length: 0 };
}

/** The bytes of a text, stored in the way that another is. */
export function encodeText(
  text: string,
  { encoding, hasByteOrderMark }: Pick<DecodedText, 'encoding' | 'hasByteOrderMark'>,
): Uint8Array {
  const whole = hasByteOrderMark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(whole);
  const bytes = Buffer.from(whole, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
