import { redirect } from 'react-router'
import { isPaid } from '../../../src/invoices/invoice-states.ts'
import { actorContext, appContext } from '../../context.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CircleCheck } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { PurchaseLine } from '../purchase/purchase-tree.tsx'
import type { Route } from './+types/done'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { number } = params
  const invoice = await context.get(appContext).invoices.page(context.get(actorContext), { number })
  if (!isPaid(invoice)) throw redirect(`/account/invoices/${number}`)
  const { purchases, total, origin, title, today } = invoice
  return {
    number,
    purchases,
    total,
    isNew: origin === 'customer',
    title,
    today,
  }
}

/** After paying: what is the customer's now, how it goes on, and where all of it is found. */
export default function DonePage({ loaderData: done }: Route.ComponentProps) {
  const t = useWords()
  const { money } = useFormats()
  const { number, purchases, total, isNew, title, today } = done
  return (
    <>
      <PageTitle
        title={isNew && purchases.length > 0 ? t('account.done.yours') : t('account.done.paid')}
        lead={
          <span className="inline-flex items-center gap-2" suppressHydrationWarning>
            <CircleCheck aria-hidden className="size-5 text-[var(--good)]" />
            {total.minor > 0n
              ? t('account.done.paidFor', { amount: money(total), title })
              : t('account.done.free', { title })}
          </span>
        }
      />
      <div className="grid max-w-2xl gap-5">
        {purchases.length > 0 && (
          <Card title={t('account.done.next')} flush>
            <ul className="divide-y divide-line">
              {purchases.map((purchase) => (
                <li key={purchase.id} className="px-5 py-3">
                  <PurchaseLine purchase={purchase} today={today} />
                </li>
              ))}
            </ul>
          </Card>
        )}
        <p className="text-muted">{t('account.done.mail')}</p>
        <div className="flex flex-wrap gap-3">
          {purchases[0] && (
            <ButtonLink to={`/account/purchases/${purchases[0].id}`} look="primary">
              {t('account.done.toPurchase', { name: purchases[0].name })}
            </ButtonLink>
          )}
          <ButtonLink to={`/account/invoices/${number}`}>{t('account.invoice.title', { number })}</ButtonLink>
          <Link to="/store" className="btn btn-ghost">
            {t('account.done.toStore')}
          </Link>
        </div>
      </div>
    </>
  )
}
