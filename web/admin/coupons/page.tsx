import { z } from 'zod'
import type { Coupon } from '../../../src/catalog/coupon.ts'
import { CouponId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TicketPercent } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { addressOf } from '../list-parts.tsx'
import type { Route } from './+types/page'
import { useCouponWords } from './coupon-words.ts'

const path = '/admin/coupons'

export async function loader({ context, request }: Route.LoaderArgs) {
  const before = CouponId.safeParse(new URL(request.url).searchParams.get('before')).data
  const { catalog } = context.get(appContext)
  const page = await catalog.coupons(context.get(actorContext), { before })
  return { ...page, isFirst: before === undefined }
}

/** Ends a coupon. */
export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, z.object({ couponId: CouponId }), async ({ couponId }) => {
    await context.get(appContext).catalog.endCoupon(context.get(actorContext), { couponId })
    return redirectSaying(path, 'admin.coupons.hasEnded')
  })
}

export default function CouponsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { coupons, older, isFirst, today } = loaderData
  const make = (
    <ButtonLink to={`${path}/new`} look="primary">
      {t('admin.coupons.make')}
    </ButtonLink>
  )
  return (
    <>
      <PageTitle title={t('admin.nav.coupons')} lead={t('admin.coupons.lead')} actions={make} />
      <div className="card-box">
        <Table
          caption={t('admin.nav.coupons')}
          columns={useColumns(today)}
          rows={coupons}
          rowKey={(coupon) => coupon.id}
          empty={
            <EmptyState
              icon={<TicketPercent />}
              title={t('admin.coupons.none')}
              text={t('admin.coupons.noneText')}
              action={make}
            />
          }
        />
      </div>
      <Pager newer={isFirst ? null : path} older={older && addressOf(path, { before: older })} />
    </>
  )
}

function useColumns(today: string): Column<Coupon>[] {
  const t = useWords()
  const { number } = useFormats()
  const words = useCouponWords()
  return [
    {
      head: t('admin.coupons.code'),
      phone: 'title',
      cell: ({ code }) => <span className="font-semibold font-mono">{code}</span>,
    },
    {
      head: t('admin.coupons.off'),
      cell: (coupon) => (
        <div suppressHydrationWarning>
          {words.off(coupon)}
          <span className="block text-[0.8125rem] text-muted">{words.conditions(coupon)}</span>
        </div>
      ),
    },
    { head: t('admin.coupons.valid'), cell: (coupon) => words.valid(coupon) },
    {
      head: t('admin.coupons.used'),
      align: 'end',
      cell: ({ used, mostUses }) =>
        mostUses === null
          ? number(used)
          : t('admin.coupons.usedOf', { used: number(used), most: number(mostUses) }),
    },
    { head: t('admin.coupons.state'), cell: (coupon) => <State coupon={coupon} today={today} /> },
    { head: t('admin.coupons.act'), align: 'end', cell: (coupon) => <End coupon={coupon} /> },
  ]
}

function State({ coupon, today }: { coupon: Coupon; today: string }) {
  const t = useWords()
  const { endedAt, startsOn, endsOn, mostUses, used } = coupon
  if (endedAt || (endsOn && endsOn < today)) return <Badge tone="calm">{t('admin.coupons.over')}</Badge>
  if (startsOn && today < startsOn) return <Badge tone="wait">{t('admin.coupons.notBegun')}</Badge>
  if (mostUses !== null && used >= mostUses) return <Badge tone="calm">{t('admin.coupons.usedUp')}</Badge>
  return <Badge tone="good">{t('admin.coupons.counts')}</Badge>
}

function End({ coupon: { id, code, endedAt } }: { coupon: Coupon }) {
  const t = useWords()
  if (endedAt) return null
  return (
    <Confirm
      intent={`end ${id}`}
      ends
      label={t('admin.coupons.end')}
      title={t('admin.coupons.endTitle', { code })}
      text={<p>{t('admin.coupons.endText')}</p>}
      look="ghost"
      small
    >
      <input type="hidden" name="couponId" value={id} />
      <SubmitButton look="danger" wide>
        {t('admin.coupons.endNow')}
      </SubmitButton>
    </Confirm>
  )
}
