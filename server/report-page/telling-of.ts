import type { ToldFeature } from '../models/told-features.ts'
import type { Telling } from './chapter.ts'

interface Told {
  readonly names: Readonly<Record<string, string>>
  readonly meanings: Readonly<Record<string, ToldFeature>>
}

/** How parts of the people and features are called to the one who asks. */
export function tellingOf({ names, meanings }: Told, ownId: string | null | undefined): Telling {
  const countries = new Intl.DisplayNames(['en'], { type: 'region' })
  return {
    partName: ({ about, name }) => {
      if (about === 'everybody') return 'Everybody'
      if (about === 'country') return countries.of(name) ?? name
      if (about === 'team') return name
      const known = names[name] ?? 'Not known'
      if (about !== 'line') return known
      return name === ownId ? 'Your people' : `People of ${known}`
    },
    featureName: (name) => {
      const meaning = meanings[name]?.meaning ?? name
      return meaning.charAt(0).toUpperCase() + meaning.slice(1)
    },
  }
}
