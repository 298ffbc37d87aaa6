import { type Context, Hono } from 'hono'
import type { StoredMethod } from '../../methods/payment-method.ts'
import { CardRejected } from '../../payments/gateway.ts'
import { checkAccount } from './check-account.ts'
import { checkCard } from './check-card.ts'
import { type FormProblem, formOverPage, methodForm } from './form-html.ts'
import { page, unknown } from './frame.ts'
import { answerForm, findForm, insertMethod, type StoredForm } from './method-store.ts'
import type { Sandbox } from './sandbox.ts'
import type { Behaviour } from './test-cards.ts'

type Options = Sandbox & { readonly shopName: () => string; readonly newId: () => string }
type Read = { readonly method: StoredMethod; readonly behaviour: Behaviour }

/** The provider's own form for a new method: no number passes the shop. It needs neither script nor the shop's session. */
export function createMethodPages(options: Options): Hono {
  const { database, clock } = options
  const app = new Hono()

  app.get('/methods/:id', async (c) => {
    const form = await findForm(database.reader, c.req.param('id'), clock.now())
    return form ? show(c, form, null) : unknown(c)
  })
  app.post('/methods/:id', async (c) => {
    const form = await findForm(database.reader, c.req.param('id'), clock.now())
    if (!form) return unknown(c)
    const typed = await fieldsIn(c)
    if (typed.kind === 'cancel') return c.redirect(form.returnUrl, 303)
    if (!form.isOpen) return show(c, form, null)
    const read = readMethod(typed)
    if (typeof read === 'string') return show(c, form, read)
    await insertMethod(database.reader, { ...read.method, behaviour: read.behaviour, at: clock.now() })
    await answerForm(database.reader, form.id, read.method.token)
    return c.redirect(form.returnUrl, 303)
  })

  function show(c: Context, form: StoredForm, problem: FormProblem | null) {
    if (!form.isOpen) return page(c, formOverPage(form.returnUrl), 200)
    return page(c, methodForm({ shopName: options.shopName(), problem }), problem ? 422 : 200)
  }

  function readMethod(typed: Record<string, string>): Read | FormProblem {
    if (typed.kind === 'sepa_debit') return readAccount(typed.iban ?? '')
    try {
      return readCard(typed)
    } catch (error) {
      if (error instanceof CardRejected) return error.field
      throw error
    }
  }

  function readAccount(iban: string): Read | FormProblem {
    const account = checkAccount(iban.slice(0, 60))
    if (!account) return 'account'
    const token = `sandbox-account-${options.newId()}`
    const label = `sepa_debit ${account.last4}`
    const method = {
      token,
      kind: 'sepa_debit',
      label,
      state: 'usable',
      expMonth: null,
      expYear: null,
    } as const
    return { method, behaviour: account.behaviour }
  }

  function readCard({ number = '', expiry = '', cvc = '' }: Record<string, string>): Read {
    const [month = '', year = ''] = expiry.slice(0, 20).split('/')
    const input = {
      number: number.slice(0, 60),
      expMonth: Number(month.trim()),
      expYear: Number(year.trim()) + (year.trim().length === 2 ? 2000 : 0),
      cvc: cvc.slice(0, 10),
    }
    const { brand, behaviour, last4, expMonth, expYear } = checkCard(input, clock.now())
    const token = `sandbox-card-${options.newId()}`
    const method = {
      token,
      kind: 'card',
      label: `${brand} ${last4}`,
      state: 'usable',
      expMonth,
      expYear,
    } as const
    return { method, behaviour }
  }

  return app
}

/** A body that is no form, or breaks off, says nothing. */
async function fieldsIn(c: Context): Promise<Record<string, string>> {
  const form = await c.req.formData().catch(() => null)
  const entries = [...(form?.entries() ?? [])].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries)
}
