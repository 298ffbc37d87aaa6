import type { TFunction } from 'i18next'
import { isSaid, say } from '../../words.ts'

/** A reason in words, when the program gave it; what a person wrote is left as it is. */
export function reasonWords(t: TFunction, reason: string): string {
  return words(t, `history.reason.${reason}`) ?? reason
}

/** One of an account's details in words. */
export function detailWords(t: TFunction, detail: string): string {
  return words(t, `history.detail.${detail}`) ?? detail
}

/** What an email is about, by its template. */
export function templateWords(t: TFunction, template: string): string {
  return words(t, `history.template.${template.replace('.', '_')}`) ?? template
}

function words(t: TFunction, key: string): string | null {
  return isSaid(key) ? say(t, key) : null
}

/** What the program did by itself, by the name of its job, as a person would say it. */
export function jobWords(t: TFunction, job: string): string {
  return words(t, `history.job.${job.replaceAll('-', '_')}`) ?? t('history.who.system')
}
