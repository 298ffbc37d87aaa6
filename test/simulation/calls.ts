import type { App } from '../../src/app.ts'

type Area = Record<string, unknown>

/** The same app, with a count of how often each of its functions was called; those that never were stand at zero. */
export function watchCalls(app: App): { app: App; calls: ReadonlyMap<string, number> } {
  const calls = new Map<string, number>()
  const areas = Object.entries(app).filter(([, area]) => typeof area === 'object' && !Array.isArray(area))
  const watched = areas.map(([name, area]) => [name, watch(name, area as Area, calls)])
  return { app: { ...app, ...Object.fromEntries(watched) }, calls }
}

function watch(area: string, functions: Area, calls: Map<string, number>): Area {
  return Object.fromEntries(
    Object.entries(functions).map(([name, does]) => {
      if (typeof does !== 'function') return [name, does]
      const path = `${area}.${name}`
      calls.set(path, 0)
      const counted = (...given: unknown[]) => {
        calls.set(path, (calls.get(path) ?? 0) + 1)
        return does(...given)
      }
      return [name, counted]
    }),
  )
}
