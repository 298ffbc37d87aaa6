import { data, redirect } from 'react-router'
import { z } from 'zod'
import { OptionId, PackageId } from '../../../src/kernel/ids.ts'
import { actorContext, addressContext, appContext, shopUrlContext, viewerContext } from '../../context.ts'
import { submitted } from '../../form.ts'
import { picturePath } from '../../pictures/picture-path.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import { cartTokenOf, keepCart, keepCount, newCartToken } from '../cart-cookie.ts'
import { ForSearch } from '../for-search.tsx'
import { htmlOf } from '../markdown.ts'
import { Price } from '../price.tsx'
import { Prose } from '../prose.tsx'
import { taxWords } from '../tax-words.ts'
import type { Route } from './+types/page'
import { CustomField } from './custom-field.tsx'
import { cheapestOf, Neighbours } from './neighbours.tsx'
import { useOfferChoices } from './offer-choice.tsx'
import { lowestPrice, productOf } from './product.ts'

const mostAtOnce = 100

const PutForm = z.object({
  packageId: PackageId,
  optionId: z.string().pipe(OptionId),
  quantity: z.coerce.number().int().min(1).max(mostAtOnce),
  fields: z.record(z.string(), z.string()).optional(),
})

export async function loader({ context, params }: Route.LoaderArgs) {
  if (!/^[a-z0-9-]{1,80}$/.test(params.slug)) throw data(null, { status: 404 })
  const app = context.get(appContext)
  const { description, fields, ...item } = await app.catalog.package(context.get(actorContext), params)
  const { accent } = app.shop.settings()
  const shopUrl = context.get(shopUrlContext)
  return {
    ...item,
    url: `${shopUrl}/store/${item.slug}`,
    picture: picturePath('svg', item.slug, accent),
    sharedPicture: shopUrl + picturePath('png', item.slug, accent),
    descriptionHtml: description && htmlOf(description),
    fields: fields.filter((field) => !field.staffOnly),
  }
}

/** Puts it into the cart of this browser, which is made now if there is none. */
export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, PutForm, async ({ fields, ...chosen }) => {
    const token = cartTokenOf(request) ?? newCartToken()
    const address = context.get(addressContext)
    const input = { ...chosen, token, address, ...(fields && { fields }) }
    await context.get(appContext).carts.put(context.get(actorContext), input)
    const { cartCount } = context.get(viewerContext)
    return redirect('/cart', { headers: [keepCart(request, token), keepCount(request, cartCount + 1)] })
  })
}

export default function PackagePage({ loaderData: item }: Route.ComponentProps) {
  const t = useWords()
  const { shop } = useViewer()
  return (
    <>
      <ForSearch
        title={item.name}
        description={item.summary || item.name}
        url={item.url}
        picture={item.sharedPicture}
        price={lowestPrice(item) ?? undefined}
        thing={productOf(item, { shop: shop.name, url: item.url, picture: item.sharedPicture })}
      />
      <div className="grid gap-x-12 gap-y-2 lg:grid-cols-[1fr_minmax(22rem,26rem)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <PageTitle
            title={item.name}
            crumbs={[{ label: t('store.title'), to: '/store' }]}
            lead={item.summary}
          />
          <Headline item={item} />
          <img
            src={item.picture}
            alt=""
            width={600}
            height={315}
            fetchPriority="high"
            className="picture mb-4 h-44 sm:h-64"
          />
        </div>
        <div className="card-box min-w-0 self-start p-5 sm:p-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Offer item={item} />
        </div>
        <div className="min-w-0">
          {item.descriptionHtml && <Prose html={item.descriptionHtml} className="max-lg:mt-6" />}
          <Neighbours item={item} />
        </div>
      </div>
    </>
  )
}

/** What it costs at least and for how long, before anything has to be chosen. */
function Headline({ item }: { item: Item }) {
  const t = useWords()
  const cheapest = cheapestOf(item.offers)
  if (!cheapest) return null
  return (
    <p className="-mt-2 mb-5">
      {item.offers.length > 1 && <span className="mr-1.5 text-muted">{t('store.from')}</span>}
      <Price value={{ minor: cheapest.priceMinor, currency: item.currency }} term={cheapest.term} large />
    </p>
  )
}

type Item = Route.ComponentProps['loaderData']

function Offer({ item }: { item: Item }) {
  const t = useWords()
  if (item.offers.length === 0)
    return <Notice tone="wait">{t('store.notIn', { currency: item.currency })}</Notice>
  if (item.stock === 0)
    return (
      <Notice tone="wait" title={t('store.soldOut')}>
        {t('store.soldOutText')}
      </Notice>
    )
  return <OrderForm item={item} />
}

function OrderForm({ item }: { item: Item }) {
  const t = useWords()
  const { locale } = useViewer()
  const choices = useOfferChoices(item)
  const isFree = item.offers.every(({ priceMinor, setupMinor }) => priceMinor + setupMinor === 0n)
  const tax = isFree ? null : taxWords(t, item.tax, item.taxMode, locale)
  return (
    <PostForm className="grid gap-6">
      <input type="hidden" name="packageId" value={item.id} />
      <div className="grid gap-2">
        <RadioCards
          name="optionId"
          label={t('store.choose')}
          choices={choices}
          defaultValue={item.offers[0]?.id}
        />
        {tax && <p className="text-[0.8125rem] text-muted">{t('store.allPrices', { tax })}</p>}
      </div>
      {item.fields.map((field) => (
        <CustomField key={field.id} field={field} />
      ))}
      <Field
        name="quantity"
        label={t('store.quantity')}
        type="number"
        inputMode="numeric"
        min={1}
        max={Math.min(mostAtOnce, item.stock ?? mostAtOnce)}
        defaultValue={1}
        className="max-w-28"
      />
      {item.stock !== null && item.stock <= 10 && (
        <p className="text-[0.8125rem] text-[var(--warn)]">{t('store.left', { count: item.stock })}</p>
      )}
      {item.attach === 'must' && <Notice tone="wait">{t('store.belongs')}</Notice>}
      <SubmitButton wide>{t('store.put')}</SubmitButton>
    </PostForm>
  )
}
