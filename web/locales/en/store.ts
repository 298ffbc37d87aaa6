export const store = {
  title: 'Store',
} as const
