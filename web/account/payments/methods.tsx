import type { StoredMethod } from '../../../src/methods/payment-method.ts'
import { cardWords } from '../../method-words.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardFields } from '../../ui/card-fields.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { PostForm, useRejected } from '../../ui/form.tsx'
import { CreditCard } from '../../ui/icons.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** The stored methods, each with what can be done about it, and a way to add one. */
export function Methods({ methods, today }: { methods: readonly StoredMethod[]; today: string }) {
  const t = useWords()
  return (
    <Card title={t('account.payments.methods')} flush>
      {methods.length === 0 ? (
        <p className="px-5 py-4 text-muted">{t('account.payments.noMethods')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {methods.map((method) => (
            <li key={method.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
              <Method method={method} today={today} />
              <div className="flex flex-wrap gap-2">
                {!method.isDefault && <MakeDefault method={method} />}
                <Remove method={method} heir={methods.find(({ id }) => id !== method.id)} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <AddCard key={methods.length} />
    </Card>
  )
}

function Method({ method, today }: { method: StoredMethod; today: string }) {
  const t = useWords()
  const { expMonth, expYear, isDefault } = method
  const month = `${String(expMonth).padStart(2, '0')}/${expYear}`
  const hasExpired = `${expYear}-${String(expMonth).padStart(2, '0')}` < today.slice(0, 7)
  return (
    <div className="flex min-w-0 flex-1 basis-56 items-center gap-3">
      <CreditCard aria-hidden className="size-5 flex-none text-muted" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="figures font-[550]">{cardWords(t, method)}</span>
          {isDefault && <Badge tone="good">{t('account.payments.default')}</Badge>}
          {hasExpired && <Badge tone="bad">{t('account.payments.expired')}</Badge>}
        </div>
        <div className="figures text-[0.8125rem] text-muted">{t('account.payments.expires', { month })}</div>
      </div>
    </div>
  )
}

function MakeDefault({ method }: { method: StoredMethod }) {
  const t = useWords()
  return (
    <PostForm intent="default" className="">
      <input type="hidden" name="methodId" value={method.id} />
      <SubmitButton look="plain" small>
        {t('account.payments.makeDefault')}
      </SubmitButton>
    </PostForm>
  )
}

function Remove({ method, heir }: { method: StoredMethod; heir: StoredMethod | undefined }) {
  const t = useWords()
  const name = cardWords(t, method)
  const then = heir
    ? method.isDefault && t('account.payments.removeHeir', { method: cardWords(t, heir) })
    : t('account.payments.removeLast')
  return (
    <Confirm
      intent={`remove ${method.id}`}
      label={t('account.payments.remove')}
      title={t('account.payments.removeTitle', { method: name })}
      small
      text={
        <p>
          {t('account.payments.removeText')} {then}
        </p>
      }
    >
      <input type="hidden" name="methodId" value={method.id} />
      <SubmitButton look="danger" wide>
        {t('account.payments.removeButton')}
      </SubmitButton>
    </Confirm>
  )
}

/** Folded away until it is wanted, and open where what was typed was not accepted. */
function AddCard() {
  const t = useWords()
  const wasRejected = useRejected('add') !== null
  return (
    <details className="border-line border-t px-5 py-4" open={wasRejected || undefined}>
      <summary className="btn w-fit list-none [&::-webkit-details-marker]:hidden">
        {t('account.payments.add')}
      </summary>
      <PostForm intent="add" className="mt-4 grid max-w-sm gap-4">
        <CardFields />
        <p className="text-pretty text-[0.8125rem] text-muted">{t('account.payments.addText')}</p>
        <SubmitButton>{t('account.payments.addButton')}</SubmitButton>
      </PostForm>
    </details>
  )
}
