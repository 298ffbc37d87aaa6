import type { WaitingCounts } from '../../src/overviews/waiting-counts-store.ts'
import type { Permission } from '../../src/platform/actor.ts'
import {
  Boxes,
  CreditCard,
  Email,
  Gauge,
  type Icon,
  Landmark,
  Package,
  ReceiptText,
  Settings,
  TicketPercent,
  UsersRound,
} from '../ui/icons.tsx'

type Area = {
  readonly to: string
  readonly key:
    | 'dashboard'
    | 'customers'
    | 'purchases'
    | 'invoices'
    | 'payments'
    | 'packages'
    | 'taxClasses'
    | 'coupons'
    | 'email'
    | 'settings'
  readonly Icon: Icon
  readonly needs: Permission | null
  /** What of it waits for a person. */
  readonly waits?: keyof WaitingCounts
}

/** The areas of the staff's pages, by sections. */
export const sections: readonly {
  readonly key: 'work' | 'people' | 'money' | 'shop'
  readonly areas: readonly Area[]
}[] = [
  { key: 'work', areas: [{ to: '/admin', key: 'dashboard', Icon: Gauge, needs: null }] },
  {
    key: 'people',
    areas: [
      { to: '/admin/customers', key: 'customers', Icon: UsersRound, needs: 'customers.view' },
      { to: '/admin/purchases', key: 'purchases', Icon: Package, needs: 'customers.view' },
    ],
  },
  {
    key: 'money',
    areas: [
      {
        to: '/admin/invoices',
        key: 'invoices',
        Icon: ReceiptText,
        needs: 'customers.view',
        waits: 'invoices',
      },
      {
        to: '/admin/payments',
        key: 'payments',
        Icon: CreditCard,
        needs: 'customers.view',
        waits: 'payments',
      },
    ],
  },
  {
    key: 'shop',
    areas: [
      { to: '/admin/packages', key: 'packages', Icon: Boxes, needs: 'catalog' },
      { to: '/admin/tax-classes', key: 'taxClasses', Icon: Landmark, needs: 'catalog' },
      { to: '/admin/coupons', key: 'coupons', Icon: TicketPercent, needs: 'catalog' },
      { to: '/admin/email', key: 'email', Icon: Email, needs: 'customers.email', waits: 'email' },
      { to: '/admin/settings', key: 'settings', Icon: Settings, needs: 'settings' },
    ],
  },
]
