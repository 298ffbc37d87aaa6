/** What can be asked of whoever buys a package. */
export const fieldTypes = ['text', 'long_text', 'number', 'choice', 'date', 'yes_no'] as const
