import { Form } from 'react-router'
import { forgetDrafts } from './drafts.ts'
import { LogOut, ShoppingBag, UserRound } from './icons.tsx'
import { Link } from './link.tsx'
import { Strips } from './strips.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import { useViewer, useWords } from './viewer.tsx'

/** The shop's name, the way to the client area and the cart; one for the shop and the client area. */
export function SiteHeader() {
  const t = useWords()
  const { user, permissions } = useViewer()
  return (
    <>
      <a href="#content" className="skip-link">
        {t('common.skip')}
      </a>
      <Strips />
      <header className="site-header">
        <div className="mx-auto flex h-15 max-w-6xl items-center gap-1 px-4 sm:px-6">
          <Brand to="/store" />
          <nav aria-label={t('common.menu')} className="ml-5 hidden gap-1 sm:flex">
            <Link to="/store" className="nav-link">
              {t('common.store')}
            </Link>
            {permissions && (
              <Link to="/admin" className="nav-link">
                {t('common.staffArea')}
              </Link>
            )}
          </nav>
          <span className="flex-1" />
          <ThemeSwitch />
          <CartLink />
          {user ? <SignedIn name={user.name} /> : <SignIn />}
        </div>
      </header>
    </>
  )
}

export function Brand({ to }: { to: string }) {
  const { shop } = useViewer()
  return (
    <Link to={to} className="brand">
      <span aria-hidden className="brand-mark">
        {shop.name.slice(0, 1).toUpperCase()}
      </span>
      <span className="truncate">{shop.name}</span>
    </Link>
  )
}

function CartLink() {
  const t = useWords()
  const { cartCount } = useViewer()
  return (
    <Link to="/cart" className="header-icon" title={t('common.cart')}>
      <ShoppingBag aria-hidden />
      {cartCount > 0 && (
        <span aria-hidden className="count-dot figures">
          {cartCount}
        </span>
      )}
      <span className="sr-only">{t('common.cartCount', { count: cartCount })}</span>
    </Link>
  )
}

function SignIn() {
  const t = useWords()
  return (
    <Link to="/sign-in" className="btn btn-sm ml-1">
      {t('common.signIn')}
    </Link>
  )
}

function SignedIn({ name }: { name: string }) {
  const t = useWords()
  return (
    <>
      <Link to="/account" className="nav-link ml-1 max-sm:px-2" title={t('common.account')}>
        <UserRound aria-hidden />
        <span className="max-sm:sr-only">{name}</span>
      </Link>
      <SignOut />
    </>
  )
}

export function SignOut() {
  const t = useWords()
  return (
    <Form method="post" action="/sign-out" onSubmit={forgetDrafts}>
      <button type="submit" className="header-icon" title={t('common.signOut')}>
        <LogOut aria-hidden />
        <span className="sr-only">{t('common.signOut')}</span>
      </button>
    </Form>
  )
}
