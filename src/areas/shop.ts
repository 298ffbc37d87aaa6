import { addStaff } from '../identity/add-staff.ts'
import { answerResetRequest } from '../identity/answer-reset-request.ts'
import { checkResetLink } from '../identity/check-reset-link.ts'
import { confirmEmail } from '../identity/confirm-email.ts'
import { findUserByEmail } from '../identity/find-user.ts'
import type { Logins } from '../identity/logins.ts'
import { requestConfirmation } from '../identity/request-confirmation.ts'
import { requestPasswordReset } from '../identity/request-password-reset.ts'
import { resetPassword } from '../identity/reset-password.ts'
import { roleList } from '../identity/role-list.ts'
import { signIn } from '../identity/sign-in.ts'
import { signOut } from '../identity/sign-out.ts'
import { signUp } from '../identity/sign-up.ts'
import type { SessionUser } from '../overviews/session-user-store.ts'
import type { Bind } from '../platform/runner.ts'
import type { Ports } from '../platform/use-case.ts'
import { changeSettings, editedSettings } from '../shop/change-settings.ts'
import type { CurrentShop } from '../shop/current-shop.ts'
import { openForBusiness } from '../shop/open-for-business.ts'
import { openShop } from '../shop/open-shop.ts'
import { shopNow } from '../shop/shop-now.ts'
import { travel } from '../shop/travel.ts'
import { verify } from '../shop/verify.ts'

type Parts = {
  readonly takesTestPayments: boolean
  readonly sendsEmail: boolean
  readonly shop: CurrentShop
  readonly opening: Ports['opening']
  readonly logins: Logins<SessionUser>
}

/** The shop itself, and who may sign in to it. */
export function shopAreas(bind: Bind, { takesTestPayments, sendsEmail, shop, opening, logins }: Parts) {
  return {
    identity: {
      signUp: bind(signUp),
      signIn: bind(signIn),
      signOut: bind(signOut),
      requestPasswordReset: bind(requestPasswordReset),
      answerResetRequest: bind(answerResetRequest),
      checkResetLink: bind(checkResetLink),
      resetPassword: bind(resetPassword),
      requestConfirmation: bind(requestConfirmation),
      confirmEmail: bind(confirmEmail),
      /** Who sent a request: what a door has to know before anybody can act. */
      whoSent: logins.whoSent,
      findUser: bind(findUserByEmail),
      roles: bind(roleList),
      addStaff: bind(addStaff),
    },
    shop: {
      settings: shop.settings,
      state: shop.state,
      /** Whether a simulated provider is among its gateways, which takes payments that are none. */
      takesTestPayments,
      /** Whether there is a server that takes its emails; without one they are kept for staff to read. */
      sendsEmail,
      setUpCode: opening.code,
      setUp: bind(openForBusiness),
      setUpWithOwner: bind(openShop),
      edited: bind(editedSettings),
      changeSettings: bind(changeSettings),
      now: bind(shopNow),
      travel: bind(travel),
      /** Derives balances, states and chains from scratch, and names each difference. */
      verify: bind(verify),
    },
  }
}
