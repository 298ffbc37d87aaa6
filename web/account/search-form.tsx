import { Form } from 'react-router'
import { ButtonLink } from '../ui/button.tsx'
import { Search } from '../ui/icons.tsx'
import { useWords } from '../ui/viewer.tsx'

/** Finds within a list, by asking for its page again. `keep` is what else the address says, `clear` leads back to all. */
export function SearchForm(props: { typed: string; keep: Readonly<Record<string, string>>; clear: string }) {
  const t = useWords()
  return (
    <Form method="get" role="search" className="mb-5 flex max-w-lg gap-2">
      {Object.entries(props.keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="input gap-2.5">
        <Search aria-hidden className="size-4 flex-none text-muted" />
        <span className="sr-only">{t('account.invoices.search')}</span>
        <input
          key={props.typed}
          type="search"
          name="q"
          defaultValue={props.typed}
          maxLength={100}
          placeholder={t('account.invoices.search')}
        />
      </label>
      <button type="submit" className="btn">
        {t('account.invoices.find')}
      </button>
      {props.typed && (
        <ButtonLink to={props.clear} look="ghost">
          {t('account.invoices.clear')}
        </ButtonLink>
      )}
    </Form>
  )
}
