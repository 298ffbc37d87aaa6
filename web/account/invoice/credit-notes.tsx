import { Card } from '../../ui/card.tsx'
import { Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './model.ts'

/** What was taken back of an invoice. */
export function CreditNotes({ invoice }: { invoice: InvoiceModel }) {
  const t = useWords()
  const { day } = useFormats()
  return (
    <div id="credit-notes" className="scroll-mt-4">
      <Card title={t('account.invoice.creditNotes')} flush>
        <ul className="divide-y divide-line">
          {invoice.creditNotes.map(({ number, issuedOn, reason, totalMinor }) => (
            <li key={number} className="flex justify-between gap-4 px-5 py-3">
              <div className="min-w-0">
                <div className="font-[550]">
                  {t('account.invoice.creditNote', { number, day: day(issuedOn) })}
                </div>
                <div className="wrap-anywhere text-[0.8125rem] text-muted">{reason}</div>
              </div>
              <Money value={{ minor: totalMinor, currency: invoice.currency }} className="font-[550]" />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
