import { crc32, deflateSync } from "node:zlib";

type Colour = readonly [red: number, green: number, blue: number];

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of eight bits a colour. Source: https://www.w3.org/TR/png-3/, sections 5 and 11. */
function pngOf(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

const wall: Colour = [232, 226, 212];
const floor: Colour = [178, 160, 134];
const boxes: readonly Colour[] = [
  [196, 148, 92],
  [120, 146, 160],
  [150, 120, 104],
  [98, 132, 110],
];

/** A drawn picture of boxes in a room; `seed` places them. It shows no real place. */
export function photoOf(seed: number): Buffer {
  const [width, height] = [320, 240];
  return pngOf(width, height, (x, y) => {
    const place = Math.floor((x - 20) / 60);
    const top = 150 - ((place * 37 + seed * 23) % 70);
    const isBox = place >= 0 && place < 4 + (seed % 2) && (x - 20) % 60 < 52 && y > top && y < 200;
    if (isBox) return y - top < 4 ? wall : (boxes[(place + seed) % boxes.length] ?? floor);
    return y > 180 ? floor : wall;
  });
}

/** A drawn stroke, as a finger leaves it; nobody's signature. */
export function signatureOf(seed: number): Buffer {
  const [width, height] = [300, 110];
  return pngOf(width, height, (x, y) => {
    const wave = 55 + 26 * Math.sin(x / (17 + (seed % 5))) * Math.cos(x / 41 + seed);
    const isInk = x > 30 && x < 270 && Math.abs(y - wave) < 2.2;
    return isInk ? [20, 32, 60] : [255, 255, 255];
  });
}
