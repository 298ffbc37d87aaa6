import type { TFunction } from 'i18next'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { I18nContext } from 'react-i18next'
import { unknownViewer, type Viewer } from '../viewer.ts'
import { wordsIn } from '../words.ts'

const ViewerContext = createContext<Viewer>(unknownViewer)

/** Gives everything below it the viewer and the words of the viewer's language. */
export function ViewerProvider(props: { viewer: Viewer; children: ReactNode }) {
  const words = useMemo(() => ({ i18n: wordsIn(props.viewer.locale) }), [props.viewer.locale])
  return (
    <ViewerContext value={props.viewer}>
      <I18nContext value={words}>{props.children}</I18nContext>
    </ViewerContext>
  )
}

export function useViewer(): Viewer {
  return useContext(ViewerContext)
}

/**
 * `t('cart.title')` in the viewer's language. The language never changes within a page, so this needs none of the
 * state and effects of react-i18next's own hook, which cost more than a small page.
 */
export function useWords(): TFunction {
  return useContext(I18nContext)?.i18n.t ?? wordsIn(unknownViewer.locale).t
}
