import { periodWords } from '../../period-words.ts'
import { rateWords } from '../../store/tax-words.ts'
import { EnteredFields } from '../../ui/entered-fields.tsx'
import { Table } from '../../ui/table.tsx'
import { Money, useFormats } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './page.tsx'

type Line = InvoiceModel['lines'][number]

/** What the invoice charges, each line with its period and, on demand, how its amount came about. */
export function Lines({ invoice: { lines, currency } }: { invoice: InvoiceModel }) {
  const t = useWords()
  const { locale } = useViewer()
  const amount = (minor: bigint) => <Money value={{ minor, currency }} />
  return (
    <Table
      caption={t('admin.invoice.lines')}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          head: t('documents.description'),
          phone: 'title',
          cell: (line) => <Description line={line} />,
        },
        {
          head: t('documents.quantity'),
          align: 'end',
          cell: ({ quantity }) => (
            <>
              {quantity}
              <span className="md:hidden"> ×</span>
            </>
          ),
        },
        { head: t('documents.unit'), align: 'end', cell: (line) => amount(line.unitMinor) },
        {
          head: t('documents.tax'),
          align: 'end',
          phone: 'hidden',
          cell: ({ tax }) => (tax.ratePpm > 0n ? `${tax.name} ${rateWords(tax.ratePpm, locale)}` : '–'),
        },
        {
          head: t('documents.amount'),
          align: 'end',
          phone: 'amount',
          cell: (line) => amount(line.amountMinor),
        },
      ]}
    />
  )
}

function Description({ line }: { line: Line }) {
  const t = useWords()
  const { day } = useFormats()
  const period = periodWords(t, line, day)
  return (
    <div className="min-w-0">
      <span className="font-[550]">{line.description}</span>
      <span className="block text-[0.8125rem] text-muted" suppressHydrationWarning>
        {t(`admin.invoice.kind.${line.kind}`)}
        {line.breakdown.kind === 'instalment' && ` · ${t('documents.instalment', { ...line.breakdown })}`}
        {line.breakdown.kind === 'change' && ` · ${t('change.from', { name: line.breakdown.from })}`}
        {period && ` · ${period}`}
      </span>
      <EnteredFields fields={line.fields} />
      <details className="text-[0.8125rem]">
        <summary className="w-fit cursor-pointer text-muted hover:text-base-content">
          {t('admin.invoice.breakdown')}
        </summary>
        <p suppressHydrationWarning>{line.why}</p>
      </details>
    </div>
  )
}

/** From net to what is open. */
export function Totals({ invoice }: { invoice: InvoiceModel }) {
  const t = useWords()
  const { locale } = useViewer()
  const { money } = useFormats()
  const { currency, netMinor, totalMinor, receivedMinor, refundedMinor, taxes, isPayable } = invoice
  return (
    <div className="border-line border-t px-5 py-4">
      <dl className="ml-auto grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 sm:max-w-md">
        <Row label={t('documents.net')} minor={netMinor} currency={currency} />
        {taxes.map(({ name, ratePpm, baseMinor, taxMinor }) => (
          <Row
            key={`${name} ${ratePpm}`}
            label={t('documents.taxOn', {
              name,
              rate: rateWords(ratePpm, locale),
              base: money({ minor: baseMinor, currency }),
            })}
            minor={taxMinor}
            currency={currency}
          />
        ))}
        <Row label={t('documents.total')} minor={totalMinor} currency={currency} isStrong />
        {receivedMinor > 0n && (
          <Row label={t('documents.received')} minor={receivedMinor} currency={currency} />
        )}
        {refundedMinor > 0n && (
          <Row label={t('documents.refunded')} minor={refundedMinor} currency={currency} />
        )}
        {isPayable && (
          <Row label={t('documents.open')} minor={totalMinor - receivedMinor} currency={currency} isStrong />
        )}
      </dl>
    </div>
  )
}

function Row(props: { label: string; minor: bigint; currency: string; isStrong?: boolean }) {
  const weight = props.isStrong ? 'font-semibold' : ''
  return (
    <>
      <dt className={props.isStrong ? weight : 'text-muted'} suppressHydrationWarning>
        {props.label}
      </dt>
      <dd className={`text-end ${weight}`}>
        <Money value={{ minor: props.minor, currency: props.currency }} />
      </dd>
    </>
  )
}
