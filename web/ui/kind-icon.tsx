import { Download, ExternalLink, Megaphone, Package, PackageOpen } from 'lucide-react'
import { useWords } from './viewer.tsx'

const icons = {
  product: Package,
  custom: PackageOpen,
  download: Download,
  advertisement: Megaphone,
  external: ExternalLink,
}

/** What kind of thing was bought; pointing at it names it. */
export function KindIcon({ kind }: { kind: keyof typeof icons }) {
  const t = useWords()
  const Icon = icons[kind]
  return (
    <span title={t(`kind.${kind}`)}>
      <Icon aria-label={t(`kind.${kind}`)} role="img" className="size-[1.125rem]" />
    </span>
  )
}
