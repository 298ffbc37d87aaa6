import { needsAttention } from '../../../src/methods/method-states.ts'
import type { ListedMethod } from '../../../src/methods/payment-method.ts'
import { methodWords } from '../../method-words.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { PostForm } from '../../ui/form.tsx'
import { CreditCard } from '../../ui/icons.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** The stored methods, each with what can be done about it, and a way to add one. */
export function Methods(props: {
  methods: readonly ListedMethod[]
  formGateway: string | null
  today: string
}) {
  const t = useWords()
  const { methods, formGateway, today } = props
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
      {formGateway && <AddMethod gateway={formGateway} />}
    </Card>
  )
}

function Method({ method, today }: { method: ListedMethod; today: string }) {
  const t = useWords()
  const { expMonth, expYear, isDefault } = method
  const month = expMonth === null ? null : `${String(expMonth).padStart(2, '0')}/${expYear}`
  const hasExpired =
    expMonth !== null && `${expYear}-${String(expMonth).padStart(2, '0')}` < today.slice(0, 7)
  return (
    <div className="flex min-w-0 flex-1 basis-56 items-center gap-3">
      <CreditCard aria-hidden className="size-5 flex-none text-muted" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="figures font-[550]">{methodWords(t, method.label)}</span>
          {isDefault && <Badge tone="good">{t('account.payments.default')}</Badge>}
          {hasExpired && <Badge tone="bad">{t('account.payments.expired')}</Badge>}
          {needsAttention(method) && (
            <Badge tone="bad">{t(`account.payments.status.${method.status}`)}</Badge>
          )}
        </div>
        {month && (
          <div className="figures text-[0.8125rem] text-muted">
            {t('account.payments.expires', { month })}
          </div>
        )}
      </div>
    </div>
  )
}

function MakeDefault({ method }: { method: ListedMethod }) {
  const t = useWords()
  return (
    <PostForm intent={`default ${method.id}`} className="">
      <input type="hidden" name="methodId" value={method.id} />
      <SubmitButton look="plain" small>
        {t('account.payments.makeDefault')}
      </SubmitButton>
    </PostForm>
  )
}

function Remove({ method, heir }: { method: ListedMethod; heir: ListedMethod | undefined }) {
  const t = useWords()
  const name = methodWords(t, method.label)
  const then = heir
    ? method.isDefault && t('account.payments.removeHeir', { method: methodWords(t, heir.label) })
    : t('account.payments.removeLast')
  return (
    <Confirm
      intent={`remove ${method.id}`}
      ends
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

/** Leads to the provider's own page, where the number is entered. */
function AddMethod({ gateway }: { gateway: string }) {
  const t = useWords()
  return (
    <div className="border-line border-t px-5 py-4">
      <PostForm intent="add" className="grid max-w-md justify-items-start gap-3">
        <input type="hidden" name="gateway" value={gateway} />
        <p className="text-pretty text-[0.8125rem] text-muted">{t('account.payments.addText')}</p>
        <SubmitButton look="plain">{t('account.payments.add')}</SubmitButton>
      </PostForm>
    </div>
  )
}
