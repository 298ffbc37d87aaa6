import type { ReactNode } from 'react'
import type { Package } from '../../../src/catalog/package.ts'
import { showFields } from '../../form-data.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioCards } from '../../ui/choice.tsx'
import { Field, SelectField, TextField } from '../../ui/field.tsx'
import { PostForm, useField, VersionField } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { FieldLine } from './field-line.tsx'
import { pathOf } from './group-path.ts'
import { Lines } from './lines.tsx'
import { OptionLine } from './option-line.tsx'

export type PackageChoices = {
  readonly groups: readonly { readonly id: string; readonly parentId: string | null; readonly name: string }[]
  readonly taxClasses: readonly { readonly id: string; readonly name: string }[]
  readonly currencies: readonly string[]
}

type Shown = {
  /** What the form begins with; undefined: an empty one. */
  readonly item: Package | undefined
  /** It is that package that is changed, and no new one like it. */
  readonly isStored: boolean
  readonly choices: PackageChoices
}

/** All of a package in one form, for a new one and for one that is changed. */
export function PackageForm(
  props: Shown & { groupId?: string | undefined; version?: number | undefined; save: string },
) {
  const { item, version, choices } = props
  return (
    <PostForm className="grid max-w-3xl gap-5" draft>
      {version !== undefined && <VersionField version={String(version)} />}
      {version !== undefined && <StockWas stock={item?.stock ?? null} />}
      <What {...props} groupId={item?.groupId ?? props.groupId} />
      <Prices {...props} />
      <Sale item={item} taxClasses={choices.taxClasses} />
      <Asked {...props} />
      <Terms item={item} />
      <div>
        <SubmitButton>{props.save}</SubmitButton>
      </div>
    </PostForm>
  )
}

/** What there was when the form was opened, also after it was sent back: stock is changed by the difference. */
function StockWas({ stock }: { stock: number | null }) {
  const { typed } = useField('stockWas')
  return <input type="hidden" name="stockWas" value={typed ?? stock ?? ''} />
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="grid gap-5">
        {hint && <p className="field-hint">{hint}</p>}
        {children}
      </div>
    </Card>
  )
}

function What({ item, isStored, choices, groupId }: Shown & { groupId: string | undefined }) {
  const t = useWords()
  const name = item && !isStored ? t('admin.packages.copyOf', { name: item.name }) : item?.name
  return (
    <Part title={t('admin.packages.what')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="name"
          label={t('admin.catalogue.name')}
          defaultValue={name}
          maxLength={120}
          autoComplete="off"
          required
        />
        <Field
          name="slug"
          label={t('admin.catalogue.slug')}
          hint={t('admin.catalogue.slugHint')}
          defaultValue={isStored ? item?.slug : undefined}
          maxLength={80}
          autoComplete="off"
          autoCapitalize="none"
        />
      </div>
      <SelectField
        name="groupId"
        label={t('admin.packages.group')}
        defaultValue={groupId ?? choices.groups[0]?.id}
      >
        {choices.groups.map((group) => (
          <option key={group.id} value={group.id}>
            {pathOf(group.id, choices.groups)}
          </option>
        ))}
      </SelectField>
      <Field
        name="summary"
        label={t('admin.packages.summary')}
        hint={t('admin.packages.summaryHint')}
        defaultValue={item?.summary}
        maxLength={300}
        optional
      />
      <TextField
        name="description"
        label={t('admin.catalogue.description')}
        hint={t('admin.catalogue.markdown')}
        defaultValue={item?.description}
        rows={8}
        optional
      />
    </Part>
  )
}

function Prices({ item, isStored, choices }: Shown) {
  const t = useWords()
  const { typed = '' } = useAdded()
  const { problem } = useField('options')
  const added = /^[A-Z]{3}$/.test(typed) ? [typed] : []
  const currencies = [...new Set([...choices.currencies, ...added])]
  return (
    <Part title={t('admin.packages.prices')} hint={t('admin.packages.pricesHint')}>
      <Lines
        of="options"
        stored={item?.options.length ?? 0}
        counts={(name) => name === 'id' || name.startsWith('price.')}
        title={(number) => t('admin.packages.way', { number })}
      >
        {(at) => (
          <OptionLine
            at={at}
            option={item?.options[at]}
            isStored={isStored && at < (item?.options.length ?? 0)}
            currencies={currencies}
          />
        )}
      </Lines>
      {problem && <p className="field-problem">{problem}</p>}
      <div className="flex flex-wrap items-end gap-3">
        <Field
          name="addCurrency"
          label={t('admin.packages.addCurrency')}
          placeholder="USD"
          className="w-48"
          maxLength={3}
          autoCapitalize="characters"
          optional
        />
        <button type="submit" name={showFields} value="currency" className="btn">
          {t('admin.packages.showCurrency')}
        </button>
      </div>
    </Part>
  )
}

/** The currency that was asked for besides. */
function useAdded(): { typed: string | undefined } {
  const { typed } = useField('addCurrency')
  return { typed: typed?.trim().toUpperCase() }
}

function Sale({ item, taxClasses }: { item: Package | undefined; taxClasses: PackageChoices['taxClasses'] }) {
  const t = useWords()
  const attach = (['none', 'may', 'must'] as const).map((value) => ({
    value,
    label: t(`admin.packages.attachWords.${value}`),
  }))
  return (
    <Part title={t('admin.packages.sale')}>
      <Checkbox name="visible" label={t('admin.packages.show')} defaultChecked={item?.visible ?? true} />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="taxClassId"
          label={t('admin.packages.taxClass')}
          defaultValue={item?.taxClassId ?? taxClasses[0]?.id}
        >
          {taxClasses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <Field
          name="stock"
          label={t('admin.packages.stock')}
          hint={t('admin.packages.stockHint')}
          defaultValue={item?.stock ?? undefined}
          type="number"
          inputMode="numeric"
          min={0}
          optional
        />
      </div>
      <RadioCards
        name="attach"
        label={t('admin.packages.attach')}
        choices={attach}
        defaultValue={item?.attach ?? 'none'}
      />
    </Part>
  )
}

function Asked({ item, isStored }: Shown) {
  const t = useWords()
  return (
    <Part title={t('admin.packages.fields')} hint={t('admin.packages.fieldsHint')}>
      <Lines
        of="fields"
        stored={item?.fields.length ?? 0}
        counts={(name) => name === 'id' || name === 'label'}
        title={(number) => t('admin.packages.field', { number })}
      >
        {(at) => (
          <FieldLine
            at={at}
            field={item?.fields[at]}
            isStored={isStored && at < (item?.fields.length ?? 0)}
          />
        )}
      </Lines>
    </Part>
  )
}

function Terms({ item }: { item: Package | undefined }) {
  const t = useWords()
  const days = { type: 'number', inputMode: 'numeric', min: 0, required: true } as const
  return (
    <Part title={t('admin.packages.terms')}>
      <div className="grid gap-5 sm:grid-cols-3">
        <Field
          name="renewBeforeDays"
          label={t('admin.packages.renewBeforeDays')}
          defaultValue={item?.renewBeforeDays ?? 30}
          {...days}
        />
        <Field
          name="renewAfterDays"
          label={t('admin.packages.renewAfterDays')}
          defaultValue={item?.renewAfterDays ?? 30}
          {...days}
        />
        <Field
          name="graceDays"
          label={t('admin.packages.graceDays')}
          defaultValue={item?.graceDays ?? 7}
          {...days}
        />
      </div>
      <Checkbox
        name="mayTurnOffAutoRenew"
        label={t('admin.packages.mayTurnOffAutoRenew')}
        defaultChecked={item?.mayTurnOffAutoRenew ?? true}
      />
      <Checkbox
        name="mayCancelNow"
        label={t('admin.packages.mayCancelNow')}
        defaultChecked={item?.mayCancelNow ?? true}
      />
    </Part>
  )
}
