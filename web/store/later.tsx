import { useFormats } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Order } from './order.ts'
import { termWords } from './terms.ts'

type Later = Order['later'][number]
type Instalments = Extract<Later, { kind: 'instalments' }>
type Renewals = Extract<Later, { kind: 'renewals' }>

/** What will be charged on which days after the order. */
export function LaterCharges({ later, currency }: Pick<Order, 'later' | 'currency'>) {
  const t = useWords()
  return (
    <div className="rounded-[0.5rem] bg-[var(--calm-soft)] px-4 py-3 text-[0.8125rem]">
      <p className="font-semibold">{t('cart.later')}</p>
      <ul className="figures mt-1 grid gap-1">
        {later.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order.
          <li key={at}>
            {each.kind === 'renewals' ? (
              <RenewalWords renewals={each} currency={currency} />
            ) : (
              <InstalmentsWords later={each} currency={currency} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function RenewalWords({ renewals, currency }: { renewals: Renewals; currency: string }) {
  const t = useWords()
  const { day, money, list } = useFormats()
  const { items, others, on, totalMinor, afterwardsMinor, couponUntil } = renewals
  const [first] = items
  if (!first) return null
  const isOneTerm = items.every(({ term }) => termWords(t, term) === termWords(t, first.term))
  const values = {
    day: day(on),
    until: day(couponUntil ?? on),
    price: money({ minor: totalMinor, currency }),
    afterwards: money({ minor: afterwardsMinor ?? 0n, currency }),
    name: list(
      items.map(({ name, term }) =>
        isOneTerm ? name : t('cart.laterEvery', { name, term: termWords(t, term) }),
      ),
    ),
    term: termWords(t, first.term),
  }
  return (
    <span suppressHydrationWarning>
      {isOneTerm ? t('cart.laterOn', values) : t('cart.laterOnMixed', values)}
      {couponUntil !== null && ` ${t('cart.laterThen', values)}`}
      {others.names.length > 0 && ` ${t('cart.laterOthers', { names: list(told(t, others)) })}`}
    </span>
  )
}

function told(t: ReturnType<typeof useWords>, { names, more }: Renewals['others']): readonly string[] {
  return more > 0 ? [...names, t('cart.laterMore', { count: more })] : names
}

/** The instalments in one sentence, and every one of them with its day on demand. */
function InstalmentsWords({ later, currency }: { later: Instalments; currency: string }) {
  const t = useWords()
  const { day, money } = useFormats()
  const { name, every, instalments } = later
  const [first] = instalments
  if (!first) return null
  const wholeMinor = instalments.reduce((sum, { totalMinor }) => sum + totalMinor, 0n)
  const isEven = instalments.every(({ totalMinor }) => totalMinor === first.totalMinor)
  const values = {
    name,
    count: instalments.length,
    term: termWords(t, every),
    from: day(first.on),
    to: day(instalments.at(-1)?.on ?? first.on),
    price: money({ minor: first.totalMinor, currency }),
    whole: money({ minor: wholeMinor, currency }),
  }
  return (
    <>
      <span suppressHydrationWarning>
        {t(isEven ? 'cart.laterInstalments' : 'cart.laterInstalmentsUneven', values)}
      </span>
      {instalments.length > 1 && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer text-muted hover:text-base-content">
            {t('cart.laterDays')}
          </summary>
          <ol className="mt-1 grid max-w-60 gap-0.5">
            {instalments.map(({ on, totalMinor }) => (
              <li key={on} className="flex justify-between gap-4" suppressHydrationWarning>
                <span>{day(on)}</span>
                <span>{money({ minor: totalMinor, currency })}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
