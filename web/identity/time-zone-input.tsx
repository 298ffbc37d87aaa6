import { useHydrated } from '../ui/hydrated.ts'

/** Tells the browser's time zone along with the form; without JavaScript the shop's is taken. */
export function TimeZoneInput() {
  const zone = useHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : ''
  return <input type="hidden" name="timeZone" value={zone} />
}
