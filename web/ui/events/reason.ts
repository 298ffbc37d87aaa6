import type { TFunction } from 'i18next'
import { events } from '../../locales/en/events.ts'

/** A reason in words, when the program gave it; what a person wrote is left as it is. */
export function reasonWords(t: TFunction, reason: string): string {
  return isKnown(reason) ? t(`events.reason.${reason}`) : reason
}

function isKnown(reason: string): reason is keyof typeof events.reason {
  return Object.hasOwn(events.reason, reason)
}

/** The field of an account's details in words. */
export function fieldWords(t: TFunction, field: string): string {
  return isField(field) ? t(`events.field.${field}`) : field
}

function isField(field: string): field is keyof typeof events.field {
  return Object.hasOwn(events.field, field)
}

/** What an email is about, by its template. */
export function templateWords(t: TFunction, template: string): string {
  const key = template.replace('.', '_')
  return isTemplate(key) ? t(`events.template.${key}`) : template
}

function isTemplate(key: string): key is keyof typeof events.template {
  return Object.hasOwn(events.template, key)
}
