import { useEffect, useRef } from 'react'

/**
 * Brings the link to the current page (`aria-current`) into the middle of a line of links that is wider than the window,
 * whenever `current` changes.
 */
export function useShowCurrent<T extends HTMLElement>(current: string) {
  const line = useRef<T>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is looked up anew for each current page.
  useEffect(() => {
    const mark = line.current?.querySelector('[aria-current]')
    if (!line.current || !mark) return
    const [whole, part] = [line.current.getBoundingClientRect(), mark.getBoundingClientRect()]
    line.current.scrollLeft += part.left - whole.left - (whole.width - part.width) / 2
  }, [current])
  return line
}
