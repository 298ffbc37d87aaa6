import { sql } from 'kysely'
import { check, idPages } from '../platform/verify/difference.ts'
import { searchedText } from '../platform/word-search.ts'

type Row = { id: string; number: string; title: string; folded: string }

const rule = 'invoices are found by their titles'

/** An invoice is found by the normal form of its title; rows that nobody has folded yet are found by what they say. */
export const verifyTitles = check([rule], async function* (reader) {
  for await (const ids of idPages(reader, 'invoices')) {
    const { rows } = await sql<Row>`select id, number, title, folded from invoices
      where id = any(${ids}::uuid[]) and number is not null and folded is not null order by id`.execute(
      reader,
    )
    for (const { id, number, title, folded } of rows) {
      if (folded === searchedText([title])) continue
      const says = `Invoice ${number} is found by “${folded}”, and is about ${title} (${id}).`
      yield { rule, context: [number, id], says }
    }
  }
})
