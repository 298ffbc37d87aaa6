import { data, Outlet, redirect } from 'react-router'
import { actorContext } from '../context.ts'
import { AdminFrame } from '../ui/admin-frame.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useViewer } from '../ui/viewer.tsx'
import type { Route } from './+types/layout'
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

export default function AdminLayout() {
  return (
    <AdminFrame command={<CommandBox />}>
      <Outlet />
    </AdminFrame>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { permissions } = useViewer()
  if (permissions === null) return <Trouble error={error} />
  return (
    <AdminFrame command={<CommandBox />}>
      <AdminTrouble error={error} />
    </AdminFrame>
  )
}
