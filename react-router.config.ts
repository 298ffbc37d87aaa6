import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'web',
  // The manifest is one cached file instead of an excerpt rendered into every page.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
