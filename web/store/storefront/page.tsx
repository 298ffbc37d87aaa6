import { actorContext, appContext, shopUrlContext } from '../../context.ts'
import { picturePath } from '../../pictures/picture-path.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Store } from '../../ui/icons.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import { ForSearch } from '../for-search.tsx'
import type { Route } from './+types/page'
import { type Section, sectionsOf } from './sections.ts'
import { PackageTile } from './tile.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const app = context.get(appContext)
  const sections = sectionsOf(await app.catalog.storefront(context.get(actorContext), {}))
  const { taxMode, name, accent } = app.shop.settings()
  const url = `${context.get(shopUrlContext)}/store`
  const picture = context.get(shopUrlContext) + picturePath('png', name, accent)
  return { sections, taxMode, url, picture }
}

export default function Storefront({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { shop } = useViewer()
  const { sections, taxMode, url, picture } = loaderData
  const description = `${sections.map(({ name }) => name).join(', ')}. ${t('store.lead')}`
  return (
    <>
      <title>{shop.name}</title>
      <ForSearch title={shop.name} description={description} url={url} picture={picture} />
      <header className="mt-2 mb-10 max-w-2xl sm:mt-6 sm:mb-12">
        <h1 className="font-[650] text-3xl tracking-[-0.03em] sm:text-4xl">
          {t('store.welcome', { shop: shop.name })}
        </h1>
        <p className="mt-3 text-balance text-lg text-muted">{t('store.lead')}</p>
      </header>
      {sections.length === 0 ? (
        <NothingYet />
      ) : (
        sections.map((one, at) => <Group key={one.slug} section={one} eager={at === 0 ? 3 : 0} />)
      )}
      {sections.length > 0 && (
        <p className="mt-4 text-[0.8125rem] text-muted">{t(`store.prices.${taxMode}`)}</p>
      )}
    </>
  )
}

/** `eager`: how many of its pictures are seen as soon as the page is. */
function Group({ section: { slug, name, description, tiles }, eager }: { section: Section; eager: number }) {
  return (
    <section aria-labelledby={slug} className="mb-12">
      <h2 id={slug} className="font-semibold text-xl tracking-[-0.02em]">
        {name}
      </h2>
      {description && <p className="mt-1 max-w-2xl text-muted">{description}</p>}
      <div className="mt-5 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {tiles.map((tile, at) => (
          <PackageTile key={tile.slug} tile={tile} loading={at < eager ? 'eager' : 'lazy'} />
        ))}
      </div>
    </section>
  )
}

function NothingYet() {
  const t = useWords()
  return (
    <div className="card-box">
      <EmptyState icon={<Store />} title={t('store.empty')} text={t('store.emptyText')} />
    </div>
  )
}
