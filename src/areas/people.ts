import { accountPage } from '../customers/account-page.ts'
import { changeDetails } from '../customers/change-details.ts'
import { customerList } from '../customers/customer-list.ts'
import { staffHistory, verifyHistory } from '../customers/customer-page-history.ts'
import { historyPage } from '../customers/history-page.ts'
import { openAccount } from '../customers/open-account.ts'
import { register } from '../customers/register.ts'
import { emailList } from '../email/email-list.ts'
import { emailPage } from '../email/email-page.ts'
import { releaseEmails } from '../email/release-emails.ts'
import { accountSummary } from '../overviews/account-summary.ts'
import { customerPage } from '../overviews/customer-page.ts'
import { dashboardPage } from '../overviews/dashboard-page.ts'
import { eventCounts } from '../overviews/event-counts.ts'
import { findEverything } from '../overviews/find-everything.ts'
import { foldNames } from '../overviews/fold-names.ts'
import { placeOfPayment, placeOfPurchase, placeOfSchedule } from '../overviews/places.ts'
import { waitingCounts } from '../overviews/waiting-counts.ts'
import type { Bind } from '../platform/runner.ts'

/** Who buys here, what is written to them, and where staff find what they look for. */
export function peopleAreas(bind: Bind) {
  return {
    customers: {
      register: bind(register),
      open: bind(openAccount),
      account: bind(accountPage),
      summary: bind(accountSummary),
      change: bind(changeDetails),
      history: bind(historyPage),
      list: bind(customerList),
      page: bind(customerPage),
      staffHistory: bind(staffHistory),
      verifyHistory: bind(verifyHistory),
      eventCounts: bind(eventCounts),
    },
    email: {
      list: bind(emailList),
      page: bind(emailPage),
      release: bind(releaseEmails),
    },
    dashboard: {
      page: bind(dashboardPage),
      waiting: bind(waitingCounts),
    },
    search: {
      find: bind(findEverything),
      foldNames: bind(foldNames),
      placeOfPurchase: bind(placeOfPurchase),
      placeOfSchedule: bind(placeOfSchedule),
      placeOfPayment: bind(placeOfPayment),
    },
  }
}
