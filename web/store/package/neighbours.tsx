import { Link } from '../../ui/link.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Price } from '../price.tsx'
import type { PackageModel } from './model.ts'

type Compares = Thing & Pick<PackageModel, 'currency' | 'group' | 'neighbours'>

/** The package beside the others of its group: what each is, and what it costs at least. */
export function Neighbours({ item }: { item: Compares }) {
  const t = useWords()
  if (item.neighbours.length === 0) return null
  return (
    <section aria-labelledby="neighbours" className="mt-10">
      <h2 id="neighbours" className="font-semibold text-xl tracking-[-0.02em]">
        {t('store.compare', { group: item.group })}
      </h2>
      <ul className="card-box mt-4 divide-y divide-line">
        <Compared thing={item} currency={item.currency} isThis />
        {item.neighbours.map((neighbour) => (
          <Compared key={neighbour.slug} thing={neighbour} currency={item.currency} />
        ))}
      </ul>
    </section>
  )
}

type Thing = Pick<PackageModel['neighbours'][number], 'slug' | 'name' | 'summary' | 'stock' | 'offers'>

function Compared(props: { thing: Thing; currency: string; isThis?: boolean }) {
  const t = useWords()
  const { slug, name, summary, stock, offers } = props.thing
  const cheapest = cheapestOf(offers)
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-6 gap-y-1 px-5 py-4">
      <div className="min-w-0 flex-1 basis-56">
        <span className="flex flex-wrap items-center gap-2 font-[550]">
          {props.isThis ? (
            <span aria-current="true">{name}</span>
          ) : (
            <Link to={`/store/${slug}`} className="after:absolute after:inset-0 hover:underline">
              {name}
            </Link>
          )}
          {props.isThis && <Badge tone="calm">{t('store.thisOne')}</Badge>}
          {stock === 0 && <Badge tone="calm">{t('store.soldOut')}</Badge>}
        </span>
        {summary && <p className="text-[0.875rem] text-muted">{summary}</p>}
      </div>
      {cheapest && (
        <Price value={{ minor: cheapest.priceMinor, currency: props.currency }} term={cheapest.term} />
      )}
    </li>
  )
}

/** The offer with the lowest price, which a package is told of with. */
export function cheapestOf<Offer extends { readonly priceMinor: bigint }>(
  offers: readonly Offer[],
): Offer | undefined {
  return offers.toSorted((a, b) => Number(a.priceMinor - b.priceMinor))[0]
}
