import { expect, test } from 'vitest'
import { MailId } from '../../src/kernel/ids.ts'
import { toJson } from '../../src/kernel/json.ts'
import { createMailRenderer } from '../../src/mails/render-mail.ts'
import type { Mail } from '../../src/platform/mail/mail.ts'
import type { MailTemplate } from '../../src/platform/mail/outgoing.ts'
import { StoreSettings } from '../../src/platform/store.ts'
import { contents, templates } from './sample-mails.ts'

const store = StoreSettings.parse({
  name: 'Harbour & Sons',
  email: 'desk@harbour.example',
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
})
const render = createMailRenderer({ invoicePdf: async () => Buffer.from('%PDF-1.3') })

function mailOf(template: MailTemplate, changes: object = {}): Mail {
  const content = { ...(toJson(contents[template]) as Mail['content']), ...changes }
  const id = MailId.parse('01890000-0000-7000-8000-000000000003')
  return { id, template, content, recipient: 'ada@example.com', customerId: null, locale: 'en' }
}

test.each(templates)('%s says all that it was given, as HTML and as text', async (template) => {
  const { subject, sent } = await render(mailOf(template), store)
  for (const words of [subject, sent.text, sent.html]) {
    expect(words).not.toMatch(/\{\{|\}\}|undefined|\[object|mail\.\w+\./)
  }
  expect(sent.html).toContain('Hello Ada Lovelace,')
  expect(sent.html).toContain('Harbour &amp; Sons')
  expect(sent.text).toContain('Harbour & Sons')
  const given = toJson(contents[template]) as { url?: string; secretUrl?: string; title?: string }
  expect(sent.text).toContain(given.url ?? given.secretUrl)
  if (given.title) {
    expect(sent.text).toContain('Web hosting <L> & more')
    expect(sent.html).toContain('Web hosting &lt;L&gt; &amp; more')
  }
  expect(sent.html).not.toContain('<L>')
})

test('amounts and days are written as the recipient reads them', async () => {
  const { sent } = await render(mailOf('invoice.issued'), store)
  expect(sent.text).toContain('Please pay €123.45 by March 15, 2026.')
  const charged = await render(mailOf('invoice.issued', { chargedTo: 'visa 4242' }), store)
  expect(charged.sent.text).toContain('will be charged to Visa\u00a0••••\u00a04242')
  const british = await render({ ...mailOf('invoice.issued'), locale: 'en-GB' }, store)
  expect(british.sent.text).toContain('by 15 March 2026.')
})

test('the last failed renewal says that there is no other try', async () => {
  const { sent } = await render(mailOf('renewal.payment_failed', { nextTryOn: null }), store)
  expect(sent.text).toContain('Pay by March 10, 2026 to keep it.')
  expect(sent.text).not.toContain('Next try')
})

test('bank instructions keep their lines', async () => {
  const { sent } = await render(mailOf('payment.instructions'), store)
  expect(sent.text).toContain('IBAN DE02 1203\nBIC BYLADEM1001')
  expect(sent.html).toContain('IBAN DE02 1203<br>BIC BYLADEM1001')
})

test.each(['https://evil.example', 'evil.example', 'Write to x@evil.example'])(
  'a name that mailboxes would make a link of (%s) is left out',
  async (name) => {
    const { sent } = await render(mailOf('email.confirm', { name }), store)
    expect(sent.html).not.toContain('evil')
    expect(sent.text).toContain('Hello,\n')
  },
)

test('a pale accent carries black words', async () => {
  const { sent } = await render(mailOf('purchase.expired'), { ...store, accent: '#ffe08a' })
  expect(sent.html).toContain('color:#000000')
})
