import { InvoiceId } from '../../src/kernel/ids.ts'
import { money } from '../../src/kernel/money.ts'
import type { EmailCatalogue, EmailTemplate, NewEmail } from '../../src/platform/outgoing-email.ts'

const url = 'https://harbour.example/account/invoices/INV-000042'
const name = 'Ada Lovelace'
const number = 'INV-000042'
const title = 'Web hosting <L> & more'
const invoiceId = InvoiceId.parse('01890000-0000-7000-8000-000000000001')
const amount = money(12_345n, 'EUR')

export const secretUrl = 'https://harbour.example/reset-password/s3cret?from=email&then=%2F'

/** What each template may be given. */
export const contents: { [T in EmailTemplate]: EmailCatalogue[T] } = {
  'password.reset': { name, secretUrl },
  'email.confirm': { name, secretUrl },
  'invoice.paid': { name, invoiceId, number, title, total: amount, url },
  'invoice.issued': {
    name,
    invoiceId,
    number,
    title,
    total: amount,
    url,
    dueOn: '2026-03-15',
    chargedTo: null,
    fromCredit: null,
  },
  'credit.received': { name, number, title, amount, url: 'https://harbour.example/account/credit' },
  'credit.returned': {
    name,
    number,
    amount,
    method: 'visa 4242',
    url: 'https://harbour.example/account/credit',
  },
  'payment.instructions': { name, number, amount, instructions: 'IBAN DE02 1203\nBIC BYLADEM1001', url },
  'payment.refused': {
    name,
    number,
    amount,
    method: 'visa 4242',
    isTransfer: false,
    reason: 'The address is not complete',
    url,
  },
  'refund.completed': { name, number, amount, creditNote: 'CN-000007', url },
  'renewal.payment_failed': {
    name,
    number,
    title,
    amount,
    url,
    method: 'Visa •••• 4242',
    nextTryOn: '2026-03-04',
    endsOn: '2026-03-10',
  },
  'renewal.reminder': { name, number, title, amount, endsOn: '2026-03-10', url },
  'instalment.payment_failed': {
    name,
    number,
    title,
    amount,
    url,
    method: 'visa 4242',
    dueOn: '2026-03-01',
    nextTryOn: '2026-03-02',
  },
  'instalment.reminder': { name, number, title, amount, url, dueOn: '2026-03-01', nextTryOn: null },
  'purchase.changed': {
    name,
    before: 'Hosting Pro',
    purchase: 'Hosting Basic',
    credit: money(750, 'EUR'),
    until: '2026-05-01',
    url,
  },
  'change.withdrawn': {
    name,
    purchase: 'Hosting Basic',
    wanted: 'Hosting Pro',
    amount: money(750, 'EUR'),
    url,
  },
  'purchase.expired': { name, purchase: title, expiredOn: '2026-03-11', invoice: { number, amount }, url },
}

export const templates = Object.keys(contents) as EmailTemplate[]

let occasions = 0

/** An email for an occasion of its own. */
export function sampleEmail(template: EmailTemplate, change: object = {}): NewEmail {
  occasions += 1
  return {
    template,
    content: contents[template],
    subjectId: 'test',
    occasion: `occasion ${occasions}`,
    recipient: 'ada@example.com',
    customerId: null,
    locale: 'en',
    ...change,
  } as NewEmail
}
