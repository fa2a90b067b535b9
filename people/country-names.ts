import { foldAccents } from './column-tokens.ts'

const languages = ['en', 'es', 'pt', 'fr', 'de', 'it', 'nl']
let cached: ReadonlySet<string> | undefined

/** Names of countries in seven languages, lower case and without accents, from the runtime's own locale data. */
export function countryNames(): ReadonlySet<string> {
  cached ??= new Set(
    languages
      .flatMap(namesIn)
      .concat('south korea', 'north korea', 'holland', 'england', 'scotland', 'usa', 'uk'),
  )
  return cached
}

function namesIn(language: string): string[] {
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const names: string[] = []
  for (const first of letters) {
    for (const second of letters) {
      const name = display.of(first + second)
      if (name)
        names.push(
          foldAccents(name)
            .toLowerCase()
            .replace(/[^\p{L}0-9]+/gu, ' ')
            .trim(),
        )
    }
  }
  return names
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
