import { z } from 'zod'
import { TaxClassId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { countryName } from '../../country.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { countriesIn } from '../../identity/countries.ts'
import { Card } from '../../ui/card.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import { wordsIn } from '../../words.ts'
import { asked } from '../asked.ts'
import { outdated } from '../outdated.ts'
import type { Route } from './+types/tax-class'
import { TaxClassFields } from './read-tax-class.ts'
import { TaxClassForm } from './tax-class-form.tsx'

const path = '/admin/tax-classes'

const Country = z.string().regex(/^[A-Z]{2}$/)

/** With what somebody would pay who buys at the place that the address says. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const taxClassId = asked(TaxClassId, params.id)
  const said = new URL(request.url).searchParams
  const country = Country.safeParse(said.get('country')).data
  const place = country ? { country, region: (said.get('region') ?? '').slice(0, 80) } : null
  const { catalog } = context.get(appContext)
  const { tried, ...taxClass } = await catalog.taxClass(context.get(actorContext), { taxClassId, place })
  const { locale } = context.get(viewerContext)
  return { taxClass, countries: countriesIn(locale), tried: place && tried && { ...place, tax: tried } }
}

const Versioned = z.object({ version: z.coerce.number().int().min(1) })

export function action({ context, params, request }: Route.ActionArgs) {
  const taxClassId = asked(TaxClassId, params.id)
  const { locale } = context.get(viewerContext)
  const sent = request.clone()
  return submitted(request, z.intersection(TaxClassFields, Versioned), async (taxClass) => {
    const { catalog } = context.get(appContext)
    const edited = await catalog.changeTaxClass(context.get(actorContext), { ...taxClass, taxClassId })
    if (edited.outcome === 'outdated') return outdated(sent, wordsIn(locale), edited)
    return redirectSaying(`${path}/${taxClassId}`, 'admin.taxClass.saved')
  })
}

export default function TaxClassPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { taxClass, countries, tried } = loaderData
  return (
    <>
      <PageTitle title={taxClass.name} crumbs={[{ to: path, label: t('admin.nav.taxClasses') }]} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <TaxClassForm
          key={taxClass.version}
          taxClass={taxClass}
          version={taxClass.version}
          countries={countries}
          save={t('admin.catalogue.save')}
        />
        <Try countries={countries} tried={tried} />
      </div>
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Try({ countries, tried }: Pick<Loaded, 'countries' | 'tried'>) {
  const t = useWords()
  return (
    <Card title={t('admin.taxClass.try')}>
      <form method="get" className="grid gap-4">
        <p className="field-hint">{t('admin.taxClass.tryHint')}</p>
        <SelectField name="country" label={t('admin.taxClass.country')} defaultValue={tried?.country}>
          {countries.map(([code, called]) => (
            <option key={code} value={code}>
              {called}
            </option>
          ))}
        </SelectField>
        <Field
          name="region"
          label={t('admin.taxClass.region')}
          defaultValue={tried?.region}
          maxLength={80}
          optional
        />
        <button type="submit" className="btn">
          {t('admin.taxClass.tryIt')}
        </button>
        {tried && (
          <p role="status" suppressHydrationWarning>
            <Result {...tried} />
          </p>
        )}
      </form>
    </Card>
  )
}

function Result({ country, region, tax }: NonNullable<Loaded['tried']>) {
  const t = useWords()
  const { locale } = useViewer()
  const place = [region, countryName(country, locale)].filter(Boolean).join(', ')
  const { percent } = useFormats()
  if (tax.name === '') return t('admin.taxClass.resultNone', { place })
  const rate = `${tax.name} ${percent(Number(tax.ratePpm) / 1_000_000)}`
  return t('admin.taxClass.result', { place, tax: rate })
}
