import type { EmailWords, Voice } from './template.ts'

/** An email as plain text. */
export function textOf(words: EmailWords, { t, shop }: Voice): string {
  const facts = words.facts.map(([label, value]) => `${label}: ${value}`)
  return [
    words.heading,
    words.greeting,
    ...words.paragraphs,
    facts.join('\n'),
    words.verbatim ?? '',
    words.button ? `${words.button.label}:\n${words.button.url}` : '',
    ...words.notes,
    `-- \n${t('email.footer', { shop: shop.name, email: shop.email })}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}
