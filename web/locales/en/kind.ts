export const kind = {
  product: 'Product',
  custom: 'Custom package',
  download: 'Download',
  advertisement: 'Advertisement',
  external: 'From another service',
} as const
