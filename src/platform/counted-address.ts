import { isIPv4, isIPv6, SocketAddress } from 'node:net'

/**
 * An address in its one form: an IPv4 address stays one when a socket writes it as IPv6, and a port, brackets or a zone that a proxy may
 * write with it do not belong to it. Null when it is none.
 */
export function plainAddress(written: string): string | null {
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(written)?.[1] ?? written.replace(/^([\d.]+):\d{1,5}$/, '$1')
  const [address = ''] = bare.split('%', 1)
  if (isIPv4(address)) return address
  if (!isIPv6(address)) return null
  const canonical = new SocketAddress({ family: 'ipv6', address }).address
  return /^::ffff:([\d.]+)$/.exec(canonical)?.[1] ?? canonical
}

/**
 * What counts as one client wherever something is limited by address: an IPv4 address, or the /64 of an IPv6 one, since whoever has one of its
 * addresses has all of them. What is no address counts as it is written.
 */
export function countedAddress(written: string): string {
  const address = plainAddress(written)
  if (address === null || isIPv4(address)) return address ?? written
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`
}

/** All eight groups of an IPv6 address in its canonical form. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  // Only the last two groups are ever written with dots, and only the first four are asked for.
  const missing = 8 - before.length - after.length
  return tail === undefined ? before : [...before, ...Array.from({ length: missing }, () => '0'), ...after]
}
