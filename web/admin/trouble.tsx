import { isRouteErrorResponse } from 'react-router'
import type { Said } from '../refused.ts'
import { ButtonLink } from '../ui/button.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useWords } from '../ui/viewer.tsx'

const known = [400, 403, 404, 409, 422, 503] as const

/** What could not be shown or done, in the staff area's own frame, so that its ways stay open. */
export function AdminTrouble({ error }: { error: unknown }) {
  const t = useWords()
  const answer = isRouteErrorResponse(error) ? error : null
  const status = known.find((one) => one === answer?.status) ?? 500
  const said = answer?.data as Said | null
  return (
    <>
      <PageTitle title={t(`trouble.s${status}.title`)} />
      <p className="mb-6 max-w-prose">{said?.text ?? t(`trouble.s${status}.text`)}</p>
      <ButtonLink to="/admin">{t('admin.toDashboard')}</ButtonLink>
    </>
  )
}
