import { closeSync, openSync, readSync } from 'node:fs'

/** The code points that a font file (TTF or OTF) has a glyph for. Only its table of characters is read, never the whole file. */
export function coverageOf(path: string): Coverage {
  const file = openSync(path, 'r')
  try {
    const table = characterTable(file)
    return { path, ranges: table.readUInt16BE(0) === 12 ? fullRanges(table) : basicRanges(table) }
  } finally {
    closeSync(file)
  }
}

/** In ascending order, first and last of each range included. */
export type Coverage = { readonly path: string; readonly ranges: readonly Range[] }
type Range = readonly [first: number, last: number]

/** Whether `point` is in one of the ranges: found by halves, since the fonts of Chinese have thousands. */
export function covers({ ranges }: Coverage, point: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle] as Range
    if (point < first) high = middle - 1
    else if (point > last) low = middle + 1
    else return true
  }
  return false
}

/** The subtable that knows most: of all of Unicode (format 12), otherwise of its first 65,536 characters (format 4). */
function characterTable(file: number): Buffer {
  const cmap = tableNamed('cmap', file)
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) =>
    cmap.subarray(cmap.readUInt32BE(4 + at * 8 + 4)),
  )
  const found =
    subtables.find((table) => table.readUInt16BE(0) === 12) ??
    subtables.find((table) => table.readUInt16BE(0) === 4)
  if (!found) throw new Error('A font has no table of Unicode characters.')
  return found
}

function tableNamed(name: string, file: number): Buffer {
  const count = bytes(file, 4, 2).readUInt16BE(0)
  const directory = bytes(file, 12, count * 16)
  for (let at = 0; at < directory.length; at += 16) {
    if (directory.toString('latin1', at, at + 4) !== name) continue
    return bytes(file, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
  }
  throw new Error(`A font has no table ${name}.`)
}

function bytes(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  readSync(file, buffer, 0, length, position)
  return buffer
}

/** Groups of code points that follow each other, each with its first glyph; glyph 0 is the box for what is missing. */
function fullRanges(table: Buffer): Range[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, at): Range => {
    const group = 16 + at * 12
    const first = table.readUInt32BE(group)
    const missing = table.readUInt32BE(group + 8) === 0
    return [missing ? first + 1 : first, table.readUInt32BE(group + 4)]
  })
}

/** Segments of code points; a segment with an offset looks each of its glyphs up in a list. */
function basicRanges(table: Buffer): Range[] {
  const segments = table.readUInt16BE(6) / 2
  const column = (index: number, at: number) => 14 + (index === 0 ? 0 : 2) + (index * segments + at) * 2
  return Array.from({ length: segments }, (_, at) => at).flatMap((at) => {
    const last = table.readUInt16BE(column(0, at))
    const first = table.readUInt16BE(column(1, at))
    const delta = table.readUInt16BE(column(2, at))
    const place = column(3, at)
    const offset = table.readUInt16BE(place)
    const glyphOf = (point: number) => {
      if (offset === 0) return (point + delta) & 0xffff
      const glyph = table.readUInt16BE(place + offset + (point - first) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    const points = Array.from({ length: Math.min(last, 0xfffe) - first + 1 }, (_, from) => first + from)
    return points.filter((point) => glyphOf(point) !== 0).map((point): Range => [point, point])
  })
}
