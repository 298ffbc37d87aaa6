import { z } from 'zod'
import type { Coupon } from '../../../src/catalog/coupon.ts'
import { CouponId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { intentIn, submitted } from '../../form.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TicketPercent } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Download, ListPager } from '../list-parts.tsx'
import { actOnChosen } from '../lists/act-on-chosen.ts'
import { type ListAddresses, listAddresses } from '../lists/address.ts'
import { askedCoupons } from '../lists/asked.ts'
import { ActedNotice, ChooseFrom, type ChosenAct, useChoosing } from '../lists/choose.tsx'
import type { Route } from './+types/page'
import { useCouponWords } from './coupon-words.ts'

const path = '/admin/coupons'

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = askedCoupons(new URL(request.url).searchParams)
  const page = await context.get(appContext).catalog.coupons(context.get(actorContext), asked)
  const shown = { sort: asked.sort, isFirst: asked.before === undefined }
  return { ...page, ...shown, formKey: crypto.randomUUID() }
}

/** Ends a coupon, or several. */
export async function action({ context, request }: Route.ActionArgs) {
  const { catalog } = context.get(appContext)
  const actor = context.get(actorContext)
  if ((await intentIn(request)) === 'end-chosen') {
    const { locale } = context.get(viewerContext)
    return actOnChosen(request, { locale, done: 'admin.chosen.ended' }, (id, { idempotencyKey }) =>
      catalog.endCoupon(actor, { couponId: id as CouponId }, { idempotencyKey }),
    )
  }
  return submitted(request, z.object({ couponId: CouponId }), async ({ couponId }) => {
    await catalog.endCoupon(actor, { couponId })
    return redirectSaying(path, 'admin.coupons.hasEnded')
  })
}

export default function CouponsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { coupons, older, sort, isFirst, today, formKey } = loaderData
  const addresses = listAddresses({ path, filters: {}, sort, usual: '-made' })
  const make = (
    <ButtonLink to={`${path}/new`} look="primary">
      {t('admin.coupons.make')}
    </ButtonLink>
  )
  return (
    <>
      <PageTitle
        title={t('admin.nav.coupons')}
        lead={t('admin.coupons.lead')}
        actions={
          <>
            <Download addresses={addresses} />
            {make}
          </>
        }
      />
      <ActedNotice formKey={formKey} />
      <ChooseFrom key={formKey} acts={[useEndChosen()]} addresses={addresses} formKey={formKey}>
        <div className="card-box">
          <Table
            caption={t('admin.nav.coupons')}
            columns={useColumns(today, addresses)}
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
      </ChooseFrom>
      <ListPager addresses={addresses} isFirst={isFirst} older={older} />
    </>
  )
}

function useColumns(today: string, { by }: ListAddresses): Column<Coupon>[] {
  const t = useWords()
  const { number } = useFormats()
  const words = useCouponWords()
  const box = useChoosing<Coupon>(({ id, code, endedAt }) => (endedAt ? null : { id, name: code }))
  return [
    box,
    {
      head: t('admin.coupons.code'),
      sort: by('code'),
      phone: 'title',
      cell: ({ code }) => <span className="font-semibold font-mono md:whitespace-nowrap">{code}</span>,
    },
    {
      head: t('admin.coupons.off'),
      cell: (coupon) => (
        <div suppressHydrationWarning>
          {words.off(coupon)}
          <span className="block text-[0.8125rem] text-muted max-md:hidden">{words.conditions(coupon)}</span>
        </div>
      ),
    },
    {
      head: t('admin.coupons.valid'),
      sort: by('ends'),
      cell: (coupon) => words.valid(coupon),
    },
    {
      head: t('admin.coupons.used'),
      align: 'end',
      phone: 'hidden',
      cell: ({ used, mostUses }) =>
        mostUses === null
          ? number(used)
          : t('admin.coupons.usedOf', { used: number(used), most: number(mostUses) }),
    },
    {
      head: t('admin.coupons.state'),
      phone: 'amount',
      cell: (coupon) => <State coupon={coupon} today={today} />,
    },
    {
      head: t('admin.coupons.act'),
      align: 'end',
      phone: 'menu',
      cell: (coupon) => <CouponMenu coupon={coupon} />,
    },
  ]
}

function useEndChosen(): ChosenAct {
  const t = useWords()
  return {
    intent: 'end-chosen',
    ends: true,
    label: t('admin.chosen.end'),
    title: (count) => t('admin.chosen.endTitle', { count }),
    text: () => t('admin.coupons.endText'),
    now: t('admin.chosen.endNow'),
  }
}

function State({ coupon, today }: { coupon: Coupon; today: string }) {
  const t = useWords()
  const { endedAt, startsOn, endsOn, mostUses, used } = coupon
  if (endedAt || (endsOn && endsOn < today)) return <Badge tone="calm">{t('admin.coupons.over')}</Badge>
  if (startsOn && today < startsOn) return <Badge tone="wait">{t('admin.coupons.notBegun')}</Badge>
  if (mostUses !== null && used >= mostUses) return <Badge tone="calm">{t('admin.coupons.usedUp')}</Badge>
  return <Badge tone="good">{t('admin.coupons.counts')}</Badge>
}

function CouponMenu({ coupon: { id, code, endedAt } }: { coupon: Coupon }) {
  const t = useWords()
  if (endedAt) return null
  return (
    <RowMenu label={t('admin.actionsOf', { name: code })} holds={id}>
      <Confirm
        intent={`end ${id}`}
        ends
        label={t('admin.coupons.end')}
        title={t('admin.coupons.endTitle', { code })}
        text={<p>{t('admin.coupons.endText')}</p>}
        look="menu"
      >
        <input type="hidden" name="couponId" value={id} />
        <SubmitButton look="danger" wide>
          {t('admin.coupons.endNow')}
        </SubmitButton>
      </Confirm>
    </RowMenu>
  )
}
