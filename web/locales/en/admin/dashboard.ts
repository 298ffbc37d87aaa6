export const email = {
  lead: 'Every email of the shop, with its content.',
  statuses: 'Email by state',
  all: 'All',
  status: {
    queued: 'Queued',
    sent: 'Sent',
    kept: 'Kept here',
    held_back: 'Held back',
    failed: 'Failed',
  },
  subject: 'Subject',
  to: 'To',
  at: 'When',
  made: 'Made',
  sent: 'Sent',
  attempts: 'Attempts',
  failure: 'What went wrong',
  content: 'Content',
  facts: 'About this email',
  toCustomer: 'To the customer',
  concealed: 'This email contains a sign-in link, so only those who may manage the shop can read it.',
  noContentYet: 'It is written when it is sent.',
  none: 'No email here',
  noneText: 'Every email that the shop sends is kept and can be read here.',
  heldBackTitle: 'Far more email than usual was going out, so the rest was held back.',
  heldBackText: 'Look at a few. If they are right, let them go.',
  release: 'Release all',
  releaseTitle: 'Release all email that was held back?',
  releaseText: 'It is sent now, the oldest first, up to a thousand at once.',
  released: 'Released: {{number}}.',
} as const

export const work = {
  title: 'To do',
  none: 'All done',
  noneText: 'Payments in review, failed charges and undelivered email are listed here.',
  paymentsInReview_one: 'payment in review',
  paymentsInReview_other: 'payments in review',
  openDisputes_one: 'open dispute',
  openDisputes_other: 'open disputes',
  awaitedTransfers_one: 'bank transfer to confirm',
  awaitedTransfers_other: 'bank transfers to confirm',
  unresolvedPayments_one: 'payment with no outcome for over an hour',
  unresolvedPayments_other: 'payments with no outcome for over an hour',
  failedCharges_one: 'invoice that could not be charged',
  failedCharges_other: 'invoices that could not be charged',
  overdueInvoices_one: 'invoice overdue',
  overdueInvoices_other: 'invoices overdue',
  emailsHeldBack_one: 'email held back',
  emailsHeldBack_other: 'emails held back',
  failedDue_one: 'task that failed',
  failedDue_other: 'tasks that failed',
  failedEmails_one: 'email that could not be delivered',
  failedEmails_other: 'emails that could not be delivered',
} as const

export const failedDue = {
  title: 'Failed tasks',
  text: 'These were due and failed. Each is tried again automatically, with longer and longer pauses.',
  what: 'What',
  tries: 'Tries',
  tryAt: 'Next try',
} as const

export const missed = {
  title: 'Should have renewed',
  text: 'These renew and are past their expiry, but no invoice was made for the next term.',
  purchase: 'Purchase',
  expiredOn: 'Expired',
} as const

export const oversold = {
  title: 'Oversold',
  text: 'These were paid for after somebody else had bought the last one. What comes back makes up for it first.',
  by: 'oversold by {{by}}',
} as const

export const dashboard = {
  revenue: 'Revenue this month',
  revenueNote: 'Paid invoices before tax, less credit notes.',
  recurring: 'Recurring revenue per month',
  recurringNote: 'Everything that renews, at its agreed price.',
  newest: 'New customers',
} as const

export const travel = {
  title: 'Move time forward',
  text: 'In this demo shop it is {{day}}. Everything that becomes due until then is done on its day.',
  day: '1 day',
  week: '1 week',
  month: '1 month',
  moved: 'It is now {{day}}.',
} as const

export const testMode = {
  title: 'Test mode: no money moves',
  text: 'Payments go to a simulated provider. Before you sell in earnest, choose how you are paid with CLIENTELE_GATEWAYS and start anew.',
} as const

export const checklist = {
  title: 'To your first order',
  done: 'Done.',
  toDo: 'Not done yet.',
  address: 'Say who sells',
  tax: 'Say how it is taxed',
  package: 'Make the first package',
  email: 'Let email be sent',
  gateway: 'Take real payments',
  order: 'Sell something',
  how: {
    address: 'Legal name, address and tax ID stand on every invoice.',
    tax: 'A tax class lists the rates by country, also where nothing is taxed.',
    package: 'A group, a name, a price: it is in the store at once.',
    email:
      'Start the shop with SMTP_URL, as in smtp://user:password@mail.example:587. Until then emails are kept here to be read.',
    gateway:
      'Start it with CLIENTELE_GATEWAYS=manual to take bank transfers alone. Until then payments are simulated.',
    order: 'Buy something yourself: the store looks to you as it looks to customers.',
  },
} as const
