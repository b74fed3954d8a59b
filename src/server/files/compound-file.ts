/**
 * The container of .doc, .wps and encrypted Office files: sectors linked by an allocation table, named streams in a
 * directory. Every chain is bounded by the sectors that the file has, so that a loop in a forged table ends.
 * A read outside the file throws the RangeError of DataView. Source: [MS-CFB] 2.2-2.6.
 */
export interface CompoundFile {
  /** Names of the streams and folders of the topmost level. */
  readonly names: ReadonlySet<string>;
  /** The bytes of a stream of the topmost level; null if there is none of that name. */
  readStream(name: string): Uint8Array | null;
}

interface Entry {
  readonly start: number;
  readonly size: number;
}

const endOfChain = 0xffff_fffa; // and all above: markers, never sectors
const headerTableEntries = 109;
const entryBytes = 128;

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The numbers of the sectors of a chain, first to last. */
function chainOf(start: number, table: Uint32Array): number[] {
  const sectors: number[] = [];
  let sector = start;
  while (sector < endOfChain) {
    if (sectors.length >= table.length) throw new RangeError("expected a chain that ends, found a loop");
    sectors.push(sector);
    sector = table[sector] ?? endOfChain;
  }
  return sectors;
}

/** Joins the sectors of a chain; the bytes before the first sector are `first`. */
function joinChain(source: Uint8Array, sectors: readonly number[], sectorBytes: number, first: number): Uint8Array {
  return Buffer.concat(sectors.map((sector) => source.subarray(first + sector * sectorBytes, first + (sector + 1) * sectorBytes)));
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = viewOf(bytes);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
}

/** The allocation table; the list of its own sectors begins in the header and goes on in a chain of further sectors. */
function readAllocationTable(bytes: Uint8Array, sectorBytes: number): Uint32Array {
  const header = viewOf(bytes);
  const sectorsMax = Math.ceil(bytes.length / sectorBytes);
  const tableSectors = Array.from({ length: headerTableEntries }, (_, index) => header.getUint32(0x4c + index * 4, true));
  let next = header.getUint32(0x44, true);
  for (let read = 0; next < endOfChain && read < sectorsMax; read++) {
    const numbers = numbersOf(bytes.subarray((next + 1) * sectorBytes, (next + 2) * sectorBytes));
    tableSectors.push(...numbers.subarray(0, -1));
    next = numbers.at(-1) ?? endOfChain;
  }
  const used = tableSectors.filter((sector) => sector < sectorsMax).slice(0, sectorsMax);
  return numbersOf(joinChain(bytes, used, sectorBytes, sectorBytes)).subarray(0, sectorsMax);
}

/** The entries of the topmost level: a binary tree under the first entry. Embedded documents lie deeper and have the same names. */
function readTopLevel(directory: Uint8Array): Map<string, Entry> {
  const view = viewOf(directory);
  const entries = new Map<string, Entry>();
  const seen = new Set<number>();
  const open = [view.getUint32(76, true)];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (index >= directory.length / entryBytes || seen.has(index)) continue;
    seen.add(index);
    const at = index * entryBytes;
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    const name = Buffer.from(directory.subarray(at, at + nameBytes)).toString("utf16le");
    entries.set(name, { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
    open.push(view.getUint32(at + 68, true), view.getUint32(at + 72, true));
  }
  return entries;
}

export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const header = viewOf(bytes);
  const sectorBytes = 1 << header.getUint16(0x1e, true);
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw new RangeError(`expected sectors of 512 or 4096 bytes, found ${sectorBytes}`);
  const table = readAllocationTable(bytes, sectorBytes);
  const readChain = (start: number): Uint8Array => joinChain(bytes, chainOf(start, table), sectorBytes, sectorBytes);
  const directory = readChain(header.getUint32(0x30, true));
  const entries = readTopLevel(directory);
  const smallBelow = header.getUint32(0x38, true);
  return {
    names: new Set(entries.keys()),
    readStream(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.size >= smallBelow) return readChain(entry.start).subarray(0, entry.size);
      // Small streams share the stream of the first entry, cut into sectors of 64 bytes with a table of their own.
      const small = readChain(viewOf(directory).getUint32(116, true));
      const smallTable = numbersOf(readChain(header.getUint32(0x3c, true)));
      return joinChain(small, chainOf(entry.start, smallTable), 64, 0).subarray(0, entry.size);
    },
  };
}
