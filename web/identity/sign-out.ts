import { redirect } from 'react-router'
import { appContext } from '../context.ts'
import type { Route } from './+types/sign-out'
import { cookieHeaders } from './cookie-headers.ts'

/** Whoever only follows a link here is not signed out: another site may have set it. */
export function loader() {
  return redirect('/store')
}

export async function action({ context, request }: Route.ActionArgs) {
  const cookies = await context.get(appContext).identity.signOut(request.headers)
  return redirect('/store', { headers: cookieHeaders(cookies) })
}
