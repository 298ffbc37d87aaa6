import { renderToStaticMarkup } from 'react-dom/server'
import type { ReadEvent } from '../../../src/platform/history/read.ts'
import { useStories } from '../../ui/event-sentence.tsx'
import { inBrief } from '../../ui/events/stories.ts'
import { Stories } from '../../ui/stories.tsx'
import { useWords, ViewerProvider } from '../../ui/viewer.tsx'
import type { Viewer } from '../../viewer.ts'

/** So many entries of the history are told on the customer's page. */
const mostStories = 5

/**
 * The latest of a history as finished markup; empty where nothing has happened yet. Nothing in it does anything but lead on, so that a
 * browser needs neither the events nor the sentences of all that can happen, which are as much as the rest of the page.
 */
export function toldHistory(events: readonly ReadEvent[], viewer: Viewer): string {
  const told = inBrief(events, mostStories)
  if (told.length === 0) return ''
  return renderToStaticMarkup(
    <ViewerProvider viewer={viewer}>
      <Told events={told} />
    </ViewerProvider>,
  )
}

function Told({ events }: { events: readonly ReadEvent[] }) {
  const t = useWords()
  const stories = useStories(events, 'admin', { records: 'left out' })
  return <Stories label={t('admin.customer.history')} stories={stories} level="h3" inBrief />
}
