import type { App } from '../../src/app.ts'
import type { PackageId } from '../../src/kernel/ids.ts'
import { staff } from './world.ts'

export type PackageForm = Parameters<App['catalog']['changePackage']>[1]

/** What the form of a package sends when nothing is typed into it. */
export async function openedPackage(
  { catalog }: Pick<App, 'catalog'>,
  packageId: PackageId,
): Promise<PackageForm> {
  const { item, version } = await catalog.edited(staff, { packageId })
  const { id: _id, kind: _kind, stock, options, fields, ...rest } = item
  const pricesOf = ({ prices }: (typeof options)[number]) =>
    prices.map(({ currency, priceMinor, setupMinor }) => ({
      currency,
      priceMinor: String(priceMinor),
      setupMinor: String(setupMinor),
    }))
  return {
    ...rest,
    packageId,
    version,
    stock: { was: stock, now: stock },
    options: options.map((option) => ({ ...option, prices: pricesOf(option) })),
    fields: [...fields],
  }
}

/** The same for everybody: each way to buy it at this price, in minor units. */
export function pricedAt(form: PackageForm, minor: string): PackageForm {
  const options = form.options.map((option) => ({
    ...option,
    prices: option.prices.map((price) => ({ ...price, priceMinor: minor })),
  }))
  return { ...form, options }
}
