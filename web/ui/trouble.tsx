import { isRouteErrorResponse } from 'react-router'
import type { Said } from '../refused.ts'
import { StoreFrame } from './store-frame.tsx'
import { useWords } from './viewer.tsx'

const known = [400, 403, 404, 405, 409, 413, 422, 429, 500, 503] as const
type Known = (typeof known)[number]

/** The page for everything that could not be shown, in plain words; refusals bring their own sentence. */
export function Trouble({ error }: { error: unknown }) {
  const t = useWords()
  const status = statusOf(error)
  const said = isRouteErrorResponse(error) ? (error.data as Said | null) : null
  const title = t(`trouble.s${status}.title`)
  return (
    <StoreFrame>
      <div className="mx-auto max-w-xl py-16">
        <title>{title}</title>
        <p className="text-muted figures text-sm">{status}</p>
        <h1 className="mt-1 text-2xl font-semibold">{title}</h1>
        <p className="mt-4">{said?.text ?? t(`trouble.s${status}.text`)}</p>
        <p className="mt-8">
          <a className="btn btn-primary" href="/">
            {t('trouble.backHome')}
          </a>
        </p>
      </div>
    </StoreFrame>
  )
}

function statusOf(error: unknown): Known {
  const status = isRouteErrorResponse(error) ? error.status : 500
  return known.find((one) => one === status) ?? (status < 500 ? 400 : 500)
}
