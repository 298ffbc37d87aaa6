import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Bytes } from '../../src/kernel/codecs.ts'
import { canonical, toJson } from '../../src/kernel/json.ts'

test('keys stand in the order of their characters, whatever order they were written in', () => {
  expect(canonical({ b: 1, a: { d: [{ z: 1, y: 2 }], c: null } })).toBe(
    '{"a":{"c":null,"d":[{"y":2,"z":1}]},"b":1}',
  )
})

test('a bigint is a decimal string, and what JSON cannot hold is left out or null', () => {
  expect(toJson({ minor: -12n, left: undefined, out: () => 1, list: [undefined, Number.NaN] })).toEqual({
    minor: '-12',
    list: [null, null],
  })
  expect(toJson(undefined)).toBeNull()
  expect(toJson(new Date(0))).toBe('1970-01-01T00:00:00.000Z')
})

test('any value that JSON holds is written as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a key that JavaScript treats specially is a key like others', () => {
  expect(canonical(JSON.parse('{"__proto__":{"b":1},"a":2}'))).toBe('{"__proto__":{"b":1},"a":2}')
})

test('equal values have equal bytes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(canonical(reversed)).toBe(canonical(value))
    }),
  )
})

test('bytes are base64 in JSON, and the same when they are read again', () => {
  const bytes = Uint8Array.of(0, 255, 37, 80)
  expect(toJson({ bytes: Buffer.from(bytes) })).toEqual({ bytes: 'AP8lUA==' })
  expect(z.decode(Bytes, z.encode(Bytes, bytes))).toEqual(bytes)
})
