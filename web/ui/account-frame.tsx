import type { ReactNode } from 'react'
import { Form, useLocation } from 'react-router'
import {
  Boxes,
  CalendarClock,
  CircleUserRound,
  CreditCard,
  History,
  LayoutDashboard,
  Menu,
  ReceiptText,
  Wallet,
} from './icons.tsx'
import { NavLink } from './link.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'
import { useViewer, useWords } from './viewer.tsx'

const pages = [
  { to: '/account', key: 'summary', Icon: LayoutDashboard, end: true },
  { to: '/account/purchases', key: 'purchases', Icon: Boxes, end: false },
  { to: '/account/schedules', key: 'schedules', Icon: CalendarClock, end: false },
  { to: '/account/invoices', key: 'invoices', Icon: ReceiptText, end: false },
  { to: '/account/payments', key: 'payments', Icon: CreditCard, end: false },
  { to: '/account/credit', key: 'credit', Icon: Wallet, end: false },
  { to: '/account/profile', key: 'profile', Icon: CircleUserRound, end: false },
  { to: '/account/history', key: 'history', Icon: History, end: false },
] as const

type AreaPage = (typeof pages)[number]
const mostUsed: ReadonlySet<AreaPage['key']> = new Set(['summary', 'purchases', 'invoices', 'payments'])

const inBar = pages.filter(({ key }) => mostUsed.has(key))
const behindMore = pages.filter(({ key }) => !mostUsed.has(key))

/** The client area: its pages at the left; on phones the four that are used most in a bar at the bottom, and the others behind "More". */
export function AccountFrame({ children }: { children: ReactNode }) {
  const t = useWords()
  return (
    <div className="flex min-h-dvh flex-col max-lg:pb-16">
      <SiteHeader />
      <div className="mx-auto w-full max-w-6xl flex-1 lg:grid lg:grid-cols-[12.5rem_minmax(0,1fr)] lg:gap-8 lg:px-6 lg:py-8">
        <div>
          <Whose />
          <nav aria-label={t('account.area')} className="max-lg:hidden">
            <Pages pages={pages} />
          </nav>
        </div>
        <main id="content" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-6 lg:p-0">
          {children}
        </main>
      </div>
      <SiteFooter />
      <BottomBar />
    </div>
  )
}

function Pages({ pages }: { pages: readonly AreaPage[] }) {
  const t = useWords()
  return (
    <ul className="grid">
      {pages.map(({ to, key, Icon, end }) => (
        <li key={to}>
          <NavLink to={to} end={end} className="nav-link">
            <Icon aria-hidden />
            {t(`account.nav.${key}`)}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

function BottomBar() {
  const t = useWords()
  const { pathname } = useLocation()
  const isBehind = behindMore.some(({ to }) => pathname.startsWith(to))
  return (
    <nav aria-label={t('account.area')} className="bottom-bar lg:hidden">
      {inBar.map(({ to, key, Icon, end }) => (
        <NavLink key={to} to={to} end={end} className="bar-link">
          <Icon aria-hidden />
          {t(`account.nav.${key}`)}
        </NavLink>
      ))}
      {/* Elsewhere it is closed again. */}
      <details key={pathname} className="group">
        <summary className="bar-link" data-here={isBehind || undefined}>
          <Menu aria-hidden />
          {t('account.nav.more')}
        </summary>
        <div className="bar-more">
          <Pages pages={behindMore} />
        </div>
      </details>
    </nav>
  )
}

/** Whose account this is; a way to the others when there are any. */
function Whose() {
  const t = useWords()
  const { account, accounts } = useViewer()
  if (accounts.length < 2 || !account) return null
  return (
    <Form
      method="post"
      action="/account/switch"
      className="flex gap-2 px-4 pt-3 lg:mb-4 lg:grid lg:px-0 lg:pt-0"
    >
      <select
        name="accountId"
        className="select select-sm"
        defaultValue={account.id}
        aria-label={t('common.switchAccount')}
      >
        {accounts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="btn btn-sm">
        {t('common.switch')}
      </button>
    </Form>
  )
}
