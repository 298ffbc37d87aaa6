import { sql } from 'kysely'
import { check, type Found, idPages } from '../platform/verify/difference.ts'

type Rate = { name: string; baseMinor: string; taxMinor: string }
type Amounts = { net: string; tax: string; total: string; taxes: readonly Rate[] }
type Row = Amounts & { id: string; number: string; notes: readonly (Amounts & { number: string })[] }

const rule = 'credit notes are parts of their invoice'

/**
 * The bases, taxes and totals of an invoice's credit notes add up, for each rate too, to no more than its own, and to all of it where all
 * was given back. A base is its gross less its tax, and the tax is what that gross bears (01-domain, Ledger).
 */
export const verifyCreditNotes = check([rule], async function* (reader) {
  for await (const ids of idPages(reader, 'invoices')) {
    const { rows } = await sql<Row>`
      select i.id, i.number, i.net_minor::text as net, i.tax_minor::text as tax, i.total_minor::text as total, i.taxes,
        json_agg(json_build_object('number', n.number, 'net', n.net_minor::text, 'tax', n.tax_minor::text,
          'total', n.total_minor::text, 'taxes', n.taxes) order by n.number) as notes
      from invoices i join credit_notes n on n.invoice_id = i.id where i.id = any(${ids}::uuid[])
      group by i.id order by i.id`.execute(reader)
    for (const row of rows) yield* differencesOf(row)
  }
})

function* differencesOf(invoice: Row): Generator<Found<typeof rule>> {
  const { id, number, notes } = invoice
  for (const note of notes) {
    const wrong = wrongIn(note, invoice)
    if (wrong)
      yield {
        rule,
        context: [number, note.number, id],
        says: `Credit note ${note.number} of invoice ${number} ${wrong}.`,
      }
  }
  const wrong = wrongTogether(invoice)
  if (wrong)
    yield { rule, context: [number, id], says: `The credit notes of invoice ${number} ${wrong} (${id}).` }
}

const big = (minor: string) => BigInt(minor)
const sum = (of: readonly bigint[]) => of.reduce((all, one) => all + one, 0n)
const bases = ({ taxes }: Amounts) => sum(taxes.map(({ baseMinor }) => big(baseMinor)))
const untaxed = (of: Amounts) => big(of.net) - bases(of)

function wrongIn(note: Amounts, invoice: Amounts): string | null {
  const taxes = sum(note.taxes.map(({ taxMinor }) => big(taxMinor)))
  if (taxes !== big(note.tax)) return `says tax ${note.tax}, and its rates come to ${taxes}`
  if (untaxed(note) < 0n || (untaxed(invoice) === 0n && untaxed(note) !== 0n))
    return `says net ${note.net}, and its bases come to ${bases(note)}`
  const odd = note.taxes.find((rate) => !isTaxOf(rate, invoice))
  return odd ? `takes back ${odd.taxMinor} of ${odd.name} on ${odd.baseMinor}` : null
}

/** The tax is that of its gross at the invoice's own rate, to the minor unit: what was rounded before is made good by what comes after. */
function isTaxOf({ name, baseMinor, taxMinor }: Rate, invoice: Amounts): boolean {
  const whole = invoice.taxes.find((rate) => rate.name === name)
  if (!whole) return false
  const gross = big(whole.baseMinor) + big(whole.taxMinor)
  const off = big(taxMinor) * gross - (big(baseMinor) + big(taxMinor)) * big(whole.taxMinor)
  return (off < 0n ? -off : off) <= gross
}

function wrongTogether(invoice: Row): string | null {
  const { notes } = invoice
  const isWhole = sum(notes.map(({ total }) => big(total))) === big(invoice.total)
  for (const rate of invoice.taxes) {
    const taken = notes.flatMap(({ taxes }) => taxes.filter(({ name }) => name === rate.name))
    for (const what of ['baseMinor', 'taxMinor'] as const) {
      const all = sum(taken.map((each) => big(each[what])))
      const most = big(rate[what])
      if (all > most || (isWhole && all !== most)) {
        return `take back ${all} of the ${most} that are its ${what === 'baseMinor' ? 'base' : 'tax'} of ${rate.name}`
      }
    }
  }
  return null
}
