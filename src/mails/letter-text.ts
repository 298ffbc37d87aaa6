import type { Letter, Voice } from './letter.ts'

/** A letter as plain text. */
export function letterText(letter: Letter, { t, store }: Voice): string {
  const facts = letter.facts.map(([label, value]) => `${label}: ${value}`)
  return [
    letter.heading,
    letter.greeting,
    ...letter.paragraphs,
    facts.join('\n'),
    letter.verbatim ?? '',
    letter.button ? `${letter.button.label}:\n${letter.button.url}` : '',
    ...letter.notes,
    `-- \n${t('mail.footer', { store: store.name, email: store.email })}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}
