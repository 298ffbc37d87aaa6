import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'

/** In a demo shop: lets time pass, with everything that comes due on the way. */
export function Travel({ today }: { today: string }) {
  const t = useWords()
  const may = useMay()
  const { day } = useFormats()
  if (!may('settings')) return null
  return (
    <Card title={t('admin.travel.title')}>
      <p suppressHydrationWarning>{t('admin.travel.text', { day: day(today, 'long') })}</p>
      <PostForm intent="travel" className="mt-4 flex flex-wrap gap-2">
        {(['day', 'week', 'month'] as const).map((leap) => (
          <SubmitButton key={leap} look="plain" name="leap" value={leap} small>
            {t(`admin.travel.${leap}`)}
          </SubmitButton>
        ))}
      </PostForm>
    </Card>
  )
}
