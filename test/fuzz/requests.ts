import type { Dice } from '../simulation/dice.ts'
import { saidTwice } from './alike-alerts.ts'
import { everyAddress } from './form-addresses.ts'
import type { FuzzedShop, Who } from './fuzzed-shop.ts'
import { junkCookie, junkName, junkText } from './junk.ts'
import { mutated } from './mutate.ts'
import { formsIn, type PageForm } from './page-forms.ts'
import { type Answered, type Asked, type createSender, unreadable } from './sender.ts'

export type Request = Asked & { readonly who: Who; readonly pattern: string }

const everybody: readonly Who[] = ['visitor', 'newcomer', 'customer', 'staff']
const signingOut = '/sign-out'

/**
 * Finds every address that takes a form, and every form that the pages show to anybody. The requests that follow from it are
 * those of people who fill in what they are shown, and of people who send whatever they like to wherever they like.
 */
export async function findForms(shop: FuzzedShop, sender: ReturnType<typeof createSender>) {
  const all = await everyAddress(shop.world.runtime)
  const patternOf = new Map<string, string>()
  for (const { pattern } of all) for (const one of shop.addresses(pattern)) patternOf.set(one, pattern)
  const shown = new Map<string, { who: Who; form: PageForm }[]>()
  for (const form of shop.unseen) add(shown, form.action, { who: 'staff', form })
  for (const who of everybody) {
    for (const path of patternOf.keys()) {
      if (path === signingOut) continue
      const page = await sender.send({ method: 'GET', path, cookie: shop.cookies[who], body: null })
      for (const form of formsIn(page.text, path)) add(shown, form.action, { who, form })
    }
  }
  const places = all.filter(({ takesForms }) => takesForms).map(({ pattern }) => pattern)
  const forms = [...shown.values()].flat().map(({ form }) => form)
  return {
    places,
    pages: [...patternOf.keys()].filter((path) => path !== signingOut),
    shown,
    patternOf: (path: string) => patternOf.get(path) ?? patternOf.get(path.split('?')[0] ?? '') ?? path,
    elsewhere: {
      names: [...new Set(forms.flatMap(({ fields }) => [...fields.keys()]))],
      ids: shop.foreignIds,
    },
  }
}

export type Forms = Awaited<ReturnType<typeof findForms>>

function add<T>(to: Map<string, T[]>, key: string, value: T): void {
  const known = to.get(key)
  if (known) known.push(value)
  else to.set(key, [value])
}

const nothing: PageForm = { action: '', fields: new Map() }

/** One request, which follows from these dice alone. */
export function requestBy(dice: Dice, forms: Forms, shop: FuzzedShop): Request {
  if (dice.chance(0.06)) return pageBy(dice, forms, shop)
  const pattern = dice.pick(forms.places)
  const address = dice.pick(shop.addresses(pattern))
  const known = dice.pick(forms.shown.get(address) ?? [{ who: dice.pick(everybody), form: nothing }])
  const who = dice.chance(0.8) ? known.who : dice.pick(everybody)
  const path = (dice.chance(0.4) ? `${address.split('?')[0]}.data` : address) + oddQuery(dice, 0.1)
  // Whoever signs out is signed out, with whatever else they sent; this is about those who did not ask for it.
  const cookie = pattern === signingOut ? '' : withJunk(dice, shop.cookies[who])
  return { method: 'POST', who, pattern, path, cookie, body: mutated(dice, known.form, forms.elsewhere) }
}

function pageBy(dice: Dice, forms: Forms, shop: FuzzedShop): Request {
  const who = dice.pick(everybody)
  const page = dice.pick(forms.pages)
  const path = page.includes('?') ? page : page + oddQuery(dice, 0.9)
  const cookie = withJunk(dice, shop.cookies[who])
  return { method: 'GET', who, pattern: forms.patternOf(page), path, cookie, body: null }
}

const asked = [
  'next',
  'before',
  'after',
  'q',
  'status',
  'state',
  'show',
  'group',
  'edit',
  'customer',
  'colour',
  'index',
  '_routes',
]

function oddQuery(dice: Dice, probability: number): string {
  if (!dice.chance(probability)) return ''
  if (dice.chance(0.1))
    return dice.pick(['?', '?%', '?next=%ED%A0%80', '?&&=', '?next=/%E6%97%A5', '?before=%ff'])
  const name = dice.chance(0.9) ? dice.pick(asked) : junkName(dice, 'next').slice(0, 500)
  const query = new URLSearchParams([[name, junkText(dice).slice(0, 1_000)]]).toString()
  // The door refuses it anywhere, so it would tell nothing more.
  return `?${query.replaceAll('%00', '%07')}`
}

function withJunk(dice: Dice, cookie: string): string {
  if (dice.chance(0.7)) return cookie
  const pair = [junkCookie(dice), cookie].filter(Boolean)
  return (dice.chance(0.5) ? pair : pair.toReversed()).join('; ')
}

/** What is wrong with an answer, or null. */
export function wrongWith({ who, pattern }: Request, { status, text, cookies }: Answered): string | null {
  if (status === unreadable) return `could not be read: ${text}`
  if (status >= 500) return `answered ${status}`
  const signedOut = cookies.some((one) => /session_token=;/.test(one))
  if (signedOut && pattern !== signingOut) return `took the session of ${who}`
  const alert = saidTwice(text)
  return alert && `says twice: ${alert}`
}
