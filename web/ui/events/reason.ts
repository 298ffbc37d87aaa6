import type { TFunction } from 'i18next'
import { history } from '../../locales/en/history.ts'

/** A reason in words, when the program gave it; what a person wrote is left as it is. */
export function reasonWords(t: TFunction, reason: string): string {
  return isKnown(reason) ? t(`history.reason.${reason}`) : reason
}

function isKnown(reason: string): reason is keyof typeof history.reason {
  return Object.hasOwn(history.reason, reason)
}

/** One of an account's details in words. */
export function detailWords(t: TFunction, detail: string): string {
  return isDetail(detail) ? t(`history.detail.${detail}`) : detail
}

function isDetail(detail: string): detail is keyof typeof history.detail {
  return Object.hasOwn(history.detail, detail)
}

/** What an email is about, by its template. */
export function templateWords(t: TFunction, template: string): string {
  const key = template.replace('.', '_')
  return isTemplate(key) ? t(`history.template.${key}`) : template
}

function isTemplate(key: string): key is keyof typeof history.template {
  return Object.hasOwn(history.template, key)
}

/** What the program did by itself, by the name of its job, as a person would say it. */
export function jobWords(t: TFunction, job: string): string {
  const key = job.replaceAll('-', '_')
  return isJob(key) ? t(`history.job.${key}`) : t('history.who.system')
}

function isJob(key: string): key is keyof typeof history.job {
  return Object.hasOwn(history.job, key)
}
