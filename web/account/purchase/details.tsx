import type { ReactNode } from 'react'
import { readsInPayment } from '../../../src/invoices/invoice-states.ts'
import { isUsable } from '../../../src/purchases/purchase-states.ts'
import { termWords } from '../../store/terms.ts'
import { Thumbnail } from '../../store/thumbnail.tsx'
import { Card } from '../../ui/card.tsx'
import { reasonWords } from '../../ui/events/reason.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Day, Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { chargeWords } from '../charge-words.ts'
import type { PurchaseModel } from './model.ts'

type Fact = readonly [label: string, value: ReactNode]

/** Price, term, days, and what is charged next to which method. */
export function Details({ purchase }: { purchase: PurchaseModel }) {
  const t = useWords()
  const { number } = useFormats()
  const { quantity, parent, price, isTaxIncluded } = purchase
  const facts: Fact[] = [
    [
      isTaxIncluded ? t('account.purchase.price') : t('account.purchase.priceTax'),
      <Money key="price" value={price} />,
    ],
    ...useTerm(purchase),
    ...useEnd(purchase),
    ...useDiscount(purchase),
    ...useCharge(purchase),
  ]
  if (quantity > 1) facts.unshift([t('account.purchase.quantity'), number(quantity)])
  if (parent) {
    const link = (
      <Link to={`/account/purchases/${parent.id}`} className="soft-link">
        {parent.name}
      </Link>
    )
    facts.push([t('account.purchase.belongsTo'), link])
  }
  return (
    <Card title={t('account.purchase.details')}>
      <div className="grid items-start gap-5 2xl:grid-cols-[minmax(0,1fr)_11rem]">
        <Thumbnail of={purchase.slug} className="max-w-44 max-sm:max-w-full 2xl:order-last" />
        <KeyValues items={facts} />
      </div>
    </Card>
  )
}

function useTerm({ term, period, termEndsOn }: PurchaseModel): Fact[] {
  const t = useWords()
  const { day } = useFormats()
  if (!term || !period) return [[t('account.purchase.term'), t('account.purchase.oneTerm')]]
  const every: Fact = [
    t('account.purchase.term'),
    t('account.purchase.everyTerm', { term: termWords(t, term) }),
  ]
  if (termEndsOn && termEndsOn < period.to) {
    const ends = t('account.purchase.endsOn', { day: day(termEndsOn) })
    return [every, [t('account.purchase.period'), ends], [t('account.purchase.paidUntil'), day(period.to)]]
  }
  const values = { from: day(period.from), to: day(period.to) }
  return [every, [t('account.purchase.period'), t('account.invoice.period', values)]]
}

function useEnd({ ended, period, endsOn }: PurchaseModel): Fact[] {
  const t = useWords()
  if (ended) {
    const on: Fact = [t('account.purchase.ended'), <Day key="ended" value={ended.on} />]
    const { reason } = ended
    return reason ? [on, [t('account.purchase.reason'), reasonWords(t, reason)]] : [on]
  }
  if (!period || !endsOn) return []
  const expires: Fact = [t('account.purchase.expires'), <Day key="expires" value={period.to} />]
  if (endsOn === period.to) return [expires]
  return [expires, [t('account.purchase.usable'), <Day key="usable" value={endsOn} />]]
}

function useDiscount(purchase: PurchaseModel): Fact[] {
  const t = useWords()
  if (!purchase.discount || !isUsable(purchase)) return []
  const { code, left } = purchase.discount
  const text =
    left === null
      ? t('account.purchase.couponAlways', { code })
      : t('account.purchase.couponLeft', { code, count: left })
  return [[t('account.purchase.coupon'), text]]
}

function useCharge(purchase: PurchaseModel): Fact[] {
  const { nextCharge, term, collection, hasMethod, openRenewal } = purchase
  const t = useWords()
  const { money, day, list } = useFormats()
  if (!isUsable(purchase) || !term) return []
  const label = t('account.purchase.nextCharge')
  if (!nextCharge) {
    return [
      [
        label,
        t(
          openRenewal && readsInPayment(openRenewal)
            ? 'account.purchase.beingPaid'
            : 'account.purchase.noCharge',
        ),
      ],
    ]
  }
  const { on, open, fromCredit, items } = nextCharge
  const how = chargeWords(t, nextCharge, { day: day(on), credit: money(fromCredit) })
  const others = items.filter((item) => item.purchaseId !== purchase.id).map(({ name }) => name)
  const charge = (
    <>
      {t('account.purchase.charge', { amount: money(open), how })}
      {others.length > 0 && (
        <span className="block text-muted">{t('account.purchase.chargedWith', { names: list(others) })}</span>
      )}
    </>
  )
  const isWithout = collection === 'automatic' && !hasMethod
  const auto = isWithout ? (
    <>
      {t('account.purchase.onWithout')}{' '}
      <Link to="/account/payments" className="soft-link">
        {t('account.purchase.addMethod')}
      </Link>
    </>
  ) : (
    t(`account.purchase.collection.${collection}`)
  )
  return [
    [label, charge],
    [t('account.purchase.collection.label'), auto],
  ]
}
