const directoryEnd = Buffer.from('PK\x05\x06', 'latin1');
const directoryEntry = Buffer.from('PK\x01\x02', 'latin1');

/** A file in a ZIP file. */
export interface ZipEntry {
  readonly name: string;
  /** In bytes, compressed. */
  readonly size: number;
}

/** The files in a ZIP file, from the directory at its end. */
export function entriesInZip(zip: Buffer): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(zip.lastIndexOf(directoryEnd) + 16);
  while (at >= 0) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    entries.push({ name, size: zip.readUInt32LE(at + 20) });
    at = zip.indexOf(directoryEntry, at + 46);
  }
  return entries;
}
