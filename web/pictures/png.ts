import { crc32, deflateSync } from 'node:zlib'
import type { Picture } from './picture.ts'

/** Red, green, blue and opacity of each pixel, row by row. */
export type Pixels = { readonly width: number; readonly height: number; readonly bytes: Uint8Array }

/** A picture in pixels, the edges of its discs softened. Messengers show no SVG. */
export function paint({ width, height, ground, discs }: Picture): Pixels {
  const bytes = new Uint8Array(width * height * 4)
  for (let at = 0; at < bytes.length; at += 4) bytes.set([...ground, 255], at)
  for (const { x, y, radius, colour, opacity } of discs) {
    for (let row = Math.max(0, y - radius); row < Math.min(height, y + radius); row += 1) {
      for (let column = Math.max(0, x - radius); column < Math.min(width, x + radius); column += 1) {
        const inside = radius - Math.hypot(column + 0.5 - x, row + 0.5 - y)
        if (inside > -0.5)
          blend(bytes, (row * width + column) * 4, colour, opacity * Math.min(1, inside + 0.5))
      }
    }
  }
  return { width, height, bytes }
}

function blend(bytes: Uint8Array, at: number, colour: readonly number[], share: number): void {
  for (const [channel, wanted] of colour.entries()) {
    const before = bytes[at + channel] ?? 0
    bytes[at + channel] = Math.round(before + (wanted - before) * share)
  }
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const eightBitsWithOpacity = [8, 6, 0, 0, 0]

/** Pixels as a PNG (W3C, third edition): one header, one block of data, no filters. */
export function pngOf({ width, height, bytes }: Pixels): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const rows = Buffer.alloc((width * 4 + 1) * height)
  for (let row = 0; row < height; row += 1) {
    rows.set(bytes.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1)
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.concat([header, Buffer.from(eightBitsWithOpacity)])),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
