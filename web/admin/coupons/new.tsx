import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioCards } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/new'
import { couponForm } from './read-coupon.ts'

const path = '/admin/coupons'

export function loader({ context }: Route.LoaderArgs) {
  return context.get(appContext).catalog.couponChoices(context.get(actorContext), {})
}

export function action({ context, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  return submitted(request, couponForm(locale), async (coupon) => {
    await context.get(appContext).catalog.createCoupon(context.get(actorContext), coupon)
    return redirectSaying(path, 'admin.coupons.made', { code: coupon.code.toUpperCase() })
  })
}

export default function NewCouponPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const crumbs = [{ to: path, label: t('admin.nav.coupons') }]
  return (
    <>
      <PageTitle title={t('admin.coupons.make')} crumbs={crumbs} />
      <PostForm className="grid max-w-3xl gap-5">
        <Card title={t('admin.coupons.whatItDoes')}>
          <div className="grid gap-5">
            <Field
              name="code"
              label={t('admin.coupons.code')}
              hint={t('admin.coupons.codeHint')}
              autoComplete="off"
              autoCapitalize="characters"
              maxLength={40}
              required
            />
            <Off currencies={loaderData.currencies} />
            <AppliesFor />
          </div>
        </Card>
        <Card title={t('admin.coupons.whatFor')}>
          <For {...loaderData} />
        </Card>
        <Card title={t('admin.coupons.limits')}>
          <Limits currencies={loaderData.currencies} />
        </Card>
        <div>
          <SubmitButton>{t('admin.coupons.makeIt')}</SubmitButton>
        </div>
      </PostForm>
    </>
  )
}

function Off({ currencies }: { currencies: readonly string[] }) {
  const t = useWords()
  return (
    <fieldset className="grid gap-3">
      <legend className="field-label mb-1.5">{t('admin.coupons.off')}</legend>
      <p className="field-hint">{t('admin.coupons.offHint')}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field name="percentPpm" label={t('admin.coupons.percent')} inputMode="decimal" autoComplete="off" />
        <Amounts name="amounts" currencies={currencies} label="admin.coupons.amountIn" />
      </div>
    </fieldset>
  )
}

function Amounts(props: {
  name: 'amounts' | 'minimums'
  currencies: readonly string[]
  label: 'admin.coupons.amountIn' | 'admin.coupons.minimumIn'
}) {
  const t = useWords()
  return props.currencies.map((currency) => (
    <Field
      key={currency}
      name={`${props.name}.${currency}`}
      label={t(props.label, { currency })}
      inputMode="decimal"
      autoComplete="off"
    />
  ))
}

function AppliesFor() {
  const t = useWords()
  const choices = (['first', 'some', 'all'] as const).map((value) => ({
    value,
    label: t(`admin.coupons.appliesFor.${value}`),
  }))
  return (
    <div className="grid gap-4">
      <RadioCards name="appliesFor" label={t('admin.coupons.holds')} choices={choices} defaultValue="first" />
      <Field
        name="renewals"
        label={t('admin.coupons.renewalCount')}
        hint={t('admin.coupons.renewalCountHint')}
        type="number"
        inputMode="numeric"
        min={1}
        optional
        className="max-w-60"
      />
    </div>
  )
}

type Named = readonly { readonly id: string; readonly name: string }[]

function For({ packages, groups }: { packages: Named; groups: Named }) {
  const t = useWords()
  return (
    <div className="grid gap-5">
      <p className="field-hint">{t('admin.coupons.forHint')}</p>
      <Boxes name="groupIds[]" label={t('admin.coupons.groups')} things={groups} />
      <Boxes name="packageIds[]" label={t('admin.coupons.packages')} things={packages} />
    </div>
  )
}

function Boxes({ name, label, things }: { name: string; label: string; things: Named }) {
  if (things.length === 0) return null
  return (
    <fieldset>
      <legend className="field-label mb-2">{label}</legend>
      <div className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {things.map((thing) => (
          <Checkbox key={thing.id} name={name} value={thing.id} label={thing.name} />
        ))}
      </div>
    </fieldset>
  )
}

function Limits({ currencies }: { currencies: readonly string[] }) {
  const t = useWords()
  const count = { type: 'number', inputMode: 'numeric', min: 1, optional: true } as const
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="startsOn" label={t('admin.coupons.startsOn')} type="date" optional />
      <Field name="endsOn" label={t('admin.coupons.endsOn')} type="date" optional />
      <Field name="mostUses" label={t('admin.coupons.mostUses')} {...count} />
      <Field name="mostUsesEach" label={t('admin.coupons.mostUsesEach')} {...count} />
      <Amounts name="minimums" currencies={currencies} label="admin.coupons.minimumIn" />
    </div>
  )
}
