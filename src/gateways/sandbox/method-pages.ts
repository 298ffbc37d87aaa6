import { type Context, Hono } from 'hono'
import { type FormProblem, formOverPage, methodForm } from './form-html.ts'
import { page, unknown } from './frame.ts'
import { answerForm, findForm, insertMethod, type StoredForm } from './method-store.ts'
import { readMethod } from './read-method.ts'
import type { Sandbox } from './sandbox.ts'

type Options = Sandbox & { readonly shopName: () => string; readonly newId: () => string }

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
    const read = readMethod(typed, { newId: options.newId, now: clock.now() })
    if (typeof read === 'string') return show(c, form, read)
    await insertMethod(database.reader, { ...read.method, behaviour: read.behaviour, at: clock.now() })
    await answerForm(database.reader, form.id, read.method.token)
    return c.redirect(form.returnUrl, 303)
  })

  function show(c: Context, form: StoredForm, problem: FormProblem | null) {
    if (!form.isOpen) return page(c, formOverPage(form.returnUrl), 200)
    return page(c, methodForm({ shopName: options.shopName(), problem }), problem ? 422 : 200)
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
