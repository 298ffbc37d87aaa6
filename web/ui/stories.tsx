import { dateIn, type Instant } from '../../src/kernel/calendar.ts'
import { Timeline, type TimelineEntry, TimelineLine } from './timeline.tsx'
import { useFormats } from './values.tsx'
import { useViewer, useWords } from './viewer.tsx'

/** What happened together: one sentence, and the events that it is made of. */
export type StoryEntry = TimelineEntry & { readonly entries: readonly TimelineEntry[] }

/** A history by its days, as they are where its reader is. What happened together is one entry that opens to its events. */
export function Stories(props: {
  stories: readonly StoryEntry[]
  label: string
  /** Of the headings of the days. */
  level: 'h2' | 'h3'
  /** Only their sentences, without the events that they are made of. */
  inBrief?: boolean | undefined
}) {
  const { timeZone } = useViewer()
  const { day } = useFormats()
  const { level: Heading, label } = props
  const days = Map.groupBy(props.stories, ({ at }) => dateIn(timeZone, at as Instant))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {[...days].map(([date, stories]) => (
        <section key={date}>
          <Heading className="mb-2.5 font-semibold text-[0.8125rem] text-muted" suppressHydrationWarning>
            {day(date, 'weekday')}
          </Heading>
          <ol aria-label={`${label}, ${day(date)}`} suppressHydrationWarning>
            {stories.map((story) => (
              <StoryLine key={story.id} story={story} label={label} inBrief={props.inBrief} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function StoryLine(props: { story: StoryEntry; label: string; inBrief?: boolean | undefined }) {
  const t = useWords()
  const { story, label, inBrief } = props
  const [only, ...others] = story.entries
  if (only && others.length === 0)
    return <TimelineLine entry={{ ...only, sentence: story.sentence }} time="time" />
  if (inBrief) return <TimelineLine entry={story} time="time" />
  return (
    <TimelineLine entry={story} time="time">
      <details className="mt-1 text-[0.875rem]">
        <summary className="w-fit cursor-pointer text-[0.8125rem] text-muted hover:text-base-content">
          {t('common.eventsOfStory', { count: story.entries.length })}
        </summary>
        <div className="mt-2.5 border-line border-l pl-3">
          <Timeline entries={story.entries} label={label} />
        </div>
      </details>
    </TimelineLine>
  )
}
