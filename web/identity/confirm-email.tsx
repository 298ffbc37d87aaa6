import { useLocation } from 'react-router'
import { z } from 'zod'
import { actorContext, appContext, viewerContext } from '../context.ts'
import { redirectSaying } from '../flash.ts'
import { submitted } from '../form.ts'
import { SubmitButton } from '../ui/button.tsx'
import { PostForm } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { useViewer, useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/confirm-email'
import { NarrowPage } from './narrow-page.tsx'
import { leadingTo } from './next-path.ts'

const ConfirmForm = z.object({ intent: z.enum(['confirm', 'again']) })

/** Only the button confirms: email scanners open every link of an email before its reader does. */
export function action({ context, params, request }: Route.ActionArgs) {
  return submitted(request, ConfirmForm, async ({ intent }) => {
    const { identity } = context.get(appContext)
    const { user } = context.get(viewerContext)
    const actor = context.get(actorContext)
    const next = user ? '/account' : '/sign-in'
    if (intent === 'confirm') {
      await identity.confirmEmail(actor, { token: params.token })
      return redirectSaying(next, 'identity.confirmed')
    }
    if (user) await identity.requestConfirmation(actor, {})
    return redirectSaying(next, 'identity.confirmationSent')
  })
}

export default function ConfirmEmailPage() {
  const t = useWords()
  const { user } = useViewer()
  return (
    <NarrowPage
      title={t('identity.confirmTitle')}
      lead={t('identity.confirmLead')}
      below={user ? <SendAgain /> : <SignInForNew />}
    >
      <PostForm intent="confirm">
        <SubmitButton wide>{t('identity.confirm')}</SubmitButton>
      </PostForm>
    </NarrowPage>
  )
}

function SignInForNew() {
  const t = useWords()
  const { pathname } = useLocation()
  return (
    <Link className="soft-link list-link" to={leadingTo('/sign-in', pathname)}>
      {t('identity.signInForNew')}
    </Link>
  )
}

function SendAgain() {
  const t = useWords()
  return (
    <PostForm intent="again">
      <SubmitButton look="ghost" small>
        {t('identity.sendAgain')}
      </SubmitButton>
    </PostForm>
  )
}
