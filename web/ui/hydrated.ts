import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in what the server renders, true once the page is alive in the browser. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
