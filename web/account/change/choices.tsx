import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { OptionId, PackageId } from '../../../src/kernel/ids.ts'
import { mostOfOne } from '../../../src/kernel/quantity.ts'
import { actorContext, appContext } from '../../context.ts'
import { optional, submitted, wholeNumber } from '../../form.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Package } from '../../ui/icons.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { purchaseIdIn } from '../purchase/purchase-id.ts'
import type { Route } from './+types/choices'
import type { ChoicesModel, Quote } from './model.ts'
import { Outcome } from './outcome.tsx'
import { priceWords } from './price-words.ts'

export function loader({ context, params, request }: Route.LoaderArgs) {
  const purchaseId = purchaseIdIn(params.id)
  const asked = wholeNumber(1, mostOfOne).safeParse(new URL(request.url).searchParams.get('quantity'))
  const quantity = asked.success ? { quantity: asked.data } : {}
  return context.get(appContext).changes.choices(context.get(actorContext), { purchaseId, ...quantity })
}

const Chosen = z.object({
  packageId: PackageId,
  optionId: optional(z.string().pipe(OptionId)),
  quantity: wholeNumber(1, mostOfOne),
})

export function action({ context, params, request }: Route.ActionArgs) {
  const purchaseId = purchaseIdIn(params.id)
  return submitted(request, Chosen, async ({ packageId, optionId, quantity }) => {
    const wanted = { purchaseId, packageId, optionId: optionId ?? null, quantity }
    const changeId = await context.get(appContext).changes.quote(context.get(actorContext), wanted)
    return redirect(`/account/purchases/${purchaseId}/change/${changeId}`, 303)
  })
}

export default function ChangeChoices({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { money, day } = useFormats()
  const { purchase, quotes, waiting } = loaderData
  const price = priceWords(t, { ...purchase, newMinor: purchase.priceMinor }, money)
  const { id, name, expiresOn } = purchase
  return (
    <>
      <PageTitle
        title={t('change.title', { name })}
        crumbs={[
          { label: t('account.purchases.title'), to: '/account/purchases' },
          { label: name, to: `/account/purchases/${id}` },
        ]}
        lead={
          <span suppressHydrationWarning>
            {expiresOn ? t('change.isUntil', { price, day: day(expiresOn) }) : t('change.isNow', { price })}{' '}
            {quotes.length > 0 && t('change.lead')}
          </span>
        }
      />
      <div className="grid gap-5">
        {waiting && <Notice tone="wait">{t('change.waiting', { name: waiting.name })}</Notice>}
        {loaderData.reason === null && <Quantity quantity={loaderData.quantity} />}
        {quotes.length === 0 ? <None of={loaderData} /> : <Choices quotes={quotes} />}
      </div>
    </>
  )
}

function Quantity({ quantity }: { quantity: number }) {
  const t = useWords()
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3">
      <Field
        name="quantity"
        type="number"
        min={1}
        max={mostOfOne}
        label={t('change.quantity')}
        defaultValue={quantity}
        className="w-28"
      />
      <SubmitButton look="plain">{t('change.quantityShow')}</SubmitButton>
    </Form>
  )
}

function None({ of: { reason } }: { of: ChoicesModel }) {
  const t = useWords()
  const text = reason ? t(`change.noneText.${reason}`) : t('change.noneLeft')
  return (
    <Card>
      <EmptyState icon={<Package />} title={t('change.none')} text={text} />
    </Card>
  )
}

function Choices({ quotes }: { quotes: readonly Quote[] }) {
  const t = useWords()
  return (
    <Card title={t('change.choices')} flush>
      <ul className="divide-y divide-line">
        {quotes.map((quote) => (
          <li
            key={`${quote.packageId} ${quote.optionId}`}
            className="grid gap-3 px-5 py-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_8rem] sm:items-center sm:gap-6"
          >
            <What quote={quote} />
            <Outcome quote={quote} />
            <Choose quote={quote} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function What({ quote }: { quote: Quote }) {
  const t = useWords()
  const { money } = useFormats()
  const { name, quantity: count, isUndo } = quote
  return (
    <div className="min-w-0">
      <h3 className="wrap-anywhere font-semibold">{t('change.named', { count, name })}</h3>
      <p className="text-[0.8125rem] text-muted" suppressHydrationWarning>
        {isUndo ? t('change.undo') : priceWords(t, quote, money)}
      </p>
    </div>
  )
}

function Choose({ quote }: { quote: Quote }) {
  const t = useWords()
  const { money } = useFormats()
  const { packageId, optionId, quantity, name } = quote
  return (
    <PostForm>
      <input type="hidden" name="packageId" value={packageId} />
      <input type="hidden" name="optionId" value={optionId ?? ''} />
      <input type="hidden" name="quantity" value={quantity} />
      <SubmitButton look="plain" wide>
        {t('change.choose')}
        <span className="sr-only" suppressHydrationWarning>
          {` ${name}, ${priceWords(t, quote, money)}`}
        </span>
      </SubmitButton>
    </PostForm>
  )
}
