import type { ReactNode } from 'react'

/** A button, and in words what it brings about. */
export function Choice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      {children}
      <p className="text-pretty text-[0.8125rem] text-muted">{text}</p>
    </div>
  )
}
