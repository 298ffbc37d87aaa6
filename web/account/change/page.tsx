import { redirect } from 'react-router'
import { z } from 'zod'
import { ChangeId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { formatMoney } from '../../format.ts'
import { idIn } from '../../id-in.ts'
import { CustomField } from '../../store/package/custom-field.tsx'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { purchaseIdIn } from '../purchase/purchase-id.ts'
import type { Route } from './+types/page'
import { What } from './facts.tsx'
import type { ChangeModel } from './model.ts'

const asked = ({ id, changeId }: { id: string; changeId: string }) => ({
  purchaseId: purchaseIdIn(id),
  changeId: idIn(ChangeId, changeId),
})

export function loader({ context, params }: Route.LoaderArgs) {
  return context.get(appContext).changes.page(context.get(actorContext), asked(params))
}

const Confirmed = z.object({ fields: z.record(z.string(), z.string()).default({}) })

export function action({ context, params, request }: Route.ActionArgs) {
  const { changes } = context.get(appContext)
  const actor = context.get(actorContext)
  const { locale } = context.get(viewerContext)
  const which = asked(params)
  return submitted(request, Confirmed, async ({ fields }) => {
    const { purchase, quote } = await changes.page(actor, which)
    const { number } = await changes.commit(actor, { ...which, fields })
    if (number) return redirect(`/checkout/${number}`, 303)
    const { creditMinor: minor, currency, name } = quote
    const amount = formatMoney({ minor, currency }, locale)
    const says = minor > 0n ? 'change.doneCredit' : 'change.done'
    return redirectSaying(`/account/purchases/${which.purchaseId}`, says, {
      before: purchase.name,
      name,
      amount,
    })
  })
}

export default function ChangePage({ loaderData: change }: Route.ComponentProps) {
  const t = useWords()
  const { purchase, quote } = change
  const here = `/account/purchases/${purchase.id}`
  return (
    <>
      <PageTitle
        title={t('change.confirmTitle', { name: quote.name })}
        crumbs={[
          { label: t('account.purchases.title'), to: '/account/purchases' },
          { label: purchase.name, to: here },
          { label: t('change.crumb'), to: `${here}/change` },
        ]}
        lead={t('change.confirmLead')}
      />
      {change.isOver ? (
        <Over to={`${here}/change`} />
      ) : (
        <Confirmation change={change} to={`${here}/change`} />
      )}
    </>
  )
}

function Over({ to }: { to: string }) {
  const t = useWords()
  return (
    <Notice
      tone="warn"
      title={t('change.over')}
      action={
        <ButtonLink to={to} look="primary">
          {t('change.lookAgain')}
        </ButtonLink>
      }
    >
      {t('change.overText')}
    </Notice>
  )
}

function Confirmation({ change, to }: { change: ChangeModel; to: string }) {
  const t = useWords()
  const { money } = useFormats()
  const { quote, missing } = change
  const amount = money({ minor: quote.payMinor, currency: quote.currency })
  return (
    <PostForm className="grid max-w-3xl gap-5">
      <Card title={t('change.happens')}>
        <What change={change} />
      </Card>
      {missing.length > 0 && (
        <Card title={t('change.fieldsMissing')}>
          <div className="grid gap-5">
            {missing.map((field) => (
              <CustomField key={field.id} field={field} />
            ))}
          </div>
        </Card>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton>
          <span suppressHydrationWarning>
            {quote.payMinor > 0n ? t('change.confirmPay', { amount }) : t('change.confirm')}
          </span>
        </SubmitButton>
        <ButtonLink to={to} look="ghost">
          {t('change.back')}
        </ButtonLink>
      </div>
    </PostForm>
  )
}
