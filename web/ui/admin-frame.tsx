import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { Menu } from './icons.tsx'
import { Link } from './link.tsx'
import { Brand, SignOut } from './site-header.tsx'
import { Strips } from './strips.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import { useViewer, useWords } from './viewer.tsx'

type Frame = { command: ReactNode; navigation: ReactNode; children: ReactNode }

/** The staff area: `navigation` at the left, on narrow screens in a menu, and on top `command`, the box that finds everything. */
export function AdminFrame({ command, navigation, children }: Frame) {
  const t = useWords()
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <a href="#content" className="skip-link">
        {t('common.skip')}
      </a>
      <div className="lg:col-span-2">
        <Strips />
      </div>
      <aside className="hidden border-line border-r bg-base-100 px-3 py-4 lg:block">
        <div className="px-2 pb-4">
          <Brand to="/admin" />
        </div>
        {navigation}
      </aside>
      <div className="flex min-w-0 flex-col">
        <TopBar command={command} navigation={navigation} />
        <main id="content" tabIndex={-1} className="w-full max-w-7xl px-4 py-6 outline-none sm:px-6 lg:px-8">
          {children}
        </main>
      </div>
    </div>
  )
}

function TopBar({ command, navigation }: Omit<Frame, 'children'>) {
  const t = useWords()
  const { user } = useViewer()
  const { key } = useLocation()
  return (
    <header className="site-header relative z-10">
      <div className="flex h-15 items-center gap-1 px-4 sm:px-6 lg:px-8">
        <details key={key} className="mr-1 lg:hidden">
          <summary
            className="header-icon list-none [&::-webkit-details-marker]:hidden"
            aria-label={t('common.menu')}
          >
            <Menu aria-hidden />
          </summary>
          <div className="absolute inset-x-0 top-full border-line border-b bg-base-100 px-3 py-2 shadow-lg">
            {navigation}
          </div>
        </details>
        <div className="min-w-0 max-w-xl flex-1">{command}</div>
        <span className="flex-1 max-sm:hidden" />
        <span className="max-w-48 truncate px-2 text-[0.8125rem] text-muted max-md:hidden">{user?.name}</span>
        <Link to="/store" className="nav-link text-[0.8125rem] max-sm:hidden">
          {t('common.store')}
        </Link>
        <ThemeSwitch />
        <SignOut />
      </div>
    </header>
  )
}
