import { expect, test } from 'vitest'
import { findBundle, UnsupportedPlatform } from '../../src/platform/embedded/binaries.ts'
import { choosePostgresUser, parsePasswd } from '../../src/platform/embedded/system-user.ts'

test('an unsupported platform is told to set DATABASE_URL', async () => {
  for (const [platform, arch] of [
    ['win32', 'x64'],
    ['linux', 'mips'],
    ['sunos', 'x64'],
  ] as const) {
    await expect(findBundle(platform, arch)).rejects.toBeInstanceOf(UnsupportedPlatform)
    await expect(findBundle(platform, arch)).rejects.toThrow('Set DATABASE_URL')
  }
})

test('root lets the owner of the data run PostgreSQL, else the first unprivileged account that fits', () => {
  const users = parsePasswd(
    'root:x:0:0::/root:/bin/sh\n+::::::\npostgres:x:26:26::/:\nnobody:x:65534:65534::/:\n',
  )
  expect(choosePostgresUser(users, undefined).name).toBe('postgres')
  expect(choosePostgresUser(users, 65_534).name).toBe('nobody')
  expect(choosePostgresUser(users.slice(2), undefined).name).toBe('nobody')
  expect(() => choosePostgresUser(users.slice(0, 1), undefined)).toThrow('DATABASE_URL')
})
