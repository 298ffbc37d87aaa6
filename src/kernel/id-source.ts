/** Makes uuids of version 7 that never go back, so that rows made one after the other sort in that order. */
export type IdSource = () => string

type Entropy = { now(): number; random(bytes: Uint8Array): void }

const counterLimit = 0x1000
/** Asking for a few random bytes costs as much as asking for many. */
const drawnAtOnce = 64

/** `now` in Unix milliseconds; `random` fills what it is given. Twelve bits after the time count up within a millisecond. */
export function createIdSource({ now, random }: Entropy): IdSource {
  let time = 0
  let counter = 0
  const drawn = new Uint8Array(16 * drawnAtOnce)
  let used = drawn.length
  return () => {
    if (used === drawn.length) {
      random(drawn)
      used = 0
    }
    const bytes = drawn.slice(used, used + 16)
    used += 16
    const at = now()
    if (at > time) {
      time = at
      counter = (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & 0x3ff
    } else {
      counter += 1
      if (counter === counterLimit) {
        time += 1
        counter = 0
      }
    }
    return format(bytes, time, counter)
  }
}

function format(bytes: Uint8Array, time: number, counter: number): string {
  new DataView(bytes.buffer).setUint16(0, Math.floor(time / 2 ** 32))
  new DataView(bytes.buffer).setUint32(2, time % 2 ** 32)
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
