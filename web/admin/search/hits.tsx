import type { ReactNode } from 'react'
import type { Found } from '../../../src/overviews/find-everything-store.ts'
import { KindIcon, kindOf } from '../../ui/kind-icon.tsx'
import { type State, StatusBadge } from '../../ui/status-badge.tsx'
import { Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

export type Hit = { readonly id: string; readonly to: string; readonly content: ReactNode }
export type HitGroup = { readonly kind: string; readonly title: string; readonly hits: readonly Hit[] }

/** What was found, group by group, with where each leads; groups without anything are left out. */
export function useHits(found: Found): HitGroup[] {
  const t = useWords()
  const groups = [
    {
      kind: 'customers',
      title: t('admin.nav.customers'),
      hits: found.customers.map(({ id, name, company, email, number }) => ({
        id,
        to: `/admin/customers/${id}`,
        content: <Line main={name} also={[company, email, t('admin.customer.number', { number })]} />,
      })),
    },
    {
      kind: 'invoices',
      title: t('admin.nav.invoices'),
      hits: found.invoices.map(({ id, number, title, customer, state, total }) => ({
        id,
        to: `/admin/invoices/${number}`,
        content: (
          <Line
            main={number}
            also={[customer, title]}
            end={<Money value={total} />}
            state={<StatusBadge state={state} />}
          />
        ),
      })),
    },
    {
      kind: 'payments',
      title: t('admin.nav.payments'),
      hits: found.payments.map(({ id, externalId, invoiceNumber, customer, status, amount }) => ({
        id,
        to: `/admin/invoices/${invoiceNumber}#payments`,
        content: (
          <Line
            main={externalId}
            also={[customer, invoiceNumber]}
            end={<Money value={amount} />}
            state={<StatusBadge state={status as State} />}
          />
        ),
      })),
    },
    {
      kind: 'purchases',
      title: t('admin.nav.purchases'),
      hits: found.purchases.map(({ id, customerId, name, customer, kind, status, fields }) => ({
        id,
        to: `/admin/customers/${customerId}?purchase=${id}#purchases`,
        content: (
          <Line
            icon={<KindIcon kind={kindOf(kind)} />}
            main={name}
            also={[customer, ...fields.map(({ value }) => value)]}
            state={<StatusBadge state={status as State} />}
          />
        ),
      })),
    },
  ]
  return groups.filter(({ hits }) => hits.length > 0)
}

function Line(props: {
  main: string
  also: readonly string[]
  icon?: ReactNode
  state?: ReactNode
  end?: ReactNode
}) {
  return (
    <span className="flex items-center gap-3">
      {props.icon && <span className="text-muted">{props.icon}</span>}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-[550]">{props.main}</span>
        <span className="block truncate text-[0.8125rem] text-muted">
          {props.also.filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="flex flex-none flex-col items-end gap-0.5 text-[0.8125rem]">
        {props.end}
        {props.state}
      </span>
    </span>
  )
}
