export const admin = {
  area: 'Staff area',
  nav: {
    dashboard: 'Dashboard',
    customers: 'Customers',
    purchases: 'Purchases',
    invoices: 'Invoices',
    transactions: 'Transactions',
    catalogue: 'Catalogue',
    mail: 'Mail',
    settings: 'Settings',
  },
  command: {
    label: 'Find customers, invoices, payments',
    placeholder: 'Find anything',
    hint: 'Press / or Ctrl K',
  },
} as const
