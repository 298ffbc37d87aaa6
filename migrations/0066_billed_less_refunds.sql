-- What was billed for a term is less what was given back of it, and with what was paid of its instalments.
with term as (
  select p.id, l.invoice_id, l.amount_minor from purchases p join invoice_lines l on l.id = p.line_id where p.term_from = p.started_on
  union all
  select p.id, l.invoice_id, l.amount_minor from purchases p join renewals r on r.purchase_id = p.id
    join invoice_lines l on l.invoice_id = r.invoice_id and l.fulfilment_kind = 'purchase.renewal'
      and l.fulfilment ->> 'purchaseId' = p.id::text and l.delivered_from = p.term_from
    where p.term_from > p.started_on
  union all
  select p.id, l.invoice_id, l.amount_minor from purchases p join schedules s on s.purchase_id = p.id
    join instalments part on part.schedule_id = s.id and part.position > 1 and part.status = 'paid'
    join invoice_lines l on l.invoice_id = part.invoice_id and l.fulfilment_kind = 'instalment'
      and l.fulfilment ->> 'scheduleId' = s.id::text and l.fulfilment ->> 'position' = part.position::text
    where p.term_from = p.started_on
), line as (
  select term.id, term.amount_minor, i.total_minor - notes.undelivered as delivered, notes.back
  from term join invoices i on i.id = term.invoice_id cross join lateral (
    select coalesce(sum(n.total_minor) filter (where n.reason = 'not_delivered'), 0) as undelivered,
      coalesce(sum(n.total_minor) filter (where n.reason <> 'not_delivered'), 0) as back
    from credit_notes n where n.invoice_id = i.id) notes
), billed as (
  select id, sum(amount_minor - case when back = 0 then 0 else round(amount_minor * back / delivered) end)::bigint as minor
  from line group by id
)
update purchases p set billed_minor = billed.minor from billed where billed.id = p.id and p.billed_minor <> billed.minor;
