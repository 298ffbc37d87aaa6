import { redirect } from 'react-router'
import { actorContext, appContext } from '../context.ts'
import type { Route } from './+types/sign-out'
import { cookieHeaders } from './cookie-headers.ts'

/** Whoever only follows a link here is not signed out: another site may have set it. */
export function loader() {
  return redirect('/store')
}

export async function action({ context, request }: Route.ActionArgs) {
  const sent = request.headers.get('cookie') ?? ''
  const { identity } = context.get(appContext)
  const cookies = await identity.signOut(context.get(actorContext), { cookies: sent })
  return redirect('/store', { headers: cookieHeaders(cookies) })
}
