import * as arrowRight from 'lucide-react/icons/arrow-right'
import * as boxes from 'lucide-react/icons/boxes'
import * as calendarClock from 'lucide-react/icons/calendar-clock'
import * as check from 'lucide-react/icons/check'
import * as chevronLeft from 'lucide-react/icons/chevron-left'
import * as chevronRight from 'lucide-react/icons/chevron-right'
import * as circle from 'lucide-react/icons/circle'
import * as circleCheck from 'lucide-react/icons/circle-check'
import * as circleAlert from 'lucide-react/icons/circle-exclamation-point'
import * as circleUserRound from 'lucide-react/icons/circle-user-round'
import * as copy from 'lucide-react/icons/copy'
import * as creditCard from 'lucide-react/icons/credit-card'
import * as download from 'lucide-react/icons/download'
import * as externalLink from 'lucide-react/icons/external-link'
import * as fileDown from 'lucide-react/icons/file-down'
import * as fileText from 'lucide-react/icons/file-text'
import * as gauge from 'lucide-react/icons/gauge'
import * as info from 'lucide-react/icons/info'
import * as landmark from 'lucide-react/icons/landmark'
import * as layoutDashboard from 'lucide-react/icons/layout-dashboard'
import * as logOut from 'lucide-react/icons/log-out'
import * as email from 'lucide-react/icons/mail'
import * as emails from 'lucide-react/icons/mails'
import * as megaphone from 'lucide-react/icons/megaphone'
import * as menu from 'lucide-react/icons/menu'
import * as moon from 'lucide-react/icons/moon'
import * as packageBox from 'lucide-react/icons/package'
import * as packageOpen from 'lucide-react/icons/package-open'
import * as pencil from 'lucide-react/icons/pencil'
import * as printer from 'lucide-react/icons/printer'
import * as receiptText from 'lucide-react/icons/receipt-text'
import * as history from 'lucide-react/icons/rotate-ccw-clock'
import * as search from 'lucide-react/icons/search'
import * as searchX from 'lucide-react/icons/search-x'
import * as shieldCheck from 'lucide-react/icons/shield-check'
import * as shoppingBag from 'lucide-react/icons/shopping-bag'
import * as shop from 'lucide-react/icons/store'
import * as sun from 'lucide-react/icons/sun'
import * as ticketPercent from 'lucide-react/icons/ticket-percent'
import * as triangleAlert from 'lucide-react/icons/triangle-exclamation-point'
import * as upload from 'lucide-react/icons/upload'
import * as userRound from 'lucide-react/icons/user-round'
import * as usersRound from 'lucide-react/icons/users-round'
import * as wallet from 'lucide-react/icons/wallet'
import * as x from 'lucide-react/icons/x'
import type { ReactElement, SVGProps } from 'react'

export type Icon = (props: SVGProps<SVGSVGElement>) => ReactElement

export const ArrowRight = icon(arrowRight)
export const Boxes = icon(boxes)
export const CalendarClock = icon(calendarClock)
export const Check = icon(check)
export const ChevronLeft = icon(chevronLeft)
export const ChevronRight = icon(chevronRight)
export const Circle = icon(circle)
export const CircleAlert = icon(circleAlert)
export const CircleCheck = icon(circleCheck)
export const CircleUserRound = icon(circleUserRound)
export const Copy = icon(copy)
export const CreditCard = icon(creditCard)
export const Download = icon(download)
export const ExternalLink = icon(externalLink)
export const FileDown = icon(fileDown)
export const FileText = icon(fileText)
export const Gauge = icon(gauge)
export const History = icon(history)
export const Info = icon(info)
export const Landmark = icon(landmark)
export const LayoutDashboard = icon(layoutDashboard)
export const LogOut = icon(logOut)
export const Email = icon(email)
export const Emails = icon(emails)
export const Megaphone = icon(megaphone)
export const Menu = icon(menu)
export const Moon = icon(moon)
export const Package = icon(packageBox)
export const PackageOpen = icon(packageOpen)
export const Pencil = icon(pencil)
export const Printer = icon(printer)
export const ReceiptText = icon(receiptText)
export const Search = icon(search)
export const SearchX = icon(searchX)
export const ShieldCheck = icon(shieldCheck)
export const ShoppingBag = icon(shoppingBag)
export const Store = icon(shop)
export const Sun = icon(sun)
export const TicketPercent = icon(ticketPercent)
export const TriangleAlert = icon(triangleAlert)
export const Upload = icon(upload)
export const UserRound = icon(userRound)
export const UsersRound = icon(usersRound)
export const Wallet = icon(wallet)
export const X = icon(x)

/** What the package exports of an icon beside its component; its types leave it out. */
type Drawn = { readonly __iconData: { readonly node: readonly Shape[] } }
type Shape = readonly [tag: string, attributes: Readonly<Record<string, string | number>>]

/**
 * An icon as one element with ready markup inside. The package's own components build it anew, attribute by attribute, each
 * time it is shown: a tenth of the time of a page. Size and stroke are those of the class `icon`.
 */
function icon(module: object): Icon {
  const shapes = { __html: (module as Drawn).__iconData.node.map(markupOf).join('') }
  return ({ className, ...props }) => (
    <svg
      aria-hidden={props['aria-label'] ? undefined : true}
      viewBox="0 0 24 24"
      className={className ? `icon ${className}` : 'icon'}
      {...props}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the shapes are the package's, fixed when the pages are built.
      dangerouslySetInnerHTML={shapes}
    />
  )
}

function markupOf([tag, { key: _, ...attributes }]: Shape): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`)
  return `<${tag}${written.join('')}/>`
}
