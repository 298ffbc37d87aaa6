/** Every login of the demo shop has this password. It is printed at the start, and no secret. */
export const demoPassword = 'clientele-demo'

export type DemoMember = { readonly name: string; readonly email: string; readonly role: string }

export const demoStaff = [
  { name: 'Mara Lindqvist', email: 'mara@northlight.example', role: 'Owner' },
  { name: 'Ben Okafor', email: 'ben@northlight.example', role: 'Billing' },
  { name: 'Yuki Sato', email: 'yuki@northlight.example', role: 'Support' },
] as const satisfies readonly DemoMember[]

export type DemoCustomer = {
  readonly email: string
  readonly currency: string
  readonly timeZone: string
  readonly details: {
    readonly name: string
    readonly company?: string
    readonly phone?: string
    readonly taxId?: string
    readonly line1: string
    readonly city: string
    readonly region?: string
    readonly postcode: string
    readonly country: string
  }
}

export const demoCustomers = {
  anna: {
    email: 'anna@studio-bergmann.example',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    details: {
      name: 'Anna Bergmann',
      company: 'Studio Bergmann',
      phone: '+49 30 5550142',
      line1: 'Oranienstraße 24',
      city: 'Berlin',
      postcode: '10999',
      country: 'DE',
    },
  },
  lucas: {
    email: 'lucas@moreau-vins.example',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    details: {
      name: 'Lucas Moreau',
      company: 'Moreau Vins',
      phone: '+33 4 55501 223',
      taxId: 'FR40303265045',
      line1: '18 rue Mercière',
      city: 'Lyon',
      postcode: '69002',
      country: 'FR',
    },
  },
  sofia: {
    email: 'sofia.rossi@posta.example',
    currency: 'EUR',
    timeZone: 'Europe/Rome',
    details: {
      name: 'Sofia Rossi',
      phone: '+39 051 555 0178',
      line1: 'Via del Pratello 61',
      city: 'Bologna',
      region: 'BO',
      postcode: '40122',
      country: 'IT',
    },
  },
  jan: {
    email: 'jan@devriesfietsen.example',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    details: {
      name: 'Jan de Vries',
      company: 'De Vries Fietsen',
      taxId: 'NL123456782B90',
      line1: 'Oudegracht 112',
      city: 'Utrecht',
      postcode: '3511 AW',
      country: 'NL',
    },
  },
  emily: {
    email: 'emily@fernandfir.example',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    details: {
      name: 'Emily Carter',
      company: 'Fern & Fir',
      phone: '+1 503 555 0119',
      line1: '2140 NE Alberta St',
      city: 'Portland',
      region: 'OR',
      postcode: '97211',
      country: 'US',
    },
  },
  kenji: {
    email: 'kenji.tanaka@yubin.example',
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
    details: {
      name: 'Kenji Tanaka',
      phone: '+81 3 5550 0164',
      line1: '2-14-5 Yanaka',
      city: 'Taito',
      region: 'Tokyo',
      postcode: '110-0001',
      country: 'JP',
    },
  },
  oliver: {
    email: 'oliver@smithandsons.example',
    currency: 'GBP',
    timeZone: 'Europe/London',
    details: {
      name: 'Oliver Smith',
      company: 'Smith & Sons Joinery',
      phone: '+44 117 555 0136',
      line1: '7 Picton Street',
      city: 'Bristol',
      postcode: 'BS6 5QA',
      country: 'GB',
    },
  },
  kasia: {
    email: 'k.nowak@poczta.example',
    currency: 'EUR',
    timeZone: 'Europe/Warsaw',
    details: {
      name: 'Katarzyna Nowak',
      phone: '+48 12 555 01 87',
      line1: 'ul. Józefa 9',
      city: 'Kraków',
      postcode: '31-056',
      country: 'PL',
    },
  },
  miguel: {
    email: 'miguel@tallerfernandez.example',
    currency: 'EUR',
    timeZone: 'Europe/Madrid',
    details: {
      name: 'Miguel Fernández',
      company: 'Taller Fernández',
      phone: '+34 96 555 01 52',
      line1: 'Carrer de Cadis 40',
      city: 'València',
      region: 'Valencia',
      postcode: '46006',
      country: 'ES',
    },
  },
  ingrid: {
    email: 'ingrid@larsenfoto.example',
    currency: 'EUR',
    timeZone: 'Europe/Oslo',
    details: {
      name: 'Ingrid Larsen',
      company: 'Larsen Foto',
      phone: '+47 55 55 01 09',
      line1: 'Skostredet 5',
      city: 'Bergen',
      postcode: '5017',
      country: 'NO',
    },
  },
  thomas: {
    email: 'thomas.huber@alpenpost.example',
    currency: 'EUR',
    timeZone: 'Europe/Vienna',
    details: {
      name: 'Thomas Huber',
      company: 'Gasthof Huber',
      phone: '+43 512 555 0123',
      line1: 'Mariahilfstraße 32',
      city: 'Innsbruck',
      postcode: '6020',
      country: 'AT',
    },
  },
  priya: {
    email: 'priya@sharmatextiles.example',
    currency: 'USD',
    timeZone: 'Asia/Kolkata',
    details: {
      name: 'Priya Sharma',
      company: 'Sharma Textiles',
      phone: '+91 141 555 0190',
      line1: '14 Johari Bazar',
      city: 'Jaipur',
      region: 'Rajasthan',
      postcode: '302003',
      country: 'IN',
    },
  },
  hannah: {
    email: 'hannah.weber@briefkasten.example',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    details: {
      name: 'Hannah Weber',
      phone: '+49 341 5550171',
      line1: 'Karl-Heine-Straße 58',
      city: 'Leipzig',
      postcode: '04229',
      country: 'DE',
    },
  },
  noah: {
    email: 'noah.tremblay@courrier.example',
    currency: 'USD',
    timeZone: 'America/Toronto',
    details: {
      name: 'Noah Tremblay',
      phone: '+1 514 555 0147',
      line1: '4120 rue Saint-Denis',
      city: 'Montréal',
      region: 'QC',
      postcode: 'H2W 2M5',
      country: 'CA',
    },
  },
} satisfies Record<string, DemoCustomer>

export type CustomerKey = keyof typeof demoCustomers
