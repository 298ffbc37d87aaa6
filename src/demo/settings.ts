import { ShopSettings } from '../shop/shop-settings.ts'

/** A small company that hosts web sites, and has a club, a magazine and a course besides. */
export const demoSettings = ShopSettings.parse({
  name: 'Northlight',
  legalName: 'Northlight Digital GmbH',
  address: 'Gipsstraße 11\n10119 Berlin\nGermany',
  taxId: 'DE319482046',
  email: 'hello@northlight.example',
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  taxMode: 'exclusive',
  terms:
    'Terms renew until you stop them, which you can do at any time in your account; what is paid stays usable until its ' +
    'end. Prices are in the currency of your account, before tax. This is a demo shop: no money moves.',
  bankInstructions:
    'Northlight Digital GmbH\nIBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001\n' +
    'Please give the number of the invoice as the reference. Transfers usually arrive within two working days.',
})
