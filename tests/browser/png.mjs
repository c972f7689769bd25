// Small PNG files: with a palette, which pngjs reads but does not write.

import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** So many of the most frequent colours stay exact; each of the others changes by at most so much in each channel. */
const EXACT = 24;
const NEAR = 12;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

export const readPng = (bytes) => PNG.sync.read(bytes);
export const writePng = (picture) => PNG.sync.write(picture);

/** An opaque picture with at most 256 colours. */
export function withPalette({ data, width, height }) {
  const at = (pixel) => (data[pixel * 4] << 16) | (data[pixel * 4 + 1] << 8) | data[pixel * 4 + 2];
  const counts = new Map();
  for (let pixel = 0; pixel < width * height; pixel++) counts.set(at(pixel), (counts.get(at(pixel)) ?? 0) + 1);
  const { colours, indexes } = paletteOf([...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour));
  // Each row begins with its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel++) rows[pixel + 1 + Math.floor(pixel / width)] = indexes.get(at(pixel));
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const palette = Buffer.from(colours.flatMap(channelsOf));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** A palette for colours, the most frequent first, and the index in it for each colour. */
function paletteOf(frequent) {
  const colours = [];
  const indexes = new Map();
  for (const colour of frequent) {
    const distances = colours.map((other) => distance(colour, other));
    const nearest = Math.min(...distances);
    const isNew = colours.length < EXACT || (nearest > NEAR && colours.length < 256);
    indexes.set(colour, isNew ? colours.push(colour) - 1 : distances.indexOf(nearest));
  }
  return { colours, indexes };
}

const channelsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function distance(one, other) {
  const [from, to] = [channelsOf(one), channelsOf(other)];
  return Math.max(...from.map((value, channel) => Math.abs(value - to[channel])));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
