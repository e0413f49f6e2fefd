const directoryEnd = Buffer.from('PK\x05\x06', 'latin1');
const directoryEntry = Buffer.from('PK\x01\x02', 'latin1');

/** The names of the files in a ZIP file, from the directory at its end. */
export function namesInZip(zip: Buffer): readonly string[] {
  const names: string[] = [];
  let at = zip.readUInt32LE(zip.lastIndexOf(directoryEnd) + 16);
  while (at >= 0) {
    names.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)));
    at = zip.indexOf(directoryEntry, at + 46);
  }
  return names;
}
