import { z } from 'zod'
import { present } from '../../kernel/assert.ts'
import { CreditNoteId, EmailId, InvoiceId, PaymentId, PurchaseId, ScheduleId } from '../../kernel/ids.ts'

/** Text that is shown as it stands: names, titles, what people wrote. */
export const Words = z.string()
/** A whole number. A field that is called `count` chooses between the sentence's `_one` and `_other`. */
export const Count = z.int()
/** How many tries were left out: told in a sentence of its own, unless there were none. */
export const SkippedTries = z.int().nonnegative()
/** Yes or no. Yes chooses the variant of the sentence that is called as the field is. */
export const Flag = z.boolean()
/** A calendar date. */
export const Day = z.iso.date()
/** An instant. */
export const Moment = z.iso.datetime()
/** Money; its minor units are text once they are written. */
export const Amount = z.strictObject({ minor: z.bigint(), currency: z.string() })
/** Why: the code of a reason that the program gives itself, or what a person wrote. */
export const Reason = z.string()
/** The name of a gateway. It chooses the variant of the sentence that is called so. */
export const Gateway = z.string()
/** What was paid with, by its label: "visa 4242", "manual". */
export const Method = z.string()
/** What a browser says of itself. */
export const Browser = z.string()
/** The name of one of an account's details. */
export const Detail = z.string()
/** A detail of an account before and after, shown under the sentence. */
export const Change = z.strictObject({ detail: Detail, before: z.string(), after: z.string() })

export const InvoiceRef = z.strictObject({ id: InvoiceId, number: z.string() })
export const PurchaseRef = z.strictObject({ id: PurchaseId, name: z.string() })
export const ScheduleRef = z.strictObject({ id: ScheduleId, name: z.string() })
/** Customers find it with its invoice. */
export const CreditNoteRef = z.strictObject({
  id: CreditNoteId,
  number: z.string(),
  invoiceNumber: z.string(),
})
/**
 * Who wanted it, where somebody else brings it about: whoever ordered what staff let through or a provider's news pays. Shown beside the
 * sentence, with who acted. Of staff the name, as it was.
 */
export const Doer = z.strictObject({
  kind: z.enum(['customer', 'contact', 'staff', 'system']),
  name: z.string().nullable(),
})

/** Called by an amount: of the whole payment, or of the part that is told of. Customers find it with its invoice. */
export const PaymentRef = z.strictObject({ id: PaymentId, amount: Amount, invoiceNumber: z.string() })
/** Called by what its template is about. */
export const EmailRef = z.strictObject({ id: EmailId, template: z.string() })
/** Called by its subject, which is personal. */
export const EmailWithSubject = z.strictObject({ id: EmailId, subject: z.string() })

/** One of several words. It chooses the variant of the sentence that is called so. */
export function choice<const Word extends string>(words: readonly Word[]) {
  return z.enum(words)
}

/** Every kind of field there is, by the name under which the pages know how to show it. */
const kinds = {
  words: Words,
  count: Count,
  skippedTries: SkippedTries,
  flag: Flag,
  day: Day,
  moment: Moment,
  amount: Amount,
  reason: Reason,
  gateway: Gateway,
  method: Method,
  browser: Browser,
  detail: Detail,
  change: Change,
  doer: Doer,
  invoice: InvoiceRef,
  purchase: PurchaseRef,
  schedule: ScheduleRef,
  creditNote: CreditNoteRef,
  payment: PaymentRef,
  email: EmailRef,
  emailWithSubject: EmailWithSubject,
  /** Made with {@link choice}. */
  choice: z.string(),
  /** Any of the kernel's ids: for programs, shown nowhere. */
  id: z.uuid(),
}

export type FieldKind = keyof typeof kinds
export type FieldValue<Kind extends FieldKind> = z.output<(typeof kinds)[Kind]>
export type Fields = Readonly<Record<string, z.ZodType>>
export const FieldKinds = z.record(z.string(), z.enum(Object.keys(kinds) as FieldKind[])).readonly()
export type FieldKinds = z.output<typeof FieldKinds>

const kindBySchema = new Map<z.ZodType, FieldKind>(
  Object.entries(kinds).map(([kind, schema]) => [schema, kind as FieldKind]),
)

/** The kinds of fields, by their names. A field that is of none is a fault. */
export function kindsOf(fields: Fields): FieldKinds {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, kindOf(name, field)]))
}

function kindOf(name: string, field: z.ZodType): FieldKind {
  const schema = field instanceof z.ZodNullable ? field.unwrap() : field
  if (schema instanceof z.ZodEnum) return 'choice'
  if (schema instanceof z.ZodUUID) return 'id'
  return present(kindBySchema.get(schema as z.ZodType), `the kind of the field ${name}`)
}

/** A thing as an event refers to it: by its id, and by the number or name that people know it by. */
export function refOf<Thing extends { id: string; number: string }>(
  thing: Thing,
): Pick<Thing, 'id' | 'number'>
export function refOf<Thing extends { id: string; name: string }>(thing: Thing): Pick<Thing, 'id' | 'name'>
export function refOf({ id, number, name }: { id: string; number?: string; name?: string }) {
  return number === undefined ? { id, name } : { id, number }
}
