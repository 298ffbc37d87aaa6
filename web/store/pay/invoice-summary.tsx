import type { App } from '../../../src/app.ts'
import { periodWords } from '../../period-words.ts'
import { Card } from '../../ui/card.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Day, Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

export type PayPageModel = Awaited<ReturnType<App['payments']['payPage']>>

/** The invoice that is being paid, in short. */
export function InvoiceSummary({ invoice }: Pick<PayPageModel, 'invoice'>) {
  const t = useWords()
  const { day } = useFormats()
  const whole = (
    <Link to={`/account/invoices/${invoice.number}`} className="soft-link text-[0.8125rem]">
      {t('checkout.wholeInvoice')}
    </Link>
  )
  const isPart = invoice.open.minor !== invoice.total.minor
  return (
    <Card title={t('checkout.invoice', { number: invoice.number })} actions={whole}>
      <ul className="mb-5 grid gap-2">
        {invoice.lines.map((line) => (
          <li key={line.id}>
            <span className="font-[550]">
              {line.quantity > 1
                ? t('cart.times', { count: line.quantity, name: line.description })
                : line.description}
            </span>
            {line.breakdown.kind === 'instalment' && (
              <span className="text-muted"> · {t('documents.instalment', { ...line.breakdown })}</span>
            )}
            {line.kind === 'setup_fee' && <span className="text-muted"> · {t('checkout.setupFee')}</span>}
            <span className="block text-[0.8125rem] text-muted">{periodWords(t, line, day)}</span>
          </li>
        ))}
      </ul>
      <KeyValues
        items={[
          [t('checkout.dueOn'), <Day key="due" value={invoice.dueOn} />],
          [t('checkout.total'), <Money key="total" value={invoice.total} />],
          ...(isPart
            ? ([
                [t('checkout.open'), <Money key="open" value={invoice.open} className="font-semibold" />],
              ] as const)
            : []),
        ]}
      />
    </Card>
  )
}
