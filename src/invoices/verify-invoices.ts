import { canonical } from '../kernel/json.ts'
import { check, type Found, idPages } from '../platform/verify/difference.ts'
import { isPaid, isToBePaid } from './invoice-states.ts'
import { toTaxTotal } from './invoice-store.ts'
import { totalsOf } from './totals.ts'
import { type InvoiceFacts, invoiceFacts } from './verify-invoices-store.ts'

const rules = [
  'totals equal the lines',
  'money received equals the books',
  'status follows the money',
  'revenue equals net and tax',
  'refunds equal credit notes',
] as const
type Rule = (typeof rules)[number]

/** Every invoice says what its lines, the books and its credit notes say. */
export const verifyInvoices = check(rules, async function* (reader) {
  for await (const ids of idPages(reader, 'invoices')) {
    for (const invoice of await invoiceFacts(reader, ids)) yield* differencesOf(invoice)
  }
})

function differencesOf(invoice: InvoiceFacts): Found<Rule>[] {
  const found = [totals, received, status, earnings, refunds].flatMap((look) => look(invoice))
  const context = [invoice.number, invoice.id]
  return found.map(([rule, says]) => ({
    rule,
    context,
    says: `Invoice ${invoice.number} ${says} (${invoice.id}).`,
  }))
}

type Broken = [rule: Rule, says: string][]

function totals(invoice: InvoiceFacts): Broken {
  const lines = invoice.lines.map(({ amountMinor, taxName, ratePpm }) => ({
    amountMinor: BigInt(amountMinor),
    tax: { name: taxName, ratePpm: BigInt(ratePpm) },
  }))
  const right = totalsOf(lines, invoice.taxMode)
  const { net, tax, total } = invoice
  const asWritten = { netMinor: net, taxMinor: tax, totalMinor: total, taxes: invoice.taxes.map(toTaxTotal) }
  if (canonical(asWritten) === canonical(right)) return []
  const sums = (net: bigint, tax: bigint, total: bigint) => `net ${net}, tax ${tax} and total ${total}`
  const [says, due] = [sums(net, tax, total), sums(right.netMinor, right.taxMinor, right.totalMinor)]
  return [['totals equal the lines', `says ${says}, and its lines come to ${due}`]]
}

function received({ received, bookedIn }: InvoiceFacts): Broken {
  if (received === bookedIn) return []
  return [
    ['money received equals the books', `says that ${received} was received, and the books say ${bookedIn}`],
  ]
}

function status(invoice: InvoiceFacts): Broken {
  const { status, received, total, remaining } = invoice
  const found: Broken = []
  const isCovered = received === total
  if (isCovered !== isPaid(invoice)) {
    found.push(['status follows the money', `is ${status} with ${received} of ${total} received`])
  }
  const due = isToBePaid(invoice) ? received : 0n
  if (remaining !== due) {
    found.push([
      'status follows the money',
      `is ${status} and its account holds ${remaining} instead of ${due}`,
    ])
  }
  return found
}

function earnings(invoice: InvoiceFacts): Broken {
  const { status, net, taxes, earned } = invoice
  const amounts = [
    ['revenue', net],
    ...taxes.map((tax) => [`tax/${tax.name}`, BigInt(tax.taxMinor)] as const),
  ] as const
  const due = isPaid(invoice) ? nonZero(amounts) : {}
  if (canonical(due) === canonical(earned)) return []
  return [
    [
      'revenue equals net and tax',
      `is ${status} and earned ${canonical(earned)} instead of ${canonical(due)}`,
    ],
  ]
}

function nonZero(amounts: readonly (readonly [string, bigint])[]): Record<string, string> {
  const sums = new Map<string, bigint>()
  for (const [account, minor] of amounts) sums.set(account, (sums.get(account) ?? 0n) + minor)
  return Object.fromEntries(
    [...sums].filter(([, minor]) => minor !== 0n).map(([key, minor]) => [key, String(minor)]),
  )
}

function refunds({ refunded, creditNotes, creditedNet, givenBack }: InvoiceFacts): Broken {
  const found: Broken = []
  if (refunded !== creditNotes) {
    found.push([
      'refunds equal credit notes',
      `says that ${refunded} was refunded, and its credit notes come to ${creditNotes}`,
    ])
  }
  const booked = Object.values(givenBack).reduce((sum, minor) => sum + BigInt(minor), 0n)
  if (booked !== creditNotes || BigInt(givenBack.revenue ?? '0') !== creditedNet) {
    const says = `has credit notes of ${creditNotes}, ${creditedNet} of it net, and the books gave back`
    found.push(['refunds equal credit notes', `${says} ${canonical(givenBack)}`])
  }
  return found
}
