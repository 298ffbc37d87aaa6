import { expect, test } from 'vitest'
import { CustomerId, UserId } from '../../src/kernel/ids.ts'
import { type Actor, system, visitor } from '../../src/platform/actor.ts'
import type { Reader } from '../../src/platform/database.ts'
import { either, isShopItself, owns, staffWith, systemOnly } from '../../src/platform/permission.ts'
import type { View } from '../../src/platform/use-case.ts'

const userId = UserId.parse('018f0000-0000-7000-8000-00000000000f')
const ada = CustomerId.parse('018f0000-0000-7000-8000-00000000000a')
const bob = CustomerId.parse('018f0000-0000-7000-8000-00000000000b')

const customer: Actor = { kind: 'customer', userId, customerId: ada }
const contact: Actor = { kind: 'contact', userId, customerId: ada, grants: [] }
const staff: Actor = { kind: 'staff', userId, name: 'Stella', permissions: new Set(['catalog']) }

test.each<[kind: string, actor: Actor, account: CustomerId | null, isShop: boolean]>([
  ['staff', staff, null, true],
  ['the program', system('test'), null, true],
  ['staff on an account', staff, ada, false],
  ['a customer', customer, ada, false],
  ['a contact', contact, ada, false],
  ['a login without an account', { kind: 'user', userId }, null, false],
  ['a visitor', visitor, null, false],
])('%s acting is the shop itself, or held to what customers may', (_kind, actor, account, isShop) => {
  expect(isShopItself({ actor, account })).toBe(isShop)
})

const rule = either(
  owns(async (_reader: Reader, { owner }: { owner: CustomerId | undefined }) => owner),
  staffWith('catalog'),
  systemOnly,
)
const verdict = (actor: Actor, owner: CustomerId | undefined) => rule.verdict({ actor } as View, { owner })

test('what is owned is its owner’s; other people do not learn of it, nor contacts, and others are told no', async () => {
  expect(await verdict(customer, ada)).toBe('yes')
  expect(await verdict(customer, bob)).toBe('foreign')
  expect(await verdict(customer, undefined)).toBe('foreign')
  expect(await verdict(contact, ada)).toBe('foreign')
  expect(await verdict(staff, bob)).toBe('yes')
  expect(await verdict(system('test'), bob)).toBe('yes')
  expect(await verdict(visitor, bob)).toBe('no')
})
