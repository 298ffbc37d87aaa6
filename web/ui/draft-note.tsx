import { useWords } from './viewer.tsx'

/** Says that a form holds what was typed into it before, and lets that go. */
export function DraftNote({ discard }: { discard: () => void }) {
  const t = useWords()
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-3 text-[0.8125rem] text-muted">
      {t('form.draft')}
      <button type="button" className="btn btn-ghost btn-sm" onClick={discard}>
        {t('form.discardDraft')}
      </button>
    </p>
  )
}
