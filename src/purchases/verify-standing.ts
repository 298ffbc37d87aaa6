import { sql } from 'kysely'
import type { CalendarDate } from '../kernel/calendar.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import type { Collection, PurchaseStatus } from './purchase-states.ts'

type Standing = {
  status: PurchaseStatus
  autoRenew: boolean
  collection: Collection
  expiresOn: CalendarDate | null
  termFrom: CalendarDate
}
type Row = { id: string; name: string; customer: bigint; stands: Standing; told: Standing | null }

const rule = 'purchases stand as their history says'

/**
 * Whether a purchase can be used, renews, and how, and the term that it is in: as the last event that tells of each says. What nobody has
 * changed is as it was bought.
 */
export const verifyStandingPurchases = check([rule], async function* (reader) {
  for await (const ids of idPages(reader, 'purchases')) {
    const { rows } = await sql<Row>`
      with told as materialized (
        select e.seq, e.type, e.payload #>> '{purchase,id}' as id, e.payload
        from events e where e.type in ('purchase.made', 'purchase.renewed', 'purchase.expired', 'purchase.ended_with_parent',
          'purchase.cancelled', 'purchase.changed', 'purchase.auto_renew_turned_off', 'purchase.auto_renew_turned_on', 'purchase.collection_changed')
          and e.chain in (select customer_id from purchases where id = any(${ids}::uuid[]))
          and e.payload #>> '{purchase,id}' = any(${ids}::text[])
      ), last as (
        select distinct on (id, about) id, about, type, payload from (
          select id, seq, type, payload, unnest(case
            when type = 'purchase.made' then '{state,renewing,collection,term}'
            when type = 'purchase.renewed' then '{state,term}'
            when type = 'purchase.changed' then '{term}'
            when type = 'purchase.cancelled' then '{state,renewing}'
            when type = 'purchase.collection_changed' then '{collection}'
            when type like 'purchase.auto_renew%' then '{renewing}'
            else '{state}' end::text[]) as about from told) as each
        order by id, about, seq desc
      ), standing as (
        select id, jsonb_object_agg(about, jsonb_build_object('type', type, 'payload', payload)) as by from last group by id
      )
      select p.id, p.name, c.number as customer, json_build_object('status', p.status, 'autoRenew', p.auto_renew,
          'collection', p.collection, 'expiresOn', p.expires_on, 'termFrom', p.term_from) as stands,
        case when by ? 'state' then json_build_object(
          'status', case by #>> '{state,type}' when 'purchase.cancelled' then 'cancelled'
            when 'purchase.expired' then 'expired' when 'purchase.ended_with_parent' then 'expired' else 'active' end,
          'autoRenew', case by #>> '{renewing,type}' when 'purchase.made' then p.term_unit is not null
            else by #>> '{renewing,type}' = 'purchase.auto_renew_turned_on' end,
          'collection', coalesce(by #>> '{collection,payload,collection}', case when p.term_unit is null then 'manual' else 'automatic' end),
          'expiresOn', coalesce(by #>> '{term,payload,to}', by #>> '{term,payload,expiresOn}'),
          'termFrom', coalesce(by #>> '{term,payload,from}', p.started_on::text)) end as told
      from purchases p join customers c on c.id = p.customer_id left join standing s on s.id = p.id::text
      where p.id = any(${ids}::uuid[]) order by p.id`.execute(reader)
    for (const { id, name, customer, stands, told } of rows) {
      for (const what of told ? differencesOf(stands, told) : ['has no history']) {
        yield {
          rule,
          context: [id, String(customer)],
          says: `Purchase ${id} (${name}) of customer ${customer} ${what}.`,
        }
      }
    }
  }
})

function differencesOf(stands: Standing, told: Standing): string[] {
  const found: string[] = []
  if (stands.status !== told.status) found.push(`is ${stands.status}, and its history says ${told.status}`)
  if (stands.autoRenew !== told.autoRenew)
    found.push(`${stands.autoRenew ? 'renews' : 'does not renew'}, and its history says otherwise`)
  if (stands.collection !== told.collection)
    found.push(`is collected as ${stands.collection}, and its history says ${told.collection}`)
  if (stands.termFrom !== told.termFrom || stands.expiresOn !== told.expiresOn) {
    const [is, says] = [stands, told].map(
      ({ termFrom, expiresOn }) => `${termFrom} to ${expiresOn ?? 'no day'}`,
    )
    found.push(`is in a term from ${is}, and its history says ${says}`)
  }
  return found
}
