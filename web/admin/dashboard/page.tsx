import { z } from 'zod'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { formatDay } from '../../format.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { RejectedNotice } from '../rejected-notice.tsx'
import type { Route } from './+types/page'
import { Checklist } from './checklist.tsx'
import { FailedDue } from './failed-due.tsx'
import { Figures } from './figures.tsx'
import { Missed } from './missed.tsx'
import { Newest } from './newest.tsx'
import { Oversold } from './oversold.tsx'
import { TestMode } from './test-mode.tsx'
import { Travel } from './travel.tsx'
import { Work } from './work.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const app = context.get(appContext)
  const page = await app.dashboard.page(context.get(actorContext), {})
  const { takesTestPayments, sendsEmail } = app.shop
  return { page, isDemo: app.shop.state()?.isDemo === true, takesTestPayments, sendsEmail }
}

const day = 86_400_000
const leaps = { day, week: 7 * day, month: 30 * day }
const TravelForm = z.object({ leap: z.enum(['day', 'week', 'month']) })

/** Moves a demo shop's time forward. */
export async function action({ context, request }: Route.ActionArgs) {
  const { shop } = context.get(appContext)
  return submitted(request, TravelForm, async ({ leap }) => {
    const now = await shop.travel(context.get(actorContext), { milliseconds: leaps[leap] })
    const { timeZone } = shop.settings()
    const { locale } = context.get(viewerContext)
    const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.parse(now))
    return redirectSaying('/admin', 'admin.travel.moved', { day: formatDay(today, locale) })
  })
}

export type DashboardModel = Route.ComponentProps['loaderData']['page']

export default function DashboardPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const formats = useFormats()
  const { page, isDemo, sendsEmail, takesTestPayments } = loaderData
  return (
    <>
      <PageTitle
        title={t('admin.nav.dashboard')}
        lead={<span suppressHydrationWarning>{formats.day(page.today, 'long')}</span>}
      />
      <RejectedNotice />
      <TestMode />
      {page.figures && <Figures figures={page.figures} currency={page.currency} />}
      <div className="grid items-start gap-5 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          {page.beginning && (
            <Checklist
              beginning={page.beginning}
              sendsEmail={sendsEmail}
              takesTestPayments={takesTestPayments}
            />
          )}
          {page.work && <Work work={page.work} />}
          <FailedDue failed={page.failed} />
          <Missed missed={page.missed} />
          <Oversold oversold={page.oversold} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          {page.work && <Newest customers={page.newest} />}
          {isDemo && <Travel today={page.today} />}
        </div>
      </div>
    </>
  )
}
