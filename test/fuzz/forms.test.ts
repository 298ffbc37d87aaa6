import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDice } from '../simulation/dice.ts'
import { type FuzzedShop, openFuzzedShop, type Who } from './fuzzed-shop.ts'
import { type Forms, findForms, type Request, requestBy, wrongWith } from './requests.ts'
import { createSender } from './sender.ts'

/** Another run, or a longer one: FUZZ_SEED=anything FUZZ_COUNT=100000 vitest run test/fuzz */
const seed = process.env.FUZZ_SEED ?? 'clientele'
const count = Number(process.env.FUZZ_COUNT ?? 5_400)

let shop: FuzzedShop
let sender: ReturnType<typeof createSender>
let forms: Forms
beforeAll(async () => {
  shop = await openFuzzedShop()
  sender = createSender(shop.world.url)
  forms = await findForms(shop, sender)
})
afterAll(() => shop?.world.close())

/** How many are on their way at once. */
const lanes = 4

/** Sends what the dice say, and answers with what went wrong and how often there was each status. */
async function fuzz() {
  const dice = createDice(seed)
  const wrongs: string[] = []
  const statuses = new Map<number, number>()
  const posted: string[] = []
  let next = 0
  const lane = async () => {
    for (let at = next; at < count; at = next) {
      next += 1
      const request = requestBy(dice.for(at), forms, shop)
      const answer = await sender.send(request)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      if (request.method === 'POST') posted.push(request.pattern)
      const wrong = wrongWith(request, answer)
      if (wrong) wrongs.push(`${at}: ${shown(request)} ${wrong} ${shop.faults.at(-1)?.slice(0, 1_500)}`)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { wrongs, statuses: Object.fromEntries([...statuses].sort()), posted }
}

function shown({ method, path, who, cookie, body }: Request): string {
  const sent = body ? `${body.type}: ${body.bytes.toString().slice(0, 600)}` : ''
  return `${who} ${method} ${path} [${cookie.slice(0, 200)}] ${sent}`
}

test('no page says the same in two alerts, nor when a form of it comes back empty', async () => {
  const wrongs: string[] = []
  const look = async (request: Request) => {
    const wrong = wrongWith(request, await sender.send(request))
    if (wrong) wrongs.push(`${shown(request)} ${wrong}`)
  }
  for (const [who, cookie] of Object.entries(shop.cookies) as [Who, string][]) {
    for (const path of forms.pages)
      await look({ method: 'GET', who, pattern: path, path, cookie, body: null })
  }
  for (const [path, { who, form }] of [...forms.shown].flatMap(([at, known]) =>
    known.map((one) => [at, one] as const),
  )) {
    const intent = form.fields.get('intent')?.[0]
    const body = emptied(intent)
    if (path === '/sign-out') continue
    await look({ method: 'POST', who, pattern: forms.patternOf(path), path, cookie: shop.cookies[who], body })
  }
  expect([...new Set(wrongs)]).toEqual([])
}, 600_000)

/** A form in which nothing is filled in but what it is for. */
function emptied(intent: string | undefined) {
  const bytes = Buffer.from(new URLSearchParams(intent ? { intent } : {}).toString())
  return { type: 'application/x-www-form-urlencoded', bytes }
}

test('no form answers with a fault or takes a session away, whatever is sent to it', async () => {
  const begun = performance.now()
  const { wrongs, statuses, posted } = await fuzz()
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  process.stdout.write(`${count} requests with seed "${seed}" in ${seconds} s: ${JSON.stringify(statuses)}\n`)
  expect(wrongs.slice(0, 10), `with FUZZ_SEED='${seed}' FUZZ_COUNT=${count}, of ${wrongs.length}`).toEqual([])
  expect(shop.faults).toEqual([])
  if (count >= 5_400) expect(posted.length).toBeGreaterThan(5_000)
  if (count >= 5_400) expect([...new Set(posted)].sort()).toEqual([...forms.places].sort())
  // Most is refused, but what was only a little wrong gets as far as the use cases.
  for (const status of [200, 302, 303, 400, 404, 409, 413, 422]) expect(statuses[status]).toBeGreaterThan(0)
  for (const who of ['customer', 'staff'] as const) {
    const path = who === 'staff' ? '/admin' : '/account'
    const { status } = await sender.send({ method: 'GET', path, cookie: shop.cookies[who], body: null })
    expect(status, `the session of ${who}`).toBe(200)
  }
}, 3_600_000)

test('of every address that takes a form the fields are known, from a page that shows it or by name', () => {
  const shown = new Set([...forms.shown.keys()].map(forms.patternOf))
  expect(forms.places.filter((place) => !shown.has(place))).toEqual([])
  expect(forms.places.length).toBeGreaterThan(25)
})
