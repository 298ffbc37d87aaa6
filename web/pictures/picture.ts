import { type Colour, parseColour } from '../accent.ts'

type Disc = {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly colour: Colour
  readonly opacity: number
}

/** A calm picture: a tinted ground, and discs on it. In units of its own, of which it is `width` wide. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly ground: Colour
  readonly discs: readonly Disc[]
}

const width = 600
const height = 315
const discCount = 5
const white: Colour = [255, 255, 255]

/** The picture of something that has none of its own: always the same for a name, in shades around the shop's colour. */
export function pictureOf(name: string, accent: string): Picture {
  const colour = parseColour(accent) ?? [47, 91, 216]
  const next = chances(name)
  const shade = turned(colour, next())
  const discs = Array.from({ length: discCount }, () => ({
    x: Math.round(next() * width),
    y: Math.round(next() * height),
    radius: Math.round(50 + next() * 130),
    colour: mix(turned(shade, next() / 2), white, next() / 3),
    opacity: 0.16 + Math.round(next() * 24) / 100,
  }))
  return { width, height, ground: mix(shade, white, 0.78), discs }
}

/** What is asked for in the address of a picture; names are short, so that nobody has long ones drawn. */
export function pictureAsked(request: Request): Picture {
  const asked = new URL(request.url).searchParams
  return pictureOf((asked.get('of') ?? '').slice(0, 80), asked.get('colour') ?? '')
}

/** Pictures never change: what they are of and their colour stand in the address. */
export const pictureCache = 'public, max-age=31536000, immutable'

/** Numbers from 0 to 1 that a text decides: FNV-1a, then a multiply-with-carry of 32 bits. */
function chances(text: string): () => number {
  let state = 2_166_136_261
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Turned towards a neighbouring hue by at most a sixth of the circle. */
function turned([red, green, blue]: Colour, chance: number): Colour {
  const share = Math.abs(chance - 0.5) * 0.7
  return chance < 0.5
    ? mix([red, green, blue], [green, blue, red], share)
    : mix([red, green, blue], [blue, red, green], share)
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const channel = (at: 0 | 1 | 2) => Math.round(from[at] + (to[at] - from[at]) * share)
  return [channel(0), channel(1), channel(2)]
}
