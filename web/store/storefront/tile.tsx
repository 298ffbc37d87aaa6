import { ArrowRight } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Price } from '../price.tsx'
import { termWords } from '../terms.ts'
import { Thumbnail } from '../thumbnail.tsx'
import type { Offer, Tile } from './sections.ts'

/** One package on the shop's page. The whole of it can be pressed. */
export function PackageTile({ tile, loading }: { tile: Tile; loading: 'eager' | 'lazy' }) {
  const t = useWords()
  const [cheapest, ...others] = tile.offers
  return (
    <article className="card-box group relative flex flex-col gap-3 p-5 transition-colors hover:border-[var(--edge)] sm:p-6">
      <Thumbnail of={tile.slug} className="h-24" loading={loading} />
      <div className="flex items-start justify-between gap-3">
        <h3 className="font-semibold text-[1.0625rem]">
          <Link to={`/store/${tile.slug}`} className="after:absolute after:inset-0 after:rounded-[inherit]">
            {tile.name}
          </Link>
        </h3>
        {tile.soldOut && <Badge tone="calm">{t('store.soldOut')}</Badge>}
        {!tile.soldOut && tile.isAddOn && <Badge tone="calm">{t('store.addOn')}</Badge>}
      </div>
      {tile.summary && <p className="text-pretty text-muted">{tile.summary}</p>}
      <div className="mt-auto flex items-end justify-between gap-4 pt-3">
        {cheapest && <Prices cheapest={cheapest} others={others} currency={tile.currency} />}
        <span
          aria-hidden
          className="grid size-9 flex-none place-items-center rounded-full bg-[var(--calm-soft)] text-muted transition-colors group-hover:bg-primary group-hover:text-primary-content"
        >
          <ArrowRight className="size-4" />
        </span>
      </div>
    </article>
  )
}

const mostOthers = 3

function Prices(props: { cheapest: Offer; others: readonly Offer[]; currency: string }) {
  const t = useWords()
  const { money, list } = useFormats()
  const { cheapest, others, currency } = props
  const said = others.slice(0, mostOthers).map(({ term, parts, priceMinor }) => {
    const price = money({ minor: parts ? parts.firstMinor : priceMinor, currency })
    if (parts) return t('store.priceInParts', { price, count: parts.count })
    return term ? t('store.priceFor', { price, term: termWords(t, term) }) : t('store.priceOnce', { price })
  })
  return (
    <div>
      {others.length > 0 && <span className="mr-1.5 text-[0.8125rem] text-muted">{t('store.from')}</span>}
      <Price value={{ minor: cheapest.priceMinor, currency }} term={cheapest.term} large />
      {said.length > 0 && (
        <p className="figures mt-0.5 text-[0.8125rem] text-muted" suppressHydrationWarning>
          {t('store.or', { prices: list(said) })}
        </p>
      )}
    </div>
  )
}
