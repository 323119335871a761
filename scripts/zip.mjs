/*
 * What a zip file holds, read from its central directory, and the same file made smaller: Zopfli looks longer for what is
 * repeated than vsce's packer does, and what it writes is unpacked as ever.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const signature = { header: 'PK\x03\x04', end: 'PK\x05\x06' };
const deflated = 8;

/** Where the fixed part of a member's entry ends, in the central directory and before the member's own bytes. */
const entryLength = 46;
const headerLength = 30;

/** The members of a zip file: the entry of each in the central directory, its name, and its packed bytes. */
export function membersOf(bytes) {
  const end = bytes.lastIndexOf(Buffer.from(signature.end, 'latin1'));
  const members = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const entry = Buffer.from(bytes.subarray(at, at + entryLength + name));
    const header = bytes.readUInt32LE(at + 42);
    const from = header + headerLength + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(from, from + entry.readUInt32LE(20));
    members.push({ name: entry.toString('utf8', entryLength), entry, packed });
    at += entryLength + name + extra + comment;
  }
  return members;
}

/** Packs the deflated members of a zip file anew, where that makes them smaller. What is said beside them is left out. */
export async function pack(file) {
  const { deflateAsync } = (await import('@gfx/zopfli')).default;
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { entry, packed } of membersOf(readFileSync(file))) {
    const isDeflated = entry.readUInt16LE(10) === deflated;
    const smaller = isDeflated
      ? Buffer.from(await deflateAsync(inflateRawSync(packed), { numiterations: 30, blocksplittingmax: 0 }))
      : packed;
    const data = smaller.length < packed.length ? smaller : packed;
    // Sizes stand before the data, not after it (bit 3 of the flags), and nothing extra follows the name.
    entry.writeUInt16LE(entry.readUInt16LE(8) & ~8, 8);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(0, 30);
    entry.writeUInt32LE(offset, 42);
    // The header is the entry's middle: from the version that is needed to the two lengths.
    const header = Buffer.concat([
      Buffer.from(signature.header, 'latin1'),
      entry.subarray(6, 32),
      entry.subarray(entryLength),
    ]);
    parts.push(header, data);
    directory.push(entry);
    offset += header.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write(signature.end, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  writeFileSync(file, Buffer.concat([...parts, ...directory, end]));
}
