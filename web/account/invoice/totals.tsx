import type { ReactNode } from 'react'
import { rateWords } from '../../store/tax-words.ts'
import { Money, useFormats } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './model.ts'

/** What it comes to: without tax, tax per rate, total, and what was paid of it. */
export function Totals({ invoice }: { invoice: InvoiceModel }) {
  const t = useWords()
  const { locale } = useViewer()
  const { money } = useFormats()
  const { currency, taxes, receivedMinor, refundedMinor } = invoice
  const of = (minor: bigint) => <Money value={{ minor, currency }} />
  return (
    <div className="border-line border-t px-5 py-4">
      <dl className="ml-auto grid max-w-sm gap-1.5">
        {taxes.length > 0 && <Sum label={t('account.invoice.net')}>{of(invoice.netMinor)}</Sum>}
        {taxes.map(({ name, ratePpm, baseMinor, taxMinor }) => {
          const values = {
            name,
            rate: rateWords(ratePpm, locale),
            base: money({ minor: baseMinor, currency }),
          }
          return (
            <Sum key={`${name} ${ratePpm}`} label={t('account.invoice.taxOn', values)}>
              {of(taxMinor)}
            </Sum>
          )
        })}
        <Sum label={t('account.invoice.total')} strong>
          {of(invoice.totalMinor)}
        </Sum>
        {receivedMinor > 0n && <Sum label={t('account.invoice.received')}>{of(receivedMinor)}</Sum>}
        {refundedMinor > 0n && <Sum label={t('account.invoice.refunded')}>{of(refundedMinor)}</Sum>}
        {invoice.isPayable && (
          <Sum label={t('account.invoice.open')} strong>
            {of(invoice.open.minor)}
          </Sum>
        )}
      </dl>
    </div>
  )
}

function Sum(props: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={`flex justify-between gap-6 ${props.strong ? 'font-semibold text-base' : ''}`}>
      <dt className={props.strong ? '' : 'text-muted'}>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
