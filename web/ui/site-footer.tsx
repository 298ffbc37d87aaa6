import { Link } from './link.tsx'
import { useViewer, useWords } from './viewer.tsx'

export function SiteFooter() {
  const t = useWords()
  const { shop } = useViewer()
  return (
    <footer className="mt-8 border-line border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap gap-x-6 gap-y-1 px-4 py-5 text-[0.8125rem] text-muted sm:px-6">
        <span className="flex-1">{shop.name}</span>
        <Link to="/store" className="hover:text-base-content">
          {t('common.store')}
        </Link>
        <Link to="/account" className="hover:text-base-content">
          {t('common.account')}
        </Link>
      </div>
    </footer>
  )
}
