import type { Permission } from '../../src/platform/actor.ts'
import { useViewer } from '../ui/viewer.tsx'

/** What to offer: whether this member of staff has a permission. The use case behind it asks again. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useViewer()
  return (permission) => permissions?.includes(permission) ?? false
}
