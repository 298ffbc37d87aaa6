import { useState } from 'react'
import type { Flash } from '../flash.ts'
import { CircleCheck, X } from './icons.tsx'
import { useWords } from './viewer.tsx'

/** What has just been done, said once on the page that follows. */
export function Toast({ flash }: { flash: Flash | null }) {
  const t = useWords()
  const [closed, close] = useState<Flash | null>(null)
  const shown = flash !== null && flash !== closed
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-40 max-lg:bottom-20 flex justify-center"
    >
      {shown && (
        <div className="pointer-events-auto flex max-w-md items-center gap-3 rounded-[0.75rem] bg-neutral py-2.5 pr-2 pl-4 text-neutral-content shadow-lg">
          <CircleCheck aria-hidden className="size-4.5 flex-none" />
          <p className="font-medium">{flash.text}</p>
          <button
            type="button"
            className="grid size-8 cursor-pointer place-items-center"
            onClick={() => close(flash)}
          >
            <X aria-hidden className="size-4" />
            <span className="sr-only">{t('common.close')}</span>
          </button>
        </div>
      )}
    </div>
  )
}
