import type { CreditMove } from '../../src/overviews/credit-list-store.ts'
import { actorContext, appContext } from '../context.ts'
import { Card, Figure } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Wallet } from '../ui/icons.tsx'
import { Link } from '../ui/link.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Moment, Money } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/credit'
import { pagesOf, placeOf } from './list-address.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const place = placeOf(new URL(request.url))
  return context.get(appContext).credit.list(context.get(actorContext), place)
}

export default function CreditPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { balances, moves } = loaderData
  const empty = (
    <EmptyState icon={<Wallet />} title={t('account.credit.none')} text={t('account.credit.noneText')} />
  )
  return (
    <>
      <PageTitle title={t('account.credit.title')} lead={t('account.credit.lead')} />
      {balances.length > 0 && (
        <div className="mb-5 grid gap-4 sm:grid-cols-3">
          {balances.map((balance) => (
            <Figure
              key={balance.currency}
              label={t('account.credit.balance', { currency: balance.currency })}
            >
              <Money value={balance} />
            </Figure>
          ))}
        </div>
      )}
      <Moves moves={moves} empty={empty} />
      <Pager {...pagesOf('/account/credit', loaderData)} />
    </>
  )
}

function Moves({ moves, empty }: { moves: readonly CreditMove[]; empty: React.ReactNode }) {
  const t = useWords()
  const columns: Column<CreditMove>[] = [
    { head: t('account.credit.what'), phone: 'title', cell: (move) => <What move={move} /> },
    { head: t('account.list.date'), cell: (move) => <Moment value={move.at} format="day" /> },
    {
      head: t('account.list.amount'),
      align: 'end',
      phone: 'amount',
      cell: (move) => <Money value={move.amount} signed className="font-[550]" />,
    },
  ]
  const title = t('account.credit.moves')
  return (
    <Card title={title} flush>
      <Table caption={title} columns={columns} rows={moves} rowKey={(move) => move.id} empty={empty} />
    </Card>
  )
}

function What({ move: { kind, number, amount, reason } }: { move: CreditMove }) {
  const t = useWords()
  const isTaken = kind === 'credit_adjusted' && BigInt(amount.minor) < 0n
  return (
    <div className="min-w-0">
      <div className="font-[550]">{t(`account.credit.kind.${isTaken ? 'credit_taken' : kind}`)}</div>
      {number && (
        <Link to={`/account/invoices/${number}`} className="figures soft-link text-[0.8125rem]">
          {number}
        </Link>
      )}
      {reason && <div className="break-words text-[0.8125rem] text-muted">{reason}</div>}
    </div>
  )
}
