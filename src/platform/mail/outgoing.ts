import { sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { toJson } from '../../kernel/json.ts'
import type { Transaction } from '../database.ts'

/** The mails there are, with what their words need. Slices add theirs by augmenting this interface. */
export interface MailCatalogue extends IdentityMails {}
/** Their links prove who reads the address: they are taken out of what is kept once the mail was sent. */
type IdentityMails = {
  'password.reset': { name: string; secretUrl: string }
  'email.confirm': { name: string; secretUrl: string }
}
export type MailTemplate = keyof MailCatalogue & string

/** A mail to be sent once: `subjectId` and `occasion` say what for, and the same again is not sent again. */
export type NewMail = {
  [T in MailTemplate]: {
    template: T
    content: MailCatalogue[T]
    subjectId: string
    occasion: string
    recipient: string
    customerId: CustomerId | null
    locale: string
  }
}[MailTemplate]

/** Writes mails and the jobs that deliver them. One that was written before, for the same occasion, is left out. */
export async function queueMails(
  trx: Transaction,
  mails: readonly NewMail[],
  by: { at: Instant; newId: () => string },
): Promise<void> {
  const rows = mails.map((mail) => Object.assign({ id: by.newId() }, mail))
  await sql`
    with written as (
      insert into mails (id, template, subject_id, occasion, recipient, customer_id, locale, content, status, created_at)
      select id, template, "subjectId", occasion, recipient, "customerId", locale, content, 'queued', ${by.at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(toJson(rows))}::jsonb) as mail(
        id uuid, template text, "subjectId" text, occasion text, recipient text, "customerId" uuid, locale text, content jsonb)
      on conflict do nothing returning id
    )
    select graphile_worker.add_job('deliver-mail', json_build_object('mailId', id), max_attempts => 25) from written
  `.execute(trx)
}
