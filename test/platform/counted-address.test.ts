import { expect, test } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'
import { countedAddress, plainAddress } from '../../src/platform/counted-address.ts'

test.each([
  ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:5123', '203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.7'],
  ['::FFFF:cb00:7107', '203.0.113.7', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:8::1', '2001:db8::8:0:0:1', '2001:db8:0:0::/64'],
  ['[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:3:4:203.0.113.7', '2001:db8:1:2:3:4:cb00:7107', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/64'],
  ['::1', '::1', '0:0:0:0::/64'],
  ['1::', '1::', '1:0:0:0::/64'],
])('%s is %s, and counts as %s', (written, plain, counted) => {
  expect(plainAddress(written)).toBe(plain)
  expect(countedAddress(written)).toBe(counted)
})

test.each(['', 'unknown', '203.0.113', '2001:db8', '203.0.113.7, 203.0.113.8', '_hidden'])(
  '"%s" is no address',
  (written) => {
    expect(plainAddress(written)).toBeNull()
    expect(countedAddress(written)).toBe(written)
  },
)

test.each([
  ['true', 1],
  ['false', 0],
  ['0', 0],
  ['1', 1],
  ['2', 2],
])('CLIENTELE_TRUST_PROXY=%s means %i proxies', (written, proxies) => {
  expect(readConfig({ CLIENTELE_TRUST_PROXY: written }).CLIENTELE_TRUST_PROXY).toBe(proxies)
})

test.each(['-1', '10', 'perhaps'])('CLIENTELE_TRUST_PROXY=%s is not understood', (written) => {
  expect(() => readConfig({ CLIENTELE_TRUST_PROXY: written })).toThrow('CLIENTELE_TRUST_PROXY')
})
