import 'i18next'
import type { en } from './locales/en/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    returnNull: false
    contextSeparator: '|'
    resources: { translation: typeof en }
  }
}
