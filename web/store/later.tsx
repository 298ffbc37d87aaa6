import { useFormats } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Order } from './order.ts'
import { termWords } from './terms.ts'

type Later = Order['later'][number]
type Instalments = Extract<Later, { kind: 'instalments' }>
type Renewal = Extract<Later, { kind: 'renewal' }>

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
            {each.kind === 'renewal' ? (
              <RenewalWords renewal={each} currency={currency} />
            ) : (
              <InstalmentsWords later={each} currency={currency} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function RenewalWords({ renewal, currency }: { renewal: Renewal; currency: string }) {
  const t = useWords()
  const { day, money } = useFormats()
  const { name, on, totalMinor, afterwardsMinor, term } = renewal
  return (
    <span suppressHydrationWarning>
      {t(afterwardsMinor === null ? 'cart.laterOn' : 'cart.laterOnThen', {
        name,
        day: day(on),
        term: termWords(t, term),
        price: money({ minor: totalMinor, currency }),
        afterwards: money({ minor: afterwardsMinor ?? 0n, currency }),
      })}
    </span>
  )
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
