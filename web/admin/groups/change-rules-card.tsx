import { type ChangeRules, downgrades, prorations, upgrades } from '../../../src/kernel/change-rules.ts'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useWords } from '../../ui/viewer.tsx'

const choices = {
  upgrade: upgrades,
  downgrade: downgrades,
  proration: prorations,
} as const
const rules = Object.keys(choices) as (keyof typeof choices)[]

/** Whether and how what was bought of a group is changed into another of its packages. */
export function ChangeRulesCard({ changes }: { changes: ChangeRules | null }) {
  const t = useWords()
  return (
    <Card title={t('admin.group.changes')}>
      <div className="grid gap-5">
        <Checkbox
          name="mayChange"
          label={t('admin.group.mayChange')}
          hint={t('admin.group.mayChangeHint')}
          defaultChecked={changes !== null}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          {rules.map((rule) => (
            <SelectField
              key={rule}
              name={rule}
              label={t(`admin.group.rule.${rule}`)}
              hint={t(`admin.group.ruleHint.${rule}`)}
              defaultValue={changes?.[rule] ?? choices[rule][0]}
            >
              {choices[rule].map((value) => (
                <option key={value} value={value}>
                  {t(`admin.group.ruleValue.${value}`)}
                </option>
              ))}
            </SelectField>
          ))}
        </div>
      </div>
    </Card>
  )
}
