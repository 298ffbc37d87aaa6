import type { ReactNode } from 'react'
import { Form, useLocation } from 'react-router'
import {
  Boxes,
  CalendarClock,
  CircleUserRound,
  CreditCard,
  History,
  LayoutDashboard,
  ReceiptText,
  Wallet,
} from './icons.tsx'
import { NavLink } from './link.tsx'
import { useShowCurrent } from './show-current.ts'
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

/** The client area: its pages at the left, on phones as a line under the header. */
export function AccountFrame({ children }: { children: ReactNode }) {
  const t = useWords()
  const line = useShowCurrent<HTMLUListElement>(useLocation().pathname)
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <div className="mx-auto w-full max-w-6xl flex-1 lg:grid lg:grid-cols-[12.5rem_minmax(0,1fr)] lg:gap-8 lg:px-6 lg:py-8">
        <div className="max-lg:border-line max-lg:border-b">
          <nav aria-label={t('account.area')}>
            <Whose />
            <ul ref={line} className="nav-scroll lg:grid lg:overflow-visible lg:p-0">
              {pages.map(({ to, key, Icon, end }) => (
                <li key={to}>
                  <NavLink to={to} end={end} className="nav-link">
                    <Icon aria-hidden />
                    {t(`account.nav.${key}`)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <main id="content" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-6 lg:p-0">
          {children}
        </main>
      </div>
      <SiteFooter />
    </div>
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
