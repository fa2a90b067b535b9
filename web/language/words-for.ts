import { kindTitle } from '../people/kind-title.ts'
import { declaredWords } from './declared-words.ts'
import { fieldWords } from './field-words.ts'
import { jobWords } from './job-words.ts'

/** `jobAssignments`, `job-assignments` and `job_assignment` are one word; so are `goalId` and `goal`. */
const keyOf = (name: string): string => kindTitle(name).toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')

const known = new Map(
  Object.entries({ ...jobWords, ...declaredWords, ...fieldWords }).map(([english, words]) => [
    keyOf(english),
    words,
  ]),
)

/** What a kind of record or job, a field or a choice is called in Spanish and Portuguese, where that is known. */
export const wordsFor = (name: string): readonly [spanish: string, portuguese: string] | undefined =>
  known.get(keyOf(name))
