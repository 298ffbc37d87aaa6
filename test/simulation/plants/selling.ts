import type { Plant } from './plant.ts'

/** Faults of what is counted when something is sold: stock, and the uses of coupons. */
export const sellingPlants: readonly Plant[] = [
  {
    what: 'stock that came back although it was sold',
    rule: 'stock is what was not sold',
    among: `select id, name from packages where stock is not null order by id`,
    put: ({ id }) => [`update packages set stock = stock + 1 where id = '${id}'`],
    names: ['id', 'name'],
  },
  {
    what: 'a debt of stock that was forgotten',
    rule: 'stock is what was not sold',
    among: `select distinct k.id, k.name, l.id as line from packages k join invoice_lines l on l.fulfilment ->> 'packageId' = k.id::text
      join invoices i on i.id = l.invoice_id and i.status in ('expired', 'cancelled')
      where k.stock is not null and l.fulfilment_kind = 'purchase.new' order by 1, 3`,
    // Paid after its time, and nothing was taken for it.
    put: ({ line }) => [
      `update invoices set status = 'paid', paid_at = now(), received_minor = total_minor, cancelled_at = null
        where id = (select invoice_id from invoice_lines where id = '${line}')`,
    ],
    names: ['id', 'name'],
  },
  {
    what: 'a coupon that counts one use too many',
    rule: 'coupons are used as they say',
    among: `select id, code from coupons order by id`,
    put: ({ id }) => [`update coupons set used = used + 1 where id = '${id}'`],
    names: ['id', 'code'],
  },
  {
    what: 'a coupon that took off other than the lines say',
    rule: 'coupons are used as they say',
    among: `select i.id, i.number from coupon_redemptions r join invoices i on i.id = r.invoice_id order by i.id`,
    put: ({ id }) => [
      `update coupon_redemptions set discount_minor = discount_minor + 1 where invoice_id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'the use of a dead order, which counts',
    rule: 'coupons are used as they say',
    among: `select i.id, i.number from coupon_redemptions r join invoices i on i.id = r.invoice_id where r.returned_at is not null order by i.id`,
    put: ({ id }) => [
      `update coupon_redemptions set returned_at = null, returned_for = null where invoice_id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
]
