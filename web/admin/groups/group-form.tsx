import type { Group } from '../../../src/catalog/catalog-store.ts'
import type { ChangeRules } from '../../../src/kernel/change-rules.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field, SelectField, TextField } from '../../ui/field.tsx'
import { PostForm, VersionField } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { pathOf } from '../packages/group-path.ts'
import { ChangeRulesCard } from './change-rules-card.tsx'

/** A group: how it is called, and which it stands below. */
export function GroupForm(props: {
  group?: (Group & { changes: ChangeRules | null }) | undefined
  version?: number | undefined
  /** Below which it can stand. */
  groups: readonly Pick<Group, 'id' | 'parentId' | 'name'>[]
  save: string
}) {
  const t = useWords()
  const { group, version, groups } = props
  return (
    <PostForm className="grid max-w-3xl gap-5">
      {version !== undefined && <VersionField version={String(version)} />}
      <Card>
        <div className="grid gap-5">
          <div className="grid gap-5 sm:grid-cols-2">
            <Field
              name="name"
              label={t('admin.catalogue.name')}
              defaultValue={group?.name}
              maxLength={80}
              autoComplete="off"
              required
            />
            <Field
              name="slug"
              label={t('admin.catalogue.slug')}
              hint={t('admin.catalogue.slugHint')}
              defaultValue={group?.slug}
              maxLength={80}
              autoComplete="off"
              autoCapitalize="none"
            />
          </div>
          <SelectField name="parentId" label={t('admin.group.parent')} defaultValue={group?.parentId ?? ''}>
            <option value="">{t('admin.group.top')}</option>
            {groups.map(({ id }) => (
              <option key={id} value={id}>
                {pathOf(id, groups)}
              </option>
            ))}
          </SelectField>
          <TextField
            name="description"
            label={t('admin.catalogue.description')}
            defaultValue={group?.description}
            maxLength={500}
            rows={2}
            optional
          />
        </div>
      </Card>
      <ChangeRulesCard changes={group?.changes ?? null} />
      <div>
        <SubmitButton>{props.save}</SubmitButton>
      </div>
    </PostForm>
  )
}
