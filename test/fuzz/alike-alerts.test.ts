import { expect, test } from 'vitest'
import { alertsIn, saidTwice } from './alike-alerts.ts'

const alert = (text: string) =>
  `<div class="notice tone-bad" role="alert"><svg></svg><div class="notice-text"><div><p>${text}</p></div></div></div>`

test('a page that says the same in two alerts is found, and one that says two things is not', () => {
  const alike = `<form>${alert('Not paid.')}</form><div>besides</div><form>${alert('Not paid.')}</form>`
  const unlike = `<form>${alert('Not paid.')}</form><form>${alert('Paid.')}</form><p>Not paid.</p>`
  expect(alertsIn(alike)).toEqual(['Not paid.', 'Not paid.'])
  expect(saidTwice(alike)).toBe('Not paid.')
  expect(saidTwice(unlike)).toBeNull()
})
