import { data } from 'react-router'
import type { Meanwhile } from '../../src/kernel/edit.ts'
import type { Unsaid } from '../form.ts'
import { formOf } from '../form.ts'
import { fieldsOf, keptValues } from '../form-data.ts'
import { isSaid, type Words } from '../words.ts'

type Outdated = { readonly version: number; readonly changes: readonly Meanwhile[] }

/**
 * The answer to a form that somebody else's was quicker than: who, and what they changed. What was typed stays, and sent again it is of
 * the version that it has been told of.
 */
export async function outdated(request: Request, { t }: Words, { version, changes }: Outdated) {
  const values = { ...keptValues(fieldsOf(await formOf(request))), version: String(version) }
  const last = changes.at(-1)
  const name = last?.by.name
  const problem = name
    ? { key: 'admin.catalogue.outdated' as const, params: { name, changes: changes.map(told).join('; ') } }
    : { key: 'admin.catalogue.outdatedByNobody' as const, params: {} }
  return data<Unsaid>({ rejected: true, values, problems: { '': problem } }, { status: 409 })

  function told({ field, after }: Meanwhile): string {
    const key = `history.detail.${field}`
    return t('admin.catalogue.changedTo', {
      detail: isSaid(key) ? t(key as 'history.detail.name') : field,
      after: cut(after),
    })
  }
}

/** A description would bury the rest. */
function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
