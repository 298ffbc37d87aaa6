import type { Issued, Line, Paid, Pending } from '../../src/invoices/invoice.ts'
import { totalsOf } from '../../src/invoices/totals.ts'
import { calendarDate, instant } from '../../src/kernel/calendar.ts'
import { CustomerId, InvoiceId, LineId } from '../../src/kernel/ids.ts'

const id = (last: number) => `01890000-0000-7000-8000-${String(last).padStart(12, '0')}`

/** A paid invoice over `lineCount` lines with two tax rates and names that need more than ASCII. */
export function sampleInvoice(lineCount: number): Paid {
  const lines = Array.from({ length: lineCount }, (_, at) => line(at))
  const totals = totalsOf(lines, 'exclusive')
  return {
    ...totals,
    id: InvoiceId.parse(id(1)),
    customerId: CustomerId.parse(id(2)),
    origin: 'customer',
    begunBy: 'customer',
    title: 'Webhosting Größe L',
    currency: 'EUR',
    taxMode: 'exclusive',
    billedTo: {
      name: 'Łucja Šťastná',
      company: 'Žluťoučký kůň s.r.o.',
      taxId: 'CZ12345678',
      line1: 'Václavské náměstí 1',
      line2: '',
      city: 'Praha',
      region: '',
      postcode: '11000',
      country: 'CZ',
    },
    seller: {
      name: 'Harbour Hosting GmbH',
      address: 'Am Kai 7\n20457 Hamburg\nGermany',
      taxId: 'DE123456789',
    },
    recipient: { name: 'Łucja Šťastná', email: 'lucja@example.com', locale: 'en' },
    purchaseOrder: null,
    lines,
    number: 'INV-000042',
    issuedAt: instant('2026-03-01T10:00:00Z'),
    issuedOn: calendarDate('2026-03-01'),
    dueOn: calendarDate('2026-03-15'),
    expiresOn: calendarDate('2026-03-16'),
    receivedMinor: totals.totalMinor,
    refundedMinor: 0n,
    status: 'paid',
    paidAt: instant('2026-03-02T08:30:00Z'),
  }
}

/** The same before anything was paid. */
export function samplePending(lineCount: number): Pending {
  const { paidAt: _, ...paid } = sampleInvoice(lineCount)
  return { ...paid, status: 'pending', receivedMinor: 0n }
}

/** The same, made out to somebody else. */
export function sampleFor(billedTo: Partial<Issued['billedTo']>, lineCount = 1): Paid {
  const invoice = sampleInvoice(lineCount)
  return { ...invoice, billedTo: { ...invoice.billedTo, ...billedTo } }
}

function line(at: number): Line {
  const isFee = at % 3 === 2
  const unitMinor = isFee ? 4_900n : 1_299n
  const quantity = at % 2 === 0 ? 1 : 3
  const discountMinor = at === 0 ? 299n : 0n
  return {
    id: LineId.parse(id(100 + at)),
    kind: isFee ? 'setup_fee' : 'purchase',
    description: isFee ? 'Set-up fee, magazine Žurnál' : 'Webhosting Größe L, example.com',
    quantity,
    unitMinor,
    discountMinor,
    amountMinor: unitMinor * BigInt(quantity) - discountMinor,
    tax: isFee ? { name: 'VAT reduced', ratePpm: 70_000n } : { name: 'VAT', ratePpm: 190_000n },
    period: null,
    delivered: isFee ? null : { from: calendarDate('2026-03-01'), to: calendarDate('2026-04-01') },
    breakdown: { kind: 'renewal', unitMinor: String(unitMinor), quantity, coupon: 'SPRING' },
    fulfilment: null,
  }
}
