import { Download, ExternalLink, Megaphone, Package, PackageOpen } from './icons.tsx'
import { useWords } from './viewer.tsx'

const icons = {
  product: Package,
  custom: PackageOpen,
  download: Download,
  advertisement: Megaphone,
  external: ExternalLink,
}

type Kind = keyof typeof icons

/** The kind of a purchase as its icon knows it. */
export function kindOf(text: string): Kind {
  return Object.hasOwn(icons, text) ? (text as Kind) : 'product'
}

/** What kind of thing was bought; pointing at it names it. */
export function KindIcon({ kind }: { kind: Kind }) {
  const t = useWords()
  const Icon = icons[kind]
  return (
    <span title={t(`kind.${kind}`)}>
      <Icon aria-label={t(`kind.${kind}`)} role="img" className="size-[1.125rem]" />
    </span>
  )
}
