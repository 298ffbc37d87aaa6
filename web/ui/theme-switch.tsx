import { Form, useLocation } from 'react-router'
import { Moon, Sun } from './icons.tsx'
import { useWords } from './viewer.tsx'

/** Light or dark. Which of the two buttons shows is for the styles to say, since only they know the system's setting. */
export function ThemeSwitch() {
  const t = useWords()
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/theme" replace preventScrollReset>
      <input type="hidden" name="back" value={pathname + search} />
      <button
        type="submit"
        name="theme"
        value="dark"
        className="header-icon theme-to-dark"
        title={t('common.themeDark')}
      >
        <Moon aria-hidden />
        <span className="sr-only">{t('common.themeDark')}</span>
      </button>
      <button
        type="submit"
        name="theme"
        value="light"
        className="header-icon theme-to-light"
        title={t('common.themeLight')}
      >
        <Sun aria-hidden />
        <span className="sr-only">{t('common.themeLight')}</span>
      </button>
    </Form>
  )
}
