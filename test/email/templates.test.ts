import { expect, test } from 'vitest'
import type { Email } from '../../src/email/email.ts'
import { createEmailRenderer } from '../../src/email/templates/render-email.ts'
import { EmailId } from '../../src/kernel/ids.ts'
import { toJson } from '../../src/kernel/json.ts'
import type { EmailTemplate } from '../../src/platform/outgoing-email.ts'
import { ShopSettings } from '../../src/shop/shop-settings.ts'
import { contents, templates } from './sample-emails.ts'

const shop = ShopSettings.parse({
  name: 'Harbour & Sons',
  email: 'desk@harbour.example',
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
})
const render = createEmailRenderer({ invoicePdf: async () => Buffer.from('%PDF-1.3') })

function emailOf(template: EmailTemplate, changes: object = {}): Email {
  const content = { ...(toJson(contents[template]) as Email['content']), ...changes }
  const id = EmailId.parse('01890000-0000-7000-8000-000000000003')
  return { id, template, content, recipient: 'ada@example.com', customerId: null, locale: 'en', cause: null }
}

test.each(templates)('%s says all that it was given, as HTML and as text', async (template) => {
  const { subject, sent } = await render(emailOf(template), shop)
  for (const words of [subject, sent.text, sent.html]) {
    expect(words).not.toMatch(/\{\{|\}\}|undefined|\[object|email\.\w+\./)
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
  const { sent } = await render(emailOf('invoice.issued'), shop)
  expect(sent.text).toContain('Please pay €123.45 by March 15, 2026.')
  const charged = await render(emailOf('invoice.issued', { chargedTo: 'visa 4242' }), shop)
  expect(charged.sent.text).toContain('will be charged to Visa\u00a0••••\u00a04242')
  const british = await render({ ...emailOf('invoice.issued'), locale: 'en-GB' }, shop)
  expect(british.sent.text).toContain('by 15 March 2026.')
})

test('the last failed renewal says that there is no other try', async () => {
  const { sent } = await render(emailOf('renewal.payment_failed', { nextTryOn: null }), shop)
  expect(sent.text).toContain('Pay before March 10, 2026 to keep it.')
  expect(sent.text).not.toContain('Next try')
})

test('bank instructions keep their lines', async () => {
  const { sent } = await render(emailOf('payment.instructions'), shop)
  expect(sent.text).toContain('IBAN DE02 1203\nBIC BYLADEM1001')
  expect(sent.html).toContain('IBAN DE02 1203<br>BIC BYLADEM1001')
})

test.each(['https://evil.example', 'evil.example', 'Write to x@evil.example'])(
  'a name that mailboxes would make a link of (%s) is left out',
  async (name) => {
    const { sent } = await render(emailOf('email.confirm', { name }), shop)
    expect(sent.html).not.toContain('evil')
    expect(sent.text).toContain('Hello,\n')
  },
)

test('a pale accent carries black words', async () => {
  const { sent } = await render(emailOf('purchase.expired'), { ...shop, accent: '#ffe08a' })
  expect(sent.html).toContain('color:#000000')
})
