import type { Random } from './random.ts'

const first = words(
  'Ada Amir Ana Anton Aylin Bela Bruno Carla Chen Clara David Diego Edith Elena Emil Eva Farid Felix Flora Frida',
  'Georg Greta Hana Hugo Ida Ines Ivan Jan Jonas Judith Karin Lara Lea Leo Lina Luis Mara Marie Max Mila',
  'Nadia Nils Nora Olga Oskar Paul Petra Rana Rosa Samuel Sara Selma Simon Sofia Tariq Thea Tom Vera Yuki Zoe',
)
const last = words(
  'Adler Albrecht Andersen Arnold Bauer Baumann Becker Berger Bianchi Brandt Braun Costa Dubois Eriksen Fischer',
  'Fontana Frank Garcia Graf Gruber Haas Hansen Hartmann Heinrich Hoffmann Horvat Huber Ivanov Jansen Jung Kaiser',
  'Keller Klein Koch Kowalski Kraus Krueger Lang Larsen Lehmann Lindberg Lopez Lorenz Maier Marino Martin Meyer',
  'Moreau Moretti Nagy Neumann Nguyen Novak Okafor Olsen Otto Pereira Peters Petrov Pohl Reuter Richter Romano',
  'Roth Sanders Santos Sato Schmidt Schneider Schubert Schulz Seidel Simon Sommer Stein Suzuki Tanaka Toth Vogel',
  'Vogt Wagner Walter Weber Weiss Winkler Winter Wolf Yilmaz Ziegler Zimmer',
)
const trades = words('Studio Verlag Garden Cycles Bakery Optics Legal Films Travel Timber Audio Ceramics')
const cities = words('Berlin Hamburg Leipzig Bremen Dresden Kassel Mainz Erfurt Potsdam Rostock')
const streets = words('Hauptstrasse Gartenweg Lindenallee Bahnhofstrasse Seeweg Marktplatz Ringstrasse')

export type Person = ReturnType<typeof personOf>

/** Somebody who could be a customer; `number` keeps their address apart from everybody else's. */
export function personOf(random: Random, number: number) {
  const [given, family] = [random.pick(first), random.pick(last)]
  return {
    name: `${given} ${family}`,
    family,
    company: random.below(3) === 0 ? `${family} ${random.pick(trades)}` : '',
    email: `${given}.${family}.${number}@example.com`.toLowerCase(),
    phone: `+49 30 ${String(1_000_000 + random.below(9_000_000))}`,
    line1: `${random.pick(streets)} ${1 + random.below(180)}`,
    city: random.pick(cities),
    postcode: String(10_000 + random.below(89_999)),
  }
}

function words(...lines: string[]): [string, ...string[]] {
  return lines.flatMap((line) => line.split(' ')) as [string, ...string[]]
}
