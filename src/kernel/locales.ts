/** What people choose from, as BCP 47 tags: the language of the words, and whose way of writing dates and numbers. */
export const locales = ['en', 'en-AU', 'en-CA', 'en-GB', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA'] as const
