import { type ReactNode, useId } from 'react'
import { smaller } from '../../../src/kernel/money.ts'
import { methodWords } from '../../method-words.ts'
import { CardFields } from '../../ui/card-fields.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { useField } from '../../ui/form.tsx'
import { CreditCard, Landmark } from '../../ui/icons.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

type Amount = { readonly minor: bigint; readonly currency: string }

export type PaymentOptions = {
  readonly credit: Amount
  readonly methods: readonly {
    readonly id: string
    readonly label: string
    readonly expMonth: number | null
    readonly expYear: number | null
    readonly isDefault: boolean
  }[]
  readonly gateways: readonly { readonly name: string; readonly kind: 'card' | 'manual' }[]
}

type Props = {
  readonly paymentOptions: PaymentOptions
  readonly open: Amount
  /** Whether something will be charged later, for which a card is worth keeping. */
  readonly renews: boolean
}

/** How to pay: with credit, a stored method, a new card, or by oneself. What is not chosen stays folded, without script. */
export function PayFields({ paymentOptions, open, renews }: Props) {
  return (
    <>
      {paymentOptions.credit.minor > 0n && <CreditChoice credit={paymentOptions.credit} open={open} />}
      <OptionChoice paymentOptions={paymentOptions} renews={renews} />
    </>
  )
}

function CreditChoice({ credit, open }: { credit: Amount; open: Amount }) {
  const t = useWords()
  const { money, amount } = useFormats()
  const most = smaller(credit, open)
  return (
    <div className="group/credit grid gap-4 rounded-[0.5rem] bg-[var(--calm-soft)] p-4">
      <Checkbox
        name="credit"
        label={<span suppressHydrationWarning>{t('checkout.useCredit', { credit: money(credit) })}</span>}
      />
      <div className="hidden group-has-[[name=credit]:checked]/credit:block">
        <Field
          name="creditAmount"
          label={t('checkout.creditAmount')}
          hint={<span suppressHydrationWarning>{t('checkout.creditHint', { most: money(most) })}</span>}
          inputMode="decimal"
          autoComplete="off"
          maxLength={30}
          defaultValue={amount(most)}
          className="max-w-64"
        />
      </div>
    </div>
  )
}

function OptionChoice({ paymentOptions, renews }: { paymentOptions: PaymentOptions; renews: boolean }) {
  const { methods, gateways } = paymentOptions
  const t = useWords()
  const id = useId()
  const { problem, typed } = useField('option')
  const stored = methods.map((method) => `method-${method.id}`)
  const offered = gateways.map(({ kind, name }) => `${kind}-${name}`)
  const chosen = typed ?? stored[0] ?? offered[0]
  return (
    <fieldset className="field group/option" aria-describedby={problem ? id : undefined}>
      <legend className="field-label mb-1.5">{t('checkout.howToPay')}</legend>
      {methods.map((method) => (
        <Option key={method.id} value={`method-${method.id}`} chosen={chosen} icon={<CreditCard />}>
          <span className="block font-[550]">{methodWords(t, method.label)}</span>
          <span className="block text-[0.8125rem] text-muted">{expiry(t, method)}</span>
        </Option>
      ))}
      {gateways.map(({ name, kind }) =>
        kind === 'card' ? (
          <NewCard
            key={name}
            value={`card-${name}`}
            chosen={chosen}
            renews={renews}
            isFirst={stored.length === 0}
          />
        ) : (
          <Option key={name} value={`manual-${name}`} chosen={chosen} icon={<Landmark />}>
            <span className="block font-[550]">{t('card.bankTransfer')}</span>
            <span className="block text-[0.8125rem] text-muted">{t('checkout.transferNote')}</span>
          </Option>
        ),
      )}
      {problem && (
        <p id={id} className="field-problem">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

function expiry(
  t: ReturnType<typeof useWords>,
  card: { expMonth: number | null; expYear: number | null },
): string {
  if (card.expMonth === null || card.expYear === null) return ''
  return t('card.expires', { month: String(card.expMonth).padStart(2, '0'), year: card.expYear })
}

function NewCard(props: { value: string; chosen: string | undefined; renews: boolean; isFirst: boolean }) {
  const t = useWords()
  const { value, chosen, renews, isFirst } = props
  return (
    <>
      <Option value={value} chosen={chosen} icon={<CreditCard />}>
        <span className="block font-[550]">
          {isFirst ? t('checkout.newCard') : t('checkout.anotherCard')}
        </span>
      </Option>
      <div className="hidden gap-4 px-4 pt-2 pb-3 group-has-[[value^=card-]:checked]/option:grid">
        <CardFields />
        <Checkbox
          name="keep"
          label={t('checkout.keepCard')}
          hint={renews ? t('checkout.keepCardHint') : undefined}
          defaultChecked={renews}
        />
      </div>
    </>
  )
}

function Option(props: { value: string; chosen: string | undefined; icon: ReactNode; children: ReactNode }) {
  return (
    <label className="choice">
      <input
        type="radio"
        className="radio radio-sm"
        name="option"
        value={props.value}
        defaultChecked={props.value === props.chosen}
      />
      <span className="min-w-0 flex-1">{props.children}</span>
      <span aria-hidden className="text-muted [&_svg]:size-5">
        {props.icon}
      </span>
    </label>
  )
}
