/** What differs between the countries that a company may work in. Pay levels are rounded, not measured. */
export interface Country {
  readonly code: string
  readonly company: string
  readonly currency: string
  readonly language: 'es' | 'en' | 'pt' | 'de'
  /** Pay of a job there beside the first country's, in its own currency. */
  readonly payFactor: number
  /** Units of its currency for one euro. */
  readonly perEuro: number
  readonly share: number
  readonly places: readonly Place[]
}

interface Place {
  readonly name: string
  readonly city: string
  readonly timeZone: string
  readonly kind: 'office' | 'plant' | 'shop' | 'remote'
}

export const countryCodes = ['ES', 'PE', 'BR', 'DE', 'GB', 'US'] as const
export type CountryCode = (typeof countryCodes)[number]

export const countries: Readonly<Record<CountryCode, Country>> = {
  ES: {
    code: 'ES',
    company: 'Norte Iberia S.L.',
    currency: 'EUR',
    language: 'es',
    payFactor: 1,
    perEuro: 1,
    share: 5,
    places: [
      { name: 'Madrid', city: 'Madrid', timeZone: 'Europe/Madrid', kind: 'office' },
      { name: 'Valencia plant', city: 'Valencia', timeZone: 'Europe/Madrid', kind: 'plant' },
    ],
  },
  PE: {
    code: 'PE',
    company: 'Norte Andina S.A.C.',
    currency: 'PEN',
    language: 'es',
    payFactor: 2.2,
    perEuro: 4.1,
    share: 3,
    places: [
      { name: 'Lima', city: 'Lima', timeZone: 'America/Lima', kind: 'office' },
      { name: 'Arequipa shop', city: 'Arequipa', timeZone: 'America/Lima', kind: 'shop' },
    ],
  },
  BR: {
    code: 'BR',
    company: 'Norte do Brasil Ltda.',
    currency: 'BRL',
    language: 'pt',
    payFactor: 3.4,
    perEuro: 6.2,
    share: 3,
    places: [
      { name: 'São Paulo', city: 'São Paulo', timeZone: 'America/Sao_Paulo', kind: 'office' },
      { name: 'Curitiba plant', city: 'Curitiba', timeZone: 'America/Sao_Paulo', kind: 'plant' },
    ],
  },
  DE: {
    code: 'DE',
    company: 'Norte Mitte GmbH',
    currency: 'EUR',
    language: 'de',
    payFactor: 1.5,
    perEuro: 1,
    share: 2,
    places: [
      { name: 'Berlin', city: 'Berlin', timeZone: 'Europe/Berlin', kind: 'office' },
      { name: 'Leipzig plant', city: 'Leipzig', timeZone: 'Europe/Berlin', kind: 'plant' },
    ],
  },
  GB: {
    code: 'GB',
    company: 'Norte Isles Ltd',
    currency: 'GBP',
    language: 'en',
    payFactor: 1.35,
    perEuro: 0.86,
    share: 2,
    places: [{ name: 'Leeds', city: 'Leeds', timeZone: 'Europe/London', kind: 'office' }],
  },
  US: {
    code: 'US',
    company: 'Norte Americas Inc.',
    currency: 'USD',
    language: 'en',
    payFactor: 2.1,
    perEuro: 1.1,
    share: 3,
    places: [
      { name: 'Denver', city: 'Denver', timeZone: 'America/Denver', kind: 'office' },
      { name: 'Remote US', city: 'Remote', timeZone: 'America/New_York', kind: 'remote' },
    ],
  },
}
