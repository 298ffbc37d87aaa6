/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number]

// The grounds of the two themes in app.css, on which accent-coloured text stands.
const grounds = { light: [246, 246, 243], dark: [28, 32, 36] } as const satisfies Record<string, Colour>
const black: Colour = [0, 0, 0]
const white: Colour = [255, 255, 255]

/** Reads "#1f5f7a" or "1f5f7a"; null for anything else. */
export function parseColour(text: string): Colour | null {
  const match = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text)
  if (!match) return null
  const [red, green, blue] = match.slice(1).map((pair) => Number.parseInt(pair, 16))
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/**
 * Any colour as an accent for both themes. It is darkened or lightened until text in it stands out from the ground by
 * 5.4 to 1, which leaves 4.5 (WCAG 2.2, 1.4.3) on grounds that are tinted with it, and carries black or white text, whichever stands out more.
 */
export function accentCss(colour: Colour): string {
  const light = readable(colour, grounds.light, black)
  const dark = readable(colour, grounds.dark, white)
  const darkRule = variables(dark)
  return [
    `:root,[data-theme=light]{${variables(light)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){${darkRule}}}`,
    `[data-theme=dark]{${darkRule}}`,
  ].join('\n')
}

function variables(accent: Colour): string {
  const content = contrast(accent, white) >= 4.5 ? white : black
  return `--color-primary:rgb(${accent.join(' ')});--color-primary-content:rgb(${content.join(' ')})`
}

function readable(colour: Colour, ground: Colour, towards: Colour): Colour {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, towards, share)
    if (contrast(mixed, ground) >= 5.4) return mixed
  }
  return towards
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const channel = (at: 0 | 1 | 2) => Math.round(from[at] + (to[at] - from[at]) * share)
  return [channel(0), channel(1), channel(2)]
}

/** The contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}
