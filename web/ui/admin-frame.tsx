import { type ReactNode, useEffect, useRef } from 'react'
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
      <Areas>{navigation}</Areas>
      <div className="flex min-w-0 flex-col">
        <TopBar command={command} />
        <main id="content" tabIndex={-1} className="w-full max-w-7xl px-4 py-6 outline-none sm:px-6 lg:px-8">
          {children}
        </main>
      </div>
    </div>
  )
}

const areasId = 'areas'

/** At the left; on narrow screens a menu that its button in the bar opens, also without JavaScript. Where one was chosen it closes. */
function Areas({ children }: { children: ReactNode }) {
  const { key } = useLocation()
  const menu = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes whenever it has led somewhere.
  useEffect(() => {
    if (menu.current?.matches(':popover-open')) menu.current.hidePopover()
  }, [key])
  return (
    <aside ref={menu} id={areasId} popover="auto" className="admin-areas">
      <div className="px-2 pb-4 max-lg:hidden">
        <Brand to="/admin" />
      </div>
      {children}
    </aside>
  )
}

function TopBar({ command }: Pick<Frame, 'command'>) {
  const t = useWords()
  const { user } = useViewer()
  return (
    <header className="site-header relative z-10">
      <div className="flex h-15 items-center gap-1 px-4 sm:px-6 lg:px-8">
        <button
          type="button"
          popoverTarget={areasId}
          className="header-icon mr-1 lg:hidden"
          aria-label={t('common.menu')}
        >
          <Menu aria-hidden />
        </button>
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
