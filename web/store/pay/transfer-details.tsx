import type { ReactNode } from 'react'
import type { MoneyValue } from '../../format.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { PayPageModel } from './invoice-summary.tsx'
import type { Transfer } from './transfer.ts'

type Props = {
  readonly page: PayPageModel & { readonly transfer: Transfer }
  readonly open: MoneyValue
}

/** How to pay by transfer: every part of the bank's form to copy, and a code to scan. */
export function TransferDetails({ page, open }: Props) {
  const t = useWords()
  const { money } = useFormats()
  const { invoice, bankInstructions, transfer } = page
  const { iban, bic, amount, code } = transfer
  const items: [string, ReactNode][] = [
    [
      t('checkout.amount'),
      <Part key="amount" what={t('checkout.amount')} text={amount}>
        <Money value={open} className="font-semibold" />
      </Part>,
    ],
    [t('checkout.reference'), <Part key="reference" what={t('checkout.reference')} text={invoice.number} />],
  ]
  if (iban) items.unshift(['IBAN', <Part key="iban" what="IBAN" text={iban} />])
  if (bic) items.splice(1, 0, ['BIC', <Part key="bic" what="BIC" text={bic} />])
  return (
    <section className="card-box p-5">
      <h2 className="font-semibold text-base">{t('checkout.transfer')}</h2>
      <p className="mt-1 text-muted" suppressHydrationWarning>
        {t('checkout.transferText', { amount: money(open) })}
      </p>
      <div className="mt-4 grid gap-4 rounded-[0.5rem] bg-[var(--calm-soft)] p-4 sm:grid-cols-[1fr_auto]">
        <KeyValues items={items} />
        {code && (
          <figure className="w-32">
            <img
              src={code}
              alt={t('checkout.scanCode')}
              width={128}
              height={128}
              className="rounded-[0.375rem] bg-white"
            />
            <figcaption className="mt-1 text-center text-[0.75rem] text-muted">
              {t('checkout.scan')}
            </figcaption>
          </figure>
        )}
      </div>
      {bankInstructions && <p className="mt-4 whitespace-pre-line break-words">{bankInstructions}</p>}
    </section>
  )
}

function Part({ what, text, children }: { what: string; text: string; children?: ReactNode }) {
  return (
    <span className="flex flex-wrap items-center gap-x-5">
      {children ?? <span className="figures break-all font-semibold">{text}</span>}
      <CopyButton text={text} what={what} />
    </span>
  )
}
