import { Search } from 'lucide-react'
import { Form } from 'react-router'
import { useWords } from '../ui/viewer.tsx'

/** The field above a list: a form that asks for the list again. `keep` is what else the address says. */
export function SearchForm(props: {
  label: string
  typed: string
  keep?: Readonly<Record<string, string>> | undefined
}) {
  const t = useWords()
  return (
    <Form method="get" role="search" aria-label={props.label} className="mb-4 flex max-w-xl gap-2">
      {Object.entries(props.keep ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="input gap-2.5">
        <Search aria-hidden className="size-4 flex-none text-muted" />
        <span className="sr-only">{props.label}</span>
        <input
          key={props.typed}
          type="search"
          name="q"
          defaultValue={props.typed}
          maxLength={200}
          placeholder={props.label}
        />
      </label>
      <button type="submit" className="btn">
        {t('admin.search.button')}
      </button>
    </Form>
  )
}

/** An address with those of the parameters that say something. */
export function addressOf(path: string, params: Readonly<Record<string, string | null | undefined>>): string {
  const said = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = new URLSearchParams(said).toString()
  return search ? `${path}?${search}` : path
}

/** What an address says under a name, bounded. */
export function textOf(params: URLSearchParams, name: string): string {
  return (params.get(name) ?? '').trim().slice(0, 200)
}
