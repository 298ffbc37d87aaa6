import type { TFunction } from 'i18next'
import { Fragment, type ReactNode } from 'react'
import { type MessageKey, say } from '../words.ts'

// Marks a place in a sentence; no text that people write holds characters of this private area.
const open = '\uE000'
const close = '\uE001'
const place = new RegExp(`${open}(\\w+)${close}`)

/** A sentence of the catalogue in which some of what it mentions are links or other nodes. */
export function sentence(
  t: TFunction,
  key: MessageKey,
  params: Readonly<Record<string, ReactNode>>,
): ReactNode {
  const plain = Object.entries(params).map(([name, value]) => {
    const isText = typeof value === 'string' || typeof value === 'number'
    return [name, isText ? value : `${open}${name}${close}`]
  })
  const parts = say(t, key, Object.fromEntries(plain)).split(place)
  if (parts.length === 1) return parts[0]
  // Split by a pattern with a group, texts and names of places take turns.
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move.
    <Fragment key={at}>{at % 2 === 0 ? part : params[part]}</Fragment>
  ))
}
