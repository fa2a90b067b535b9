import type { StudyResult } from './study-result.ts'

/** How much work a study did, in words: "thorough, tpe search". */
export function budgetText({ budget, search }: Pick<StudyResult, 'budget' | 'search'>): string {
  return search ? `${budget}, ${search} search` : budget
}
