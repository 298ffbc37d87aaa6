import { sql } from 'kysely'
import { present } from '../../src/kernel/assert.ts'
import type { World } from '../world/world.ts'

export const manyRows = 6_000
const customers = 20

const idOf = (kind: number, at: string) =>
  sql.raw(`('018f0000-0000-7000-800${kind}-' || lpad((${at})::text, 12, '0'))::uuid`)

/** Thousands of everything that staff list, written by SQL: in many states, with amounts and days in no order of their own. */
export async function addMany({ catalog, runtime: { database } }: World): Promise<void> {
  const { reader } = database
  const { id: packageId } = await catalog('Hosting', { price: 1000 })
  const tax = present(await reader.selectFrom('tax_classes').select('id').executeTakeFirst(), 'a tax class')
  const each = sql`generate_series(1, ${manyRows}::int) g`
  const mixed = sql`(g * 7919 % ${manyRows}::int)`
  const whose = idOf(1, `g % ${customers}`)
  const whole = sql`insert into customers (id, name, email, country, locale, time_zone, currency, created_at, folded)
    select ${idOf(1, 'g')}, 'Name ' || ${mixed}, 'n' || g || '@example.com', 'DE', 'en', 'UTC', 'EUR', now(), 'name ' || ${mixed}
    from generate_series(0, ${manyRows}::int) g`
  await whole.execute(reader)
  await sql`insert into invoices (id, customer_id, status, origin, begun_by, number, title, currency, tax_mode, net_minor, tax_minor,
      total_minor, received_minor, billed_to, seller, taxes, created_by, issued_at, issued_on, due_on, paid_at, cancelled_at, created_at)
    select ${idOf(2, 'g')}, ${whose}, status, 'renewal', 'shop', 'INV-' || g, 'Hosting', 'EUR', 'exclusive', ${mixed}, 0, ${mixed},
      case when status = 'paid' then ${mixed} else 0 end, '{}', '{}', '[]', '{}', now(), date '2026-01-01',
      date '2025-01-01' + ${mixed}::int % 700, case when status = 'paid' then now() end,
      case when status = 'cancelled' then now() end, now()
    from (select g, (array['pending', 'paid', 'paid', 'expired', 'cancelled'])[1 + g % 5] as status from ${each}) g`.execute(
    reader,
  )
  await sql`insert into invoice_lines (id, invoice_id, customer_id, position, kind, description, quantity, unit_minor, amount_minor,
      tax_name, tax_rate_ppm, breakdown)
    select ${idOf(3, 'g')}, ${idOf(2, 'g')}, ${whose}, 0, 'purchase', 'Hosting', 1, 0, 0, '', 0, '{}' from ${each}`.execute(
    reader,
  )
  await sql`insert into purchases (id, customer_id, package_id, line_id, kind, name, quantity, fields, status, currency, price_minor,
      tax_mode, tax_class_id, term_unit, term_count, anchor_day, grace_days, renew_before_days, renew_after_days, started_on, term_from,
      expires_on, billed_minor, collection, auto_renew, ended_at, created_at)
    select ${idOf(4, 'g')}, ${whose}, ${packageId}, ${idOf(3, 'g')}, 'package', 'Hosting', 1, '[]', status, 'EUR', ${mixed}, 'exclusive', ${tax.id},
      'month', 1, 1, 0, 0, 0, date '2025-01-01', date '2025-01-01', date '2025-01-01' + ${mixed}::int % 700, 0, 'automatic', g % 2 = 0,
      case when status <> 'active' then now() end, now()
    from (select g, (array['active', 'active', 'expired', 'cancelled'])[1 + g % 4] as status from ${each}) g`.execute(
    reader,
  )
  await sql`insert into payments (id, customer_id, gateway, method_label, status, currency, amount_minor, origin, created_at)
    select ${idOf(5, 'g')}, ${whose}, 'sandbox', 'visa 4242',
      (array['approved', 'approved', 'failed', 'refused', 'refunded'])[1 + g % 5], 'EUR', 1 + ${mixed}, 'renewal', now()
    from ${each}`.execute(reader)
  await sql`insert into emails (id, template, subject_id, occasion, recipient, customer_id, locale, content, status, created_at)
    select ${idOf(6, 'g')}, 'invoice.paid', g::text, 'paid', 'n@example.com', ${whose}, 'en', '{}',
      (array['sent', 'sent', 'kept', 'failed'])[1 + g % 4], timestamptz '2026-01-01' + ${mixed} * interval '1 minute'
    from ${each}`.execute(reader)
  await sql`insert into coupons (id, code, percent_ppm, amounts, minimums, package_ids, group_ids, ends_on, created_at)
    select ${idOf(7, 'g')}, 'C-' || ${mixed}, 100000, '[]', '[]', '{}', '{}', date '2026-01-01' + ${mixed}::int % 700, now()
    from ${each}`.execute(reader)
  await sql`analyze`.execute(reader)
}
