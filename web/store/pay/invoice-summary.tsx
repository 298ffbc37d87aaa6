import type { App } from '../../../src/app.ts'
import { periodWords } from '../../period-words.ts'
import { Card } from '../../ui/card.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Day, Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Ordered } from '../order.ts'
import { OrderItems } from '../order-items.tsx'
import { Totals } from '../totals.tsx'

export type PayPageModel = Awaited<ReturnType<App['payments']['payPage']>>

type Props = Pick<PayPageModel, 'invoice'> & { readonly order: Ordered | null }

/** What is being paid: an order as its checkout showed it, any other invoice in short. */
export function InvoiceSummary({ invoice, order }: Props) {
  const t = useWords()
  const whole = (
    <Link to={`/account/invoices/${invoice.number}`} className="soft-link text-[0.8125rem]">
      {t('checkout.wholeInvoice')}
    </Link>
  )
  const isPart = invoice.open.minor !== invoice.total.minor
  return (
    <Card
      title={order ? t('checkout.order') : t('checkout.invoice', { number: invoice.number })}
      actions={whole}
    >
      {order ? <OrderedItems order={order} /> : <Lines lines={invoice.lines} />}
      <KeyValues
        items={[
          [t('checkout.dueOn'), <Day key="due" value={invoice.dueOn} />],
          ...(order ? [] : ([[t('checkout.total'), <Money key="total" value={invoice.total} />]] as const)),
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

function OrderedItems({ order }: { order: Ordered }) {
  return (
    <div className="mb-5 grid gap-5">
      <OrderItems items={order.items} currency={order.currency} />
      <Totals order={order} />
    </div>
  )
}

function Lines({ lines }: Pick<PayPageModel['invoice'], 'lines'>) {
  const t = useWords()
  const { day } = useFormats()
  return (
    <ul className="mb-5 grid gap-2">
      {lines.map((line) => (
        <li key={line.id}>
          <span className="font-[550]">
            {line.quantity > 1
              ? t('cart.times', { count: line.quantity, name: line.description })
              : line.description}
          </span>
          {line.breakdown.kind === 'instalment' && (
            <span className="text-muted"> · {t('documents.instalment', { ...line.breakdown })}</span>
          )}
          {line.breakdown.kind === 'change' && (
            <span className="text-muted"> · {t('change.from', { name: line.breakdown.from })}</span>
          )}
          {line.kind === 'setup_fee' && <span className="text-muted"> · {t('checkout.setupFee')}</span>}
          <span className="block text-[0.8125rem] text-muted">{periodWords(t, line, day)}</span>
        </li>
      ))}
    </ul>
  )
}
