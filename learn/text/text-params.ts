import type { ParamDeclarations, ParamValues } from '../params/params.ts'

export const textParams = {
  C: {
    kind: 'number',
    default: 1,
    min: 1e-6,
    max: 1e6,
    scale: 'log',
    search: [0.03, 30],
    meaning: 'how far coefficients may grow: smaller values hold them nearer to zero',
  },
  longestPhrase: {
    kind: 'number',
    default: 2,
    min: 1,
    max: 3,
    integer: true,
    search: [1, 2],
    meaning: 'phrases of up to this many words count as terms',
  },
  characters: {
    kind: 'boolean',
    default: true,
    search: [true, false],
    meaning: 'also count runs of 3 to 5 characters within words, which forgives endings and misspelling',
  },
  balance: {
    kind: 'choice',
    default: 'auto',
    options: ['auto', 'always', 'never'],
    meaning: 'whether every class weighs the same in all; auto: only with more than two classes',
  },
  minDocuments: {
    kind: 'number',
    default: 2,
    min: 1,
    max: 1e6,
    integer: true,
    meaning: 'terms in fewer texts than this are left out',
  },
  maxTerms: {
    kind: 'number',
    default: 10_000,
    min: 10,
    max: 1e6,
    integer: true,
    meaning: 'at most so many terms of words, and so many of characters, in one column',
  },
  foldAccents: {
    kind: 'boolean',
    default: true,
    meaning: 'read letters with accents as the letters without',
  },
} as const satisfies ParamDeclarations

export type TextParams = ParamValues<typeof textParams>
