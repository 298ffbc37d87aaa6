import type { ComponentProps } from 'react'
import type { KindIcon } from '../ui/kind-icon.tsx'

type Kind = ComponentProps<typeof KindIcon>['kind']

const kinds: readonly Kind[] = ['product', 'custom', 'download', 'advertisement', 'external']

/** The kind of a purchase as its icon knows it. */
export function kindOf(text: string): Kind {
  return kinds.find((kind) => kind === text) ?? 'product'
}
