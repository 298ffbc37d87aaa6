import { expect, test } from 'vitest'
import { findBundle } from '../src/binaries.ts'
import { CannotRunHere } from '../src/cannot-run-here.ts'
import { choosePostgresUser, parsePasswd } from '../src/system-user.ts'

test('a platform that there are no programs for is said', async () => {
  for (const [platform, arch] of [
    ['win32', 'x64'],
    ['linux', 'mips'],
    ['sunos', 'x64'],
  ] as const) {
    await expect(findBundle(platform, arch)).rejects.toBeInstanceOf(CannotRunHere)
    await expect(findBundle(platform, arch)).rejects.toThrow(
      `no built-in PostgreSQL for ${platform} on ${arch}`,
    )
  }
})

test('root lets the owner of the data run PostgreSQL, else the first unprivileged account that fits', () => {
  const users = parsePasswd(
    'root:x:0:0::/root:/bin/sh\n+::::::\npostgres:x:26:26::/:\nnobody:x:65534:65534::/:\n',
  )
  expect(choosePostgresUser(users, undefined).name).toBe('postgres')
  expect(choosePostgresUser(users, 65_534).name).toBe('nobody')
  expect(choosePostgresUser(users.slice(2), undefined).name).toBe('nobody')
  expect(() => choosePostgresUser(users.slice(0, 1), undefined)).toThrow(CannotRunHere)
})
