import { redirect } from 'react-router'
import { formOf } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { themeCookie } from '../theme.ts'
import type { Route } from './+types/theme'

/** Keeps the visitor's choice of light or dark colours and returns to the page where it was made. */
export async function action({ request }: Route.ActionArgs) {
  const form = await formOf(request)
  const headers = { 'Set-Cookie': themeCookie(form.get('theme')) }
  return redirect(ownPath(form.get('back'), '/'), { headers })
}
