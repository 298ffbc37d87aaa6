import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

export const againAfterSeconds = 4

/** Loads the page's data again every few seconds while it is looked at: what it waits for comes by itself. */
export function useLookingAgain(): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void revalidate()
    }, againAfterSeconds * 1000)
    return () => clearInterval(timer)
  }, [revalidate])
}
