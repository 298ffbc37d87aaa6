import type { Dice } from '../simulation/dice.ts'

const texts = [
  ...['', ' ', 'ten', 'null', 'undefined', 'true', '[object Object]', '{"a":1}', '[]', '%', '%00', '&#0;'],
  ...[
    '-1',
    '0',
    '-0',
    '1.5',
    '1,5',
    '1.000,00',
    '1e309',
    '1e-9',
    'NaN',
    'Infinity',
    '0x10',
    '+1',
    '−5',
    '１２',
    '١٢',
  ],
  ...[
    '9'.repeat(30),
    `-${'9'.repeat(30)}`,
    '9007199254740993',
    '9223372036854775808',
    '2147483648',
    '0.0000001',
  ],
  ...[
    '\u202Egnp.exe',
    '👩‍👩‍👧',
    '\u0007',
    '\u001b[2J',
    '\u2028',
    'a\r\nSet-Cookie: a=b',
    '\0',
    'a\0b',
    '\ufeff',
  ],
  ...['日', '/日', '/%E6%97%A5', '/\t/evil.example', '//evil.example', '/\\evil.example', '/.//evil.example'],
  ...[
    'https://evil.example/',
    'javascript:alert(1)',
    '/account?a=日',
    '/\u202E',
    '/%',
    '/%zz',
    '/?%ED%A0%80',
  ],
  ...['2026-02-30', '0000-00-00', '9999-12-31', '+275760-09-13', '-000001-01-01', '2026-13-01', '26-1-1'],
  ...['<script>alert(1)</script>', "'; drop table users; --", '\\', '{{name}}', '$t(form.required)'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'xx-YY',
    'XXX',
    'eur',
    'UTC',
    '+99:99',
    '+05:30',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    'method-x',
    'card-sandbox',
  ],
  ...[
    'manual-manual',
    'card-__proto__',
    'fay@example.com',
    'fay@例え.テスト',
    'a'.repeat(300),
    '日'.repeat(300),
  ],
  ...[
    'x'.repeat(5_000),
    ' '.repeat(19_000),
    'x'.repeat(25_000),
    `1${' '.repeat(30_000)}x`,
    'e\u0301'.repeat(40),
  ],
]

const names = [
  ...[
    '',
    '.',
    '..',
    'a.',
    '[]',
    '[',
    'a[b]',
    'a[b][c]',
    '__proto__',
    '__proto__.x',
    'constructor',
    'toString',
  ],
  ...[
    'constructor.prototype.x',
    'intent',
    'intent.x',
    'intent[]',
    'do',
    'do.x',
    'back',
    'next',
    'theme',
    'key',
  ],
  ...[
    'a'.repeat(10_000),
    'a.'.repeat(2_000),
    '日',
    '\u202E',
    '\0',
    'a b',
    'a\r\nb',
    'fields.x',
    'fields.__proto__',
  ],
  ...['amounts.EUR', 'amounts.日', 'card', 'card.number.x', 'settings.owner', 'hasOwnProperty', 'valueOf'],
]

export const junkText = (dice: Dice): string => dice.pick(texts)

/** A name that no form has, or another form's way to write one that it has. */
export function junkName(dice: Dice, name: string): string {
  if (dice.chance(0.5)) return dice.pick(names)
  return dice.pick([
    `${name}.x`,
    `${name}[]`,
    `${name}[b]`,
    `${name}.__proto__`,
    `.${name}`,
    name.toUpperCase(),
  ])
}

const cookies = [
  ...[
    'flash={"says":"x","params":{"lng":5}}',
    'flash=%7B%22says%22%3A%22x%22%2C%22params%22%3A%7B%22lng%22%3A5%7D%7D',
  ],
  ...[
    'flash=%7B%22says%22%3A%22x%22%2C%22params%22%3Anull%7D',
    'flash=null',
    'flash=[]',
    'flash=%',
    'flash=5',
    'flash=',
  ],
  ...[
    'flash={"says":"account.profile.saved","params":{"replace":"x","lng":"xx","count":"1","postProcess":"x"}}',
  ],
  ...[
    'flash={"says":"__proto__","params":{"__proto__":"x"}}',
    'flash={"says":5,"params":{}}',
    'flash={"says":"account"}',
  ],
  ...[
    'flash={"says":"identity.shopOpened","params":{"shop":"$t(form.required)"}}',
    'theme=%',
    'theme=light',
    'theme=x',
  ],
  ...[
    'clientele_cart=%',
    `clientele_cart=${'a'.repeat(43)}`,
    'clientele_cart_count=999',
    'clientele_cart_count=-1',
  ],
  ...[
    '=',
    ';;;',
    ' ; ',
    '__proto__=1',
    'constructor',
    'a=b=c',
    `a=${'x'.repeat(4_000)}`,
    `${'; '.repeat(2_000)}a`,
  ],
  ...[
    '\u00e9=\u00fc',
    'a="b',
    'better-auth.session_token=x',
    '__Secure-clientele.other=x',
    'clientele.session_data=%',
  ],
]

export const junkCookie = (dice: Dice): string => dice.pick(cookies)
