export const cart = {
  title: 'Cart',
} as const
