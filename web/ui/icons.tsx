import type { LucideIcon } from 'lucide-react'
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
import * as settings from 'lucide-react/icons/settings'
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

export const ArrowRight = icon((arrowRight as Drawn).__iconData)
export const Boxes = icon((boxes as Drawn).__iconData)
export const CalendarClock = icon((calendarClock as Drawn).__iconData)
export const Check = icon((check as Drawn).__iconData)
export const ChevronLeft = icon((chevronLeft as Drawn).__iconData)
export const ChevronRight = icon((chevronRight as Drawn).__iconData)
export const Circle = icon((circle as Drawn).__iconData)
export const CircleAlert = icon((circleAlert as Drawn).__iconData)
export const CircleCheck = icon((circleCheck as Drawn).__iconData)
export const CircleUserRound = icon((circleUserRound as Drawn).__iconData)
export const Copy = icon((copy as Drawn).__iconData)
export const CreditCard = icon((creditCard as Drawn).__iconData)
export const Download = icon((download as Drawn).__iconData)
export const ExternalLink = icon((externalLink as Drawn).__iconData)
export const FileDown = icon((fileDown as Drawn).__iconData)
export const FileText = icon((fileText as Drawn).__iconData)
export const Gauge = icon((gauge as Drawn).__iconData)
export const History = icon((history as Drawn).__iconData)
export const Info = icon((info as Drawn).__iconData)
export const Landmark = icon((landmark as Drawn).__iconData)
export const LayoutDashboard = icon((layoutDashboard as Drawn).__iconData)
export const LogOut = icon((logOut as Drawn).__iconData)
export const Email = icon((email as Drawn).__iconData)
export const Emails = icon((emails as Drawn).__iconData)
export const Megaphone = icon((megaphone as Drawn).__iconData)
export const Menu = icon((menu as Drawn).__iconData)
export const Moon = icon((moon as Drawn).__iconData)
export const Package = icon((packageBox as Drawn).__iconData)
export const PackageOpen = icon((packageOpen as Drawn).__iconData)
export const Pencil = icon((pencil as Drawn).__iconData)
export const Printer = icon((printer as Drawn).__iconData)
export const ReceiptText = icon((receiptText as Drawn).__iconData)
export const Search = icon((search as Drawn).__iconData)
export const SearchX = icon((searchX as Drawn).__iconData)
export const Settings = icon((settings as Drawn).__iconData)
export const ShieldCheck = icon((shieldCheck as Drawn).__iconData)
export const ShoppingBag = icon((shoppingBag as Drawn).__iconData)
export const Store = icon((shop as Drawn).__iconData)
export const Sun = icon((sun as Drawn).__iconData)
export const TicketPercent = icon((ticketPercent as Drawn).__iconData)
export const TriangleAlert = icon((triangleAlert as Drawn).__iconData)
export const Upload = icon((upload as Drawn).__iconData)
export const UserRound = icon((userRound as Drawn).__iconData)
export const UsersRound = icon((usersRound as Drawn).__iconData)
export const Wallet = icon((wallet as Drawn).__iconData)
export const X = icon((x as Drawn).__iconData)

type Shape = readonly [tag: string, attributes: Readonly<Record<string, string | number>>]
type Drawing = { readonly node: readonly Shape[] }
/** What the package exports of an icon beside its component; its types leave it out. */
type Drawn = { readonly default: LucideIcon; readonly __iconData: Drawing }

/**
 * An icon as one element with ready markup inside. The package's own components, which are left out of the pages, build it anew,
 * attribute by attribute, each time it is shown: a tenth of the time of a page. Size and stroke are those of the class `icon`.
 */
function icon({ node }: Drawing): Icon {
  const shapes = { __html: node.map(markupOf).join('') }
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
