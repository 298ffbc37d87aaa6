import { redirect } from 'react-router'
import { z } from 'zod'
import { line } from '../../src/kernel/text.ts'
import { actorContext, appContext, viewerContext } from '../context.ts'
import { redirectSaying } from '../flash.ts'
import { submitted } from '../form.ts'
import { SubmitButton } from '../ui/button.tsx'
import { PostForm } from '../ui/form.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/set-up'
import { isCountry } from './countries.ts'
import { currenciesIn, isCurrency, isTimeZone, timeZones } from './currencies.ts'
import { NarrowPage } from './narrow-page.tsx'
import { originOf } from './origin.ts'
import { SetUpFields } from './set-up-fields.tsx'
import { Email, Name, Password } from './user-form.ts'

const SetUpForm = z.object({
  code: line(40),
  settings: z.object({
    name: line(80),
    email: Email,
    country: z.string().refine(isCountry, 'form.choose'),
    currency: z.string().refine(isCurrency, 'form.choose'),
    timeZone: z.string().refine(isTimeZone, 'form.choose'),
  }),
  owner: z.object({ name: Name, email: Email, password: Password }),
})

export function loader({ context }: Route.LoaderArgs) {
  if (context.get(appContext).shop.state()) throw redirect('/store')
  const { locale } = context.get(viewerContext)
  return { currencies: currenciesIn(locale), timeZones: timeZones() }
}

/** Opens the shop and signs its first owner in. The code from the log shows that it is the owner's to open. */
export function action({ context, request }: Route.ActionArgs) {
  return submitted(
    request,
    SetUpForm,
    async (form) => {
      const asked = { ...form, from: originOf({ context, request }) }
      const { cookies } = await context.get(appContext).shop.setUpWithOwner(context.get(actorContext), asked)
      const opened = redirectSaying('/admin', 'identity.shopOpened', { shop: form.settings.name })
      for (const cookie of cookies) opened.headers.append('Set-Cookie', cookie)
      return opened
    },
    { set_up_code_wrong: 'code' },
  )
}

export default function SetUpPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <main className="min-h-dvh px-4 py-8">
      <NarrowPage title={t('identity.setUp')} lead={t('identity.setUpLead')} wide>
        <PostForm className="grid gap-8" draft>
          <SetUpFields {...loaderData} />
          <SubmitButton wide>{t('identity.openShop')}</SubmitButton>
        </PostForm>
      </NarrowPage>
    </main>
  )
}
