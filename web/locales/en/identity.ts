export const identity = {
  title: 'Identity',
} as const
