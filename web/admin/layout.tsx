import { data, Outlet, redirect } from 'react-router'
import { actorContext, appContext } from '../context.ts'
import { AdminFrame } from '../ui/admin-frame.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useViewer } from '../ui/viewer.tsx'
import type { Route } from './+types/layout'
import { Keys } from './keys.tsx'
import { Navigation } from './navigation.tsx'
import { CommandBox } from './search/command-box.tsx'
import { AdminTrouble } from './trouble.tsx'

/** Nobody else learns what there is: visitors are asked to sign in, everyone signed in finds nothing here. */
const staffOnly: Route.MiddlewareFunction = ({ context, request }) => {
  const actor = context.get(actorContext)
  if (actor.kind === 'staff') return
  if (actor.kind !== 'visitor') throw data(null, { status: 404 })
  const { pathname, search } = new URL(request.url)
  throw redirect(`/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
}

export const middleware = [staffOnly]

/** What waits for a person, beside each area; nobody is told of areas that are closed to them. */
export async function loader({ context }: Route.LoaderArgs) {
  const actor = context.get(actorContext)
  const sees = actor.kind === 'staff' && actor.permissions.has('customers.view')
  return { waiting: sees ? await context.get(appContext).dashboard.waiting(actor, {}) : null }
}

export default function AdminLayout({ loaderData: { waiting } }: Route.ComponentProps) {
  return (
    <AdminFrame command={<CommandBox />} navigation={<Navigation waiting={waiting} />}>
      <Outlet />
      <Keys />
    </AdminFrame>
  )
}

export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  const { permissions } = useViewer()
  if (permissions === null) return <Trouble error={error} />
  return (
    <AdminFrame command={<CommandBox />} navigation={<Navigation waiting={loaderData?.waiting ?? null} />}>
      <AdminTrouble error={error} />
      <Keys />
    </AdminFrame>
  )
}
