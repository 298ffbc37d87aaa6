import { Field } from './field.tsx'
import { useViewer, useWords } from './viewer.tsx'

/** The fields of a card inside a form whose schema has `card: CardForm`. In a test shop, numbers to try stand below. */
export function CardFields() {
  const t = useWords()
  const { shop } = useViewer()
  return (
    <div className="grid gap-4">
      <Field
        name="card.number"
        label={t('card.number')}
        inputMode="numeric"
        autoComplete="cc-number"
        placeholder="1234 1234 1234 1234"
        maxLength={40}
        required
      />
      <div className="grid grid-cols-2 gap-4">
        <Field
          name="card.expiry"
          label={t('card.expiry')}
          inputMode="text"
          autoComplete="cc-exp"
          placeholder={t('card.expiryShape')}
          maxLength={9}
          required
        />
        <Field
          name="card.cvc"
          label={t('card.cvc')}
          inputMode="numeric"
          autoComplete="cc-csc"
          placeholder="123"
          maxLength={6}
          required
        />
      </div>
      {shop.sandbox && <TestCards />}
    </div>
  )
}

const testCards = [
  ['4242 4242 4242 4242', 'approve'],
  ['4000 0000 0000 0002', 'decline'],
  ['4000 0000 0000 9995', 'insufficient_funds'],
  ['4000 0025 0000 3155', 'challenge'],
  ['4000 0000 0000 9235', 'review'],
  ['4000 0000 0000 0119', 'time_out'],
] as const

function TestCards() {
  const t = useWords()
  return (
    <details className="text-[0.8125rem]">
      <summary className="w-fit cursor-pointer text-muted hover:text-base-content">
        {t('card.testCards')}
      </summary>
      <p className="mt-2 text-muted">{t('card.testCardsHint')}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {testCards.map(([number, does]) => (
          <div key={number} className="contents">
            <dt className="figures select-all whitespace-nowrap">{number}</dt>
            <dd className="text-muted">{t(`card.test.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
