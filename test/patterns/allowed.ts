/** Patterns that the check cannot judge and that are right all the same, as they are written, with the reason. */
export const allowed: Readonly<Record<string, string>> = {
  'new RegExp(`${open}(\\\\w+)${close}`)':
    'Two characters of the private area around a word: it begins at one of them alone, and stops at the next.',
}
