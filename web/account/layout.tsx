import { Outlet, redirect } from 'react-router'
import { actorContext } from '../context.ts'
import { AccountFrame } from '../ui/account-frame.tsx'
import type { Route } from './+types/layout'
import './print.css'

/** Who is signed in but has no account opens one first; the address is kept for afterwards. */
const withAccount: Route.MiddlewareFunction = ({ context, request }) => {
  if (context.get(actorContext).kind !== 'user') return
  const { pathname, search } = new URL(request.url)
  throw redirect(`/account/open?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
}

export const middleware = [withAccount]

export default function AccountLayout() {
  return (
    <AccountFrame>
      <Outlet />
    </AccountFrame>
  )
}
