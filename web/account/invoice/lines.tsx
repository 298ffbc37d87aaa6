import { periodWords } from '../../period-words.ts'
import { rateWords } from '../../store/tax-words.ts'
import { EnteredFields } from '../../ui/entered-fields.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Money, useFormats } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './model.ts'

type Line = InvoiceModel['lines'][number]

/** What an invoice is for, line by line; below each, on demand, how its amount came about. */
export function Lines({ invoice }: { invoice: InvoiceModel }) {
  const t = useWords()
  const { locale } = useViewer()
  const { number } = useFormats()
  const { currency } = invoice
  const columns: Column<Line>[] = [
    {
      head: t('account.invoice.description'),
      phone: 'title',
      cell: (line) => <Description line={line} invoice={invoice} />,
    },
    {
      head: t('account.invoice.quantity'),
      align: 'end',
      cell: (line) => (
        <>
          {number(line.quantity)}
          <span className="md:hidden"> ×</span>
        </>
      ),
    },
    {
      head: t('account.invoice.unit'),
      align: 'end',
      cell: (line) => <Money value={{ minor: line.unitMinor, currency }} />,
    },
    {
      head: t('account.invoice.tax'),
      align: 'end',
      phone: 'hidden',
      cell: ({ tax }) => (tax.ratePpm === 0n ? '–' : rateWords(tax.ratePpm, locale)),
    },
    {
      head: t('account.invoice.amount'),
      align: 'end',
      phone: 'amount',
      cell: (line) => <Money value={{ minor: line.amountMinor, currency }} className="font-[550]" />,
    },
  ]
  const caption = t('account.invoice.lines')
  return <Table caption={caption} columns={columns} rows={invoice.lines} rowKey={(line) => line.id} />
}

function Description({ line, invoice }: { line: Line; invoice: InvoiceModel }) {
  const t = useWords()
  const { day } = useFormats()
  const { description, breakdown } = line
  const purchase = invoice.purchaseOfLine.find(({ lineId }) => lineId === line.id)
  return (
    <div className="min-w-0">
      {purchase ? (
        <RowLink to={`/account/purchases/${purchase.purchaseId}`}>{description}</RowLink>
      ) : (
        <div className="font-[550]">{description}</div>
      )}
      {breakdown.kind === 'instalment' && (
        <div className="text-[0.8125rem] text-muted">{t('documents.instalment', { ...breakdown })}</div>
      )}
      {breakdown.kind === 'change' && (
        <div className="text-[0.8125rem] text-muted">{t('change.from', { name: breakdown.from })}</div>
      )}
      <div className="text-[0.8125rem] text-muted" suppressHydrationWarning>
        {periodWords(t, line, day)}
      </div>
      <EnteredFields fields={line.fields} />
      <Less line={line} currency={invoice.currency} />
      <details className="no-print mt-0.5 text-[0.8125rem]">
        <summary className="w-fit cursor-pointer text-muted hover:text-base-content">
          {t('account.invoice.why')}
        </summary>
        <p className="mt-1 max-w-prose text-pretty" suppressHydrationWarning>
          {line.why}
        </p>
      </details>
    </div>
  )
}

function Less({ line: { breakdown, discountMinor }, currency }: { line: Line; currency: string }) {
  const t = useWords()
  const { money } = useFormats()
  if (!breakdown.coupon) return null
  const off = money({ minor: discountMinor, currency })
  return (
    <div className="text-[0.8125rem] text-muted" suppressHydrationWarning>
      {t('documents.coupon', { code: breakdown.coupon, off })}
    </div>
  )
}
