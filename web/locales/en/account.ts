export const account = {
  area: 'Client area',
  nav: {
    summary: 'Summary',
    subscriptions: 'Subscriptions',
    purchases: 'Purchases',
    invoices: 'Invoices',
    payments: 'Payments',
    credit: 'Credit',
    profile: 'Profile',
  },
} as const
