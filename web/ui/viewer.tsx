import type { TFunction } from 'i18next'
import { createContext, type ReactNode, useContext } from 'react'
import { unknownViewer, type Viewer } from '../viewer.ts'
import { type Words, wordsIn } from '../words.ts'

const ViewerContext = createContext<Viewer>(unknownViewer)
const WordsContext = createContext<Words>(wordsIn(unknownViewer.locale))

/** Gives everything below it the viewer and the words of the viewer's language. */
export function ViewerProvider(props: { viewer: Viewer; children: ReactNode }) {
  return (
    <ViewerContext value={props.viewer}>
      <WordsContext value={wordsIn(props.viewer.locale)}>{props.children}</WordsContext>
    </ViewerContext>
  )
}

export function useViewer(): Viewer {
  return useContext(ViewerContext)
}

/** `t('cart.title')` in the viewer's language. */
export function useWords(): TFunction {
  return useContext(WordsContext).t
}
