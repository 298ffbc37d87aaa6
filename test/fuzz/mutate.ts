import type { Dice } from '../simulation/dice.ts'
import { junkName, junkText } from './junk.ts'
import type { PageForm } from './page-forms.ts'

type Entry = [name: string, value: string]

/** What a request carries. */
export type Body = { readonly type: string | null; readonly bytes: string | Buffer }

/** What the whole shop knows besides one form: the names that others have, and the ids of other people's things. */
export type Elsewhere = { readonly names: readonly string[]; readonly ids: readonly string[] }

/** The form as somebody filled it in, with a few things wrong. */
export function mutated(dice: Dice, form: PageForm, elsewhere: Elsewhere): Body {
  let entries = [...form.fields].map(([name, values]): Entry => [name, dice.pick(values)])
  for (let left = dice.between(0, 3); left > 0; left -= 1) entries = change(dice, entries, elsewhere)
  const { type, bytes } = written(dice, entries)
  return { type, bytes: bytes.slice(0, mostBytes) }
}

// The door refuses longer ones without listening to the end, so that not everybody gets to read its answer.
const mostBytes = 900_000

/** How often each is done to a form, against the others. */
const changes = {
  drop: 3,
  keepOne: 1,
  repeat: 3,
  flood: 0.1,
  value: 10,
  rename: 3,
  add: 3,
  foreign: 3,
  shuffle: 1,
}

function change(dice: Dice, entries: Entry[], elsewhere: Elsewhere): Entry[] {
  const kind = dice.weighted(changes)
  const at = dice.between(0, Math.max(0, entries.length - 1))
  const [name, value] = entries[at] ?? ['intent', 'x']
  const replaced = (by: Entry): Entry[] => [...entries.slice(0, at), by, ...entries.slice(at + 1)]
  switch (kind) {
    case 'drop':
      return entries.filter((_, index) => index !== at)
    case 'keepOne':
      return [[name, value]]
    case 'repeat':
      return [...entries, ...Array.from({ length: dice.between(1, 20) }, (): Entry => [name, junkText(dice)])]
    case 'flood':
      return [...entries, ...Array.from({ length: 1_500 }, (): Entry => [name, value])]
    case 'value':
      return replaced([name, dice.chance(0.01) ? value.repeat(9).padEnd(300_000, 'x') : junkText(dice)])
    case 'rename':
      return replaced([junkName(dice, name), value])
    case 'add':
      return [
        ...entries,
        [dice.chance(0.5) ? dice.pick(elsewhere.names) : junkName(dice, name), junkText(dice)],
      ]
    case 'foreign':
      return replaced([name, dice.pick(elsewhere.ids)])
    case 'shuffle':
      return dice.shuffled(entries)
  }
}

/** How often a form is sent in each way. */
const writings = {
  form: 70,
  percentJunk: 6,
  parts: 10,
  brokenParts: 2,
  json: 4,
  nothing: 3,
  wrongType: 3,
  noType: 2,
}

const urlencoded = 'application/x-www-form-urlencoded'
const boundary = 'a-boundary-of-thirty-characters'

function written(dice: Dice, entries: Entry[]): Body {
  const text = new URLSearchParams(entries).toString()
  switch (dice.weighted(writings)) {
    case 'form':
      return { type: urlencoded, bytes: text }
    case 'percentJunk': {
      const junk = ['%ff=%zz', 'a=%ED%A0%80', '=', '&&', 'a=%', '%E0%A4', 'intent=%F0%9F', '+=+', 'a=\u00ff']
      return { type: urlencoded, bytes: `${dice.pick(junk)}&${text}&${dice.pick(junk)}` }
    }
    case 'parts':
      return { type: `multipart/form-data; boundary=${boundary}`, bytes: inParts(dice, entries) }
    case 'brokenParts':
      return {
        type: `multipart/form-data; boundary=${boundary}`,
        bytes: inParts(dice, entries).slice(0, -20),
      }
    case 'json':
      return {
        type: 'application/json',
        bytes: dice.pick([JSON.stringify(Object.fromEntries(entries)), '{', 'null']),
      }
    case 'nothing':
      return { type: dice.pick([urlencoded, 'multipart/form-data', 'text/plain']), bytes: '' }
    case 'wrongType':
      return {
        type: dice.pick(['text/plain', 'multipart/form-data', 'x', 'text/html; charset=\u00ff', ';']),
        bytes: text,
      }
    case 'noType':
      return { type: null, bytes: text }
  }
}

/** In parts, of which some are files. */
function inParts(dice: Dice, entries: Entry[]): Buffer {
  const parts = entries.map(([name, value]) => {
    const file = dice.chance(0.3) ? `; filename="${dice.pick(['a.png', '日.txt', '', '../../a'])}"` : ''
    const kind = file ? '\r\ncontent-type: application/octet-stream' : ''
    const said = name.replaceAll('"', '%22').replaceAll(/[\r\n]/g, '')
    return `--${boundary}\r\ncontent-disposition: form-data; name="${said}"${file}${kind}\r\n\r\n${value}\r\n`
  })
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
}
