import { type InvoiceStatus, isCancelled, isPaid, isPayable } from '../../../src/invoices/invoice-states.ts'
import type { Found } from '../../../src/overviews/find-everything-store.ts'
import type { Permission } from '../../../src/platform/actor.ts'
import { useWords } from '../../ui/viewer.tsx'
import { sections } from '../areas.ts'
import { useMay } from '../may.ts'
import type { Hit, HitGroup } from './hits.tsx'

type Verb = 'refund' | 'record' | 'sendAgain' | 'cancel' | 'history' | 'credit' | 'end'

/** What is done with what: each where it is asked for by its word before the words that are looked for, "refund INV-000120". */
const verbs: Record<Verb, { readonly needs: Permission; readonly targets: (found: Found) => Target[] }> = {
  refund: { needs: 'payments.refund', targets: onInvoices('refund', isPaid) },
  sendAgain: {
    needs: 'invoices.resend',
    targets: onInvoices('send-again', (invoice) => !isCancelled(invoice)),
  },
  record: { needs: 'payments.record', targets: onInvoices('record-payment', isPayable) },
  cancel: { needs: 'invoices.edit', targets: onInvoices('cancel', isPayable) },
  history: {
    needs: 'history.view',
    targets: ({ customers }) =>
      customers.map(({ id, name }) => ({ id, name, to: `/admin/customers/${id}/history` })),
  },
  credit: {
    needs: 'credit.adjust',
    targets: ({ customers }) =>
      customers.map(({ id, name }) => ({ id, name, to: `/admin/customers/${id}?open=credit` })),
  },
  end: {
    needs: 'purchases.cancel',
    targets: ({ purchases }) =>
      purchases.map(({ id, customerId, name, customer }) => {
        const open = encodeURIComponent(`cancel-purchase ${id}`)
        return {
          id,
          name: `${name}, ${customer}`,
          to: `/admin/customers/${customerId}?purchase=${id}&open=${open}`,
        }
      }),
  },
}

type Target = { readonly id: string; readonly name: string; readonly to: string }

/** The page of each invoice in such a state, with the question asked. */
function onInvoices(
  intent: string,
  isMeant: (invoice: { status: InvoiceStatus }) => boolean,
): (found: Found) => Target[] {
  return ({ invoices }) =>
    invoices.filter(isMeant).map(({ id, number, customer }) => ({
      id,
      name: `${number}, ${customer}`,
      to: `/admin/invoices/${number}?open=${intent}`,
    }))
}

type Parts = { readonly verb: Verb | null; readonly rest: string }

/** What is typed, as an act and what it is about: by the act's word in the language of the page. */
export function useParts(): (typed: string) => Parts {
  const t = useWords()
  return (typed) => {
    const text = typed.trimStart().toLowerCase()
    const verb = (Object.keys(verbs) as Verb[]).find((each) =>
      text.startsWith(`${t(`admin.command.verb.${each}`).toLowerCase()} `),
    )
    if (!verb) return { verb: null, rest: typed.trim() }
    return { verb, rest: text.slice(t(`admin.command.verb.${verb}`).length).trim() }
  }
}

/** The pages that are called so, and the acts that are asked for, for those who may. */
export function useCommands(): (typed: string, found: Found) => HitGroup[] {
  const t = useWords()
  const may = useMay()
  const parts = useParts()
  return (typed, found) => {
    const { verb, rest } = parts(typed)
    const areas = sections.flatMap((section) => section.areas)
    const pages: Hit[] = areas
      .filter(({ needs, key }) => (needs === null || may(needs)) && isCalled(t(`admin.nav.${key}`), rest))
      .map(({ to, key }) => ({ id: to, to, content: <Name words={t(`admin.nav.${key}`)} /> }))
    const acts: Hit[] =
      verb && may(verbs[verb].needs)
        ? verbs[verb].targets(found).map(({ id, name, to }) => ({
            id: `${verb} ${id}`,
            to,
            content: <Name words={t(`admin.command.act.${verb}`, { name })} />,
          }))
        : []
    const groups = [
      { kind: 'acts', title: t('admin.command.acts'), hits: acts },
      { kind: 'pages', title: t('admin.command.pages'), hits: verb ? [] : pages },
    ]
    return groups.filter(({ hits }) => hits.length > 0)
  }
}

function isCalled(name: string, typed: string): boolean {
  return typed.length >= 2 && name.toLowerCase().startsWith(typed.toLowerCase())
}

function Name({ words }: { words: string }) {
  return <span className="block truncate font-[550]">{words}</span>
}
