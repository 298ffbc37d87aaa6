import { sql } from 'kysely'
import { check, idPages } from '../platform/verify/difference.ts'
import { unlikelyIn } from './refuse-unlikely.ts'
import { textOfCustomer } from './searched-customer.ts'

type Row = {
  id: string
  number: bigint
  name: string
  company: string
  email: string
  phone: string
  postcode: string
  country: string
  taxId: string
  folded: string | null
  /** Of the login that owns it, where this is its first account. */
  owner: string | null
}

const rules = [
  'customers are found by their names',
  'a person has one name',
  'details are what they are called',
] as const

/**
 * A customer is found by the normal form of what they are called (rows that nobody has folded yet are found by what they say), is called
 * as their login is, and has details that can be what they are called.
 */
export const verifyCustomers = check(rules, async function* (reader) {
  for await (const ids of idPages(reader, 'customers')) {
    const { rows } = await sql<Row>`
      select c.id, c.number, c.name, c.company, c.email, c.phone, c.postcode, c.country, c.tax_id as "taxId", c.folded,
        case when c.number = (select min(own.number) from customers own where own.user_id = c.user_id) then u.name end as owner
      from customers c left join users u on u.id = c.user_id where c.id = any(${ids}::uuid[]) order by c.id`.execute(
      reader,
    )
    for (const row of rows) {
      const { id, number, name, folded, owner } = row
      const context = [id, String(number)]
      if (folded !== null && folded !== textOfCustomer(row)) {
        const says = `Customer ${number} is found by “${folded}”, and is called ${name} (${id}).`
        yield { rule: 'customers are found by their names', context, says }
      }
      if (owner !== null && owner !== name) {
        const says = `Customer ${number} is called ${name}, and their login ${owner} (${id}).`
        yield { rule: 'a person has one name', context, says }
      }
      for (const field of unlikelyIn(row)) {
        const says = `Customer ${number} has “${row[field]}” for ${field}, which is none in ${row.country} (${id}).`
        yield { rule: 'details are what they are called', context, says }
      }
    }
  }
})
