import type { Picture } from './picture.ts'

export function svgOf({ width, height, ground, discs }: Picture): string {
  const rgb = (colour: readonly number[]) => `rgb(${colour.join(' ')})`
  const circles = discs.map(
    ({ x, y, radius, colour, opacity }) =>
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="${rgb(colour)}" fill-opacity="${opacity}"/>`,
  )
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="${rgb(ground)}"/>${circles.join('')}</svg>`
  )
}
