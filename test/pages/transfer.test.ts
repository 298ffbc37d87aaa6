import { describe, expect, test } from 'vitest'
import { epcText, transferOf } from '../../web/store/pay/transfer.ts'

const instructions = 'Northlight Digital GmbH\nIBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001\nThank you.'
const euros = { minor: 7_140n, currency: 'EUR' }
const asked = { instructions, payee: 'Northlight Digital GmbH', open: euros, reference: 'INV-000125' }

describe('bank details', () => {
  test('are found one by one in what the shop wrote', () => {
    expect(transferOf(asked)).toMatchObject({
      iban: 'DE02120300000000202051',
      bic: 'BYLADEM1001',
      amount: '71.40',
    })
  })

  test('have no IBAN where its check digits are wrong, or there is none', () => {
    expect(transferOf({ ...asked, instructions: 'IBAN DE03 1203 0000 0000 2020 51' }).iban).toBeNull()
    expect(transferOf({ ...asked, instructions: 'Come by with cash.' })).toMatchObject({
      iban: null,
      bic: null,
      code: null,
    })
  })

  test('are a code to scan in euros, and in no other currency', () => {
    expect(transferOf(asked).code).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(transferOf({ ...asked, open: { minor: 7_140n, currency: 'USD' } }).code).toBeNull()
  })

  test('stand in the code as the European Payments Council has it', () => {
    const parts = {
      iban: 'DE02120300000000202051',
      bic: null,
      payee: 'Northlight',
      amount: '71.40',
      reference: 'INV-1',
    }
    expect(epcText(parts).split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      '',
      'Northlight',
      'DE02120300000000202051',
      'EUR71.40',
      '',
      '',
      'INV-1',
    ])
  })
})
