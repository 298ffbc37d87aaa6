import { Form } from 'react-router'
import { FileDown, Search } from '../ui/icons.tsx'
import { Link } from '../ui/link.tsx'
import { Pager } from '../ui/pager.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { ListAddresses } from './lists/address.ts'

/** The field above a list: a form that asks for the list again, in the same order and the same part of it. */
export function SearchForm(props: { label: string; typed: string; addresses: ListAddresses }) {
  const t = useWords()
  return (
    <Form method="get" role="search" aria-label={props.label} className="mb-4 flex max-w-xl gap-2">
      {props.addresses.kept
        .filter(([name]) => name !== 'q')
        .map(([name, value]) => (
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

/** Says that a list is one customer's part of it (null while it is empty), and leads to the whole. */
export function OneCustomer({ name, path }: { name: string | null; path: string }) {
  const t = useWords()
  return (
    <>
      {name && t('admin.ofCustomer', { name })}{' '}
      <Link to={path} className="soft-link">
        {t('admin.showAll')}
      </Link>
    </>
  )
}

export function CustomerLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to={`/admin/customers/${id}`} className="soft-link">
      {name}
    </Link>
  )
}

/** An invoice in a row of its own: its number leads to it, what it is for stands below. */
export function InvoiceName({ number, title }: { number: string; title: string }) {
  return (
    <div className="max-md:flex max-md:items-baseline max-md:gap-2">
      <RowLink to={`/admin/invoices/${number}`} className="figures whitespace-nowrap">
        {number}
      </RowLink>
      <span className="block min-w-0 text-[0.8125rem] text-muted max-md:truncate">{title}</span>
    </div>
  )
}

/** To the beginning of a list, and on from its end. */
export function ListPager(props: { addresses: ListAddresses; isFirst: boolean; older: string | null }) {
  const t = useWords()
  const { addresses, isFirst, older } = props
  const says = { newer: t('admin.lists.first'), older: t('admin.lists.next') }
  return (
    <Pager
      newer={isFirst ? null : addresses.to()}
      older={older && addresses.to({ before: older })}
      says={addresses.isUsual ? undefined : says}
    />
  )
}

/** All that the list shows, on every page of it, as a file for a spreadsheet. */
export function Download({ addresses }: { addresses: ListAddresses }) {
  const t = useWords()
  return (
    <a href={addresses.download} download className="btn">
      <FileDown aria-hidden className="size-4" />
      {t('admin.lists.download')}
    </a>
  )
}
