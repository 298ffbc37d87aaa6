import { type Context, Hono } from 'hono'
import { money } from '../../kernel/money.ts'
import { challengePage, overPage } from './challenge-html.ts'
import { decideChallenge, isOpenChallenge, type StoredCharge } from './charge.ts'
import { findChargeByChallenge, moveCharge } from './charge-store.ts'
import { page, unknown } from './frame.ts'
import { createMethodPages } from './method-pages.ts'
import { delaysOf, type Sandbox } from './sandbox.ts'
import { stylesheet } from './stylesheet.ts'

export type SandboxPagesOptions = Sandbox & {
  /** The shop's name, as the customer is asked to trust it. */
  readonly shopName: () => string
  readonly newId: () => string
}

/**
 * The provider's own pages, to be mounted at "/sandbox": where a bank would ask its customer, and where a customer enters a
 * new method. They need neither script nor
 * the shop's session: whoever has the address may answer, as with a bank's text message.
 */
export function createSandboxPages(options: SandboxPagesOptions): Hono {
  const { database, clock } = options
  const app = new Hono()
  app.get('/sandbox.css', (c) =>
    c.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }),
  )
  app.get('/challenge/:id', async (c) => {
    const charge = await findChargeByChallenge(database.reader, c.req.param('id'))
    return charge ? show(c, charge, 200) : unknown(c)
  })
  app.post('/challenge/:id', async (c) => {
    const charge = await findChargeByChallenge(database.reader, c.req.param('id'))
    if (!charge) return unknown(c)
    const verdict = await verdictIn(c)
    if (verdict !== 'approve' && verdict !== 'decline') return show(c, charge, 422)
    await answer(charge, verdict)
    return c.redirect(charge.returnUrl, 303)
  })

  /** The first answer counts; a second one, or one that comes too late, changes nothing. */
  async function answer(charge: StoredCharge, verdict: 'approve' | 'decline') {
    const to = decideChallenge(charge.behaviour, verdict)
    const delays = delaysOf(options, `${charge.key}:${to.status}`)
    const at = clock.now()
    const moved = await moveCharge(database.reader, { key: charge.key, from: 'challenge', to, at, delays })
    if (moved) options.wake?.()
  }

  function show(c: Context, charge: StoredCharge, status: 200 | 422) {
    if (!isOpenChallenge(charge, clock.now())) return page(c, overPage(charge.returnUrl), status)
    const amount = money(charge.amountMinor, charge.currency)
    const values = { shopName: options.shopName(), amount, description: charge.description }
    return page(c, challengePage(values), status)
  }

  app.route('/', createMethodPages(options))
  return app
}

/** A body that is no form, or breaks off, says nothing. */
async function verdictIn(c: Context): Promise<unknown> {
  const form = await c.req.formData().catch(() => null)
  return form?.get('verdict')
}
