import type { ComponentProps, ReactNode, RefObject } from 'react'
import { Form } from 'react-router'
import { Search } from '../../ui/icons.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** What its field is to who cannot see it, also before it has a list. */
export const asCombobox = { role: 'combobox', 'aria-autocomplete': 'list' } as const

/** How the command box looks, with and without what it finds while somebody types. */
export function BoxForm(props: {
  field: RefObject<HTMLInputElement | null>
  form?: Pick<ComponentProps<typeof Form>, 'ref' | 'onSubmit' | 'onBlur'> | undefined
  input: ComponentProps<'input'>
  children?: ReactNode
}) {
  const t = useWords()
  return (
    <Form
      {...props.form}
      method="get"
      action="/admin/search"
      role="search"
      aria-label={t('admin.command.label')}
      className="sm:relative"
    >
      <label className="input h-10 gap-2.5">
        <Search aria-hidden className="size-4 flex-none text-muted" />
        <span className="sr-only">{t('admin.command.label')}</span>
        <input
          {...props.input}
          ref={props.field}
          type="search"
          name="q"
          maxLength={200}
          autoComplete="off"
          placeholder={t('admin.command.placeholder')}
        />
        <kbd aria-hidden className="kbd kbd-sm max-sm:hidden">
          /
        </kbd>
      </label>
      {props.children}
    </Form>
  )
}
