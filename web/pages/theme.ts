import { redirect } from 'react-router'
import { themeCookie } from '../theme.ts'
import type { Route } from './+types/theme'

/** Keeps the visitor's choice of light or dark colours and returns to the page where it was made. */
export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData()
  return redirect(localPath(form.get('back')), { headers: { 'Set-Cookie': themeCookie(form.get('theme')) } })
}

// Only paths of this site: "//other.example" and "/\other.example" would leave it.
function localPath(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/'
}
