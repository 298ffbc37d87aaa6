import { Check } from '../ui/icons.tsx'
import { useWords } from '../ui/viewer.tsx'

const steps = ['cart', 'account', 'payment'] as const

/** Where one stands on the way from the cart to the paid order. */
export function Steps({ current }: { current: (typeof steps)[number] }) {
  const t = useWords()
  const reached = steps.indexOf(current)
  return (
    <nav aria-label={t('checkout.steps')} className="mb-6">
      <ol className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem]">
        {steps.map((step, at) => (
          <li
            key={step}
            aria-current={at === reached ? 'step' : undefined}
            className={`flex items-center gap-2 ${at === reached ? 'font-semibold' : 'text-muted'}`}
          >
            {at > 0 && <span aria-hidden className="mr-1 h-px w-5 bg-[var(--edge)] sm:w-8" />}
            <span
              aria-hidden
              className={`grid size-5.5 place-items-center rounded-full text-xs ${at === reached ? 'bg-primary text-primary-content' : 'bg-[var(--calm-soft)]'}`}
            >
              {at < reached ? <Check className="size-3.5" /> : at + 1}
            </span>
            <span className={at === reached ? '' : 'max-sm:sr-only'}>{t(`checkout.step.${step}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
