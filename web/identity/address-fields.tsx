import { type ChangeEvent, useState } from 'react'
import { type AddressLayout, type AddressPart, addressLayout } from '../../src/kernel/address-layout.ts'
import { showFields } from '../form-data.ts'
import { Field, PrintedField, SelectField } from '../ui/field.tsx'
import { useSentBack } from '../ui/form.tsx'
import { useViewer, useWords } from '../ui/viewer.tsx'
import type { AddressForm } from './address-form.ts'
import { countriesIn, type Named } from './countries.ts'

/** What is stored, at least the country that the form begins with. */
type Stored = Pick<AddressForm, 'country'> & Partial<AddressForm>

const parts = ['line1', 'line2', 'city', 'region', 'postcode'] as const satisfies readonly AddressPart[]

/**
 * Country, company, address and tax id. The address has the fields of the country, in its order and under its names; what was typed
 * stays where the fields change. All of it but the country is optional, for a country alone is enough to sell to; under a `summary`
 * it is folded while it is empty.
 */
export function AddressFields({ stored, summary }: { stored: Stored; summary?: string }) {
  const t = useWords()
  const sentBack = useSentBack()
  const { country, lines, choose } = useLines(stored)
  const optional = (
    <>
      <PrintedField
        name="company"
        label={t('identity.company')}
        defaultValue={stored.company}
        autoComplete="organization"
        maxLength={120}
        optional
      />
      <Address lines={lines} stored={stored} layout={addressLayout(country)} />
      <Field
        name="taxId"
        label={t('identity.taxId')}
        hint={t('identity.taxIdHint')}
        defaultValue={stored.taxId}
        autoComplete="off"
        maxLength={40}
        optional
      />
    </>
  )
  return (
    <>
      <CountryField name="country" defaultValue={stored.country} onChange={choose} />
      <ShowFields />
      {summary ? (
        <details className="group" open={sentBack !== null || undefined}>
          <summary className="w-fit cursor-pointer text-muted hover:text-base-content">{summary}</summary>
          <div className="mt-5 grid gap-5">{optional}</div>
        </details>
      ) : (
        optional
      )}
    </>
  )
}

/** The country, which taxes hang on. Browsers make the list of countries themselves, so that no page brings it twice. */
export function CountryField(props: {
  name: string
  defaultValue?: string
  onChange?: (event: ChangeEvent<HTMLSelectElement>) => void
  /** Above the countries: that one is to be chosen. */
  first?: string
}) {
  const t = useWords()
  const { locale } = useViewer()
  const { first, ...select } = props
  return (
    <SelectField {...select} label={t('identity.country')} autoComplete="country" required>
      {first && <option value="">{first}</option>}
      {optionsOf(countriesIn(locale))}
    </SelectField>
  )
}

/**
 * Without script the form is sent to get the fields of another country. Enter sends a form with its first button, which must not be
 * that one.
 */
function ShowFields() {
  const t = useWords()
  return (
    <noscript>
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('form.send')}
      </button>
      <button type="submit" name={showFields} value="yes" className="btn btn-sm">
        {t('identity.showFields')}
      </button>
    </noscript>
  )
}

type Lines = AddressLayout['lines']
type Chosen = { readonly from: string; readonly country: string; readonly filled: readonly AddressPart[] }

/** The lines of the country that is chosen, and after them those that it does not have and that are filled in. */
function useLines(stored: Stored) {
  const typed = useSentBack()?.values
  const from = String(typed?.country ?? stored.country)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const filledAtFirst = parts.filter((part) => String(typed?.[part] ?? stored[part] ?? '') !== '')
  const { country, filled } = chosen?.from === from ? chosen : { country: from, filled: filledAtFirst }
  const { lines } = addressLayout(country)
  const others = filled.filter((part) => !lines.flat().includes(part))
  return {
    country,
    lines: [...lines, ...others.map((part) => [part])],
    choose({ currentTarget: { form, value } }: ChangeEvent<HTMLSelectElement>) {
      const now = new FormData(form ?? undefined)
      setChosen({ from, country: value, filled: parts.filter((part) => (now.get(part) ?? '') !== '') })
    },
  }
}

/** All fields lie side by side in one grid, so that each keeps what was typed into it when their order changes. */
function Address({ lines, stored, layout }: { lines: Lines; stored: Stored; layout: AddressLayout }) {
  const t = useWords()
  return (
    <fieldset className="@container field-group">
      <legend className="field-label">
        {t('identity.address')}
        <span className="ml-1.5 font-normal text-muted">{t('form.optional')}</span>
      </legend>
      <p className="field-hint">{t('identity.addressText')}</p>
      <div className="mt-3 grid gap-5 @sm:grid-cols-6">
        {lines.flatMap((line) =>
          line.map((part) => (
            <div key={part} className={widthOf(part, line.length)}>
              <Part part={part} stored={stored[part]} layout={layout} />
            </div>
          )),
        )}
      </div>
    </fieldset>
  )
}

function widthOf(part: AddressPart, besides: number): string {
  if (besides > 2) return '@sm:col-span-2'
  if (besides === 2) return part === 'postcode' ? '@sm:col-span-2' : '@sm:col-span-4'
  return part === 'postcode' ? '@sm:col-span-3' : '@sm:col-span-6'
}

function Part(props: { part: AddressPart; stored: string | undefined; layout: AddressLayout }) {
  const t = useWords()
  const { part, stored, layout } = props
  const field = { name: part, defaultValue: stored, optional: !layout.needed.includes(part) }
  const { postcode, city, region } = layout.names
  switch (part) {
    case 'postcode':
      return (
        <Field
          {...field}
          label={t(`identity.postcodeIs.${postcode}`)}
          autoComplete="postal-code"
          maxLength={20}
        />
      )
    case 'city':
      return (
        <PrintedField
          {...field}
          label={t(`identity.cityIs.${city}`)}
          autoComplete="address-level2"
          maxLength={80}
        />
      )
    case 'region':
      return (
        <PrintedField
          {...field}
          label={t(`identity.regionIs.${region}`)}
          autoComplete="address-level1"
          maxLength={80}
        />
      )
    default:
      return (
        <PrintedField
          {...field}
          label={t(`identity.${part}`)}
          autoComplete={part === 'line1' ? 'address-line1' : 'address-line2'}
          maxLength={120}
        />
      )
  }
}

/** The language of an account's words, and whose way of writing dates and numbers. */
export function LocaleField(props: { label: string; locales: readonly Named[]; defaultValue: string }) {
  return (
    <SelectField name="locale" label={props.label} defaultValue={props.defaultValue}>
      {optionsOf(props.locales)}
    </SelectField>
  )
}

function optionsOf(choices: readonly Named[]) {
  return choices.map(([value, name]) => (
    <option key={value} value={value} suppressHydrationWarning>
      {name}
    </option>
  ))
}
