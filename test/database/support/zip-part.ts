import { readFileSync, writeFileSync } from 'node:fs';

/** Changes one byte in the packed data of a part, and nothing else. */
export function patchZip(path: string, name: string): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(name, bytes.indexOf('PK\u0003\u0004', 4, 'latin1'), 'latin1');
  const place = at + name.length + 500;
  bytes.writeUInt8(bytes.readUInt8(place) ^ 0xff, place);
  writeFileSync(path, bytes);
}
