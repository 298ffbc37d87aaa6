import { expect, test } from 'vitest'
import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import { type CalendarDate, dateIn, instant } from '../../src/kernel/calendar.ts'
import type { Sold } from './catalog.ts'
import { customerOf } from './story-customer.ts'
import { staffOf } from './story-staff.ts'
import { verifyShop } from './verify.ts'
import { openWorld, timeZone, type World } from './world.ts'

/** What a story is told with once its first day has come. */
export type Stage<Name extends string = string> = {
  readonly world: World
  thing(name: Name): Package
}

export type Story<Name extends string> = ReturnType<typeof openStory<Name>>

/**
 * A story that is told by its days, in a shop of its own that sells these things. At its end the whole shop must hold
 * together, whatever the story was about.
 */
export function scenario<Name extends string>(
  title: string,
  sold: Record<Name, Sold>,
  tell: (story: Story<Name>) => Promise<void>,
): void {
  test(title, async () => {
    const story = openStory(sold)
    try {
      await tell(story)
      expect(await verifyShop(story.world().runtime.database.reader)).toEqual([])
    } finally {
      await story.close()
    }
  })
}

function openStory<Name extends string>(sold: Record<Name, Sold>) {
  let stage: Stage<Name> | null = null
  const onStage = () => present(stage, 'a first day')
  const today = () => dateIn(timeZone, onStage().world.clock.now())

  return {
    /**
     * Lets time pass until a day begins, with everything that comes due on the way, and does something on it. The first day
     * begins at noon, with the shop.
     */
    async on<T>(day: string, act: () => Promise<T>): Promise<T> {
      if (!stage) stage = await openStage(day, sold)
      else if (today() !== (day as CalendarDate)) await stage.world.until(day)
      return act()
    },
    /** Nothing runs until that moment; then everything that was missed is done. */
    async nothingRunsUntil(moment: string): Promise<void> {
      const { world } = onStage()
      world.clock.moveTo(instant(moment))
      await world.app.due.doAll()
    },
    customer: customerOf(onStage, 'Ada'),
    other: customerOf(onStage, 'Bea'),
    staff: staffOf(onStage),
    world: () => onStage().world,
    thing: (name: Name) => onStage().thing(name),
    close: async () => stage?.world.close(),
  }
}

async function openStage<Name extends string>(day: string, sold: Record<Name, Sold>): Promise<Stage<Name>> {
  const world = await openWorld(day)
  const things = new Map<string, Package>()
  for (const [name, each] of Object.entries<Sold>(sold)) things.set(name, await world.catalog(name, each))
  return { world, thing: (name) => present(things.get(name), name) }
}

/** It is refused with this code. */
export async function refused(code: string, act: () => Promise<unknown>): Promise<void> {
  await expect(act()).rejects.toMatchObject({ code })
}
