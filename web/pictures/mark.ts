import { type Colour, contrast, parseColour } from '../accent.ts'
import { type Pixels, pngOf } from './png.ts'

const white: Colour = [255, 255, 255]
const black: Colour = [20, 22, 26]
const houseColour: Colour = [47, 91, 216]

function coloursOf(accent: string | null): { ground: Colour; sign: Colour } {
  const ground = parseColour(accent ?? '') ?? houseColour
  return { ground, sign: contrast(ground, white) >= 3 ? white : black }
}

/** The shop's mark, as its header shows it: the first letter of its name on its colour. */
export function markSvg(name: string, accent: string | null): string {
  const { ground, sign } = coloursOf(accent)
  const [letter] = new Intl.Segmenter().segment(name.trim().toUpperCase())
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
    `<rect width="32" height="32" rx="8" fill="rgb(${ground.join(' ')})"/>` +
    '<text x="16" y="22.5" text-anchor="middle" font-family="system-ui,sans-serif" font-size="18" font-weight="600" ' +
    `fill="rgb(${sign.join(' ')})">${escaped(letter?.segment ?? '')}</text></svg>`
  )
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const side = 32
const corner = 8
const ring = { outer: 9, inner: 5 }

/** For browsers that know no drawn icons, which may not have a letter's shape either: a ring on the shop's colour, as an ICO. */
export function markIco(accent: string | null): Buffer<ArrayBuffer> {
  const png = pngOf(markPixels(accent))
  const header = Buffer.alloc(22)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(1, 4)
  header.set([side, side], 6)
  header.writeUInt16LE(1, 10)
  header.writeUInt16LE(32, 12)
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(header.length, 18)
  return Buffer.concat([header, png])
}

function markPixels(accent: string | null): Pixels {
  const { ground, sign } = coloursOf(accent)
  const bytes = new Uint8Array(side * side * 4)
  for (let at = 0; at < side * side; at += 1) {
    const x = (at % side) + 0.5 - side / 2
    const y = Math.floor(at / side) + 0.5 - side / 2
    const fromCentre = Math.hypot(x, y)
    const onRing = part(ring.outer - fromCentre) * part(fromCentre - ring.inner)
    const colour = ground.map((channel, which) => channel + ((sign[which] ?? 0) - channel) * onRing)
    bytes.set([...colour.map(Math.round), Math.round(255 * part(corner - beyondCorner(x, y)))], at * 4)
  }
  return { width: side, height: side, bytes }
}

/** How far a point is from where the round of its corner begins. */
function beyondCorner(x: number, y: number): number {
  const inner = side / 2 - corner
  return Math.hypot(Math.max(0, Math.abs(x) - inner), Math.max(0, Math.abs(y) - inner))
}

/** How much of a pixel so far inside of an edge is covered. */
function part(inside: number): number {
  return Math.min(1, Math.max(0, inside + 0.5))
}
