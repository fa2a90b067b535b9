import { columnTokens, containsPhrase } from './column-tokens.ts'
import { phrases } from './phrases.ts'

export interface RecognisedOneWay {
  readonly way: 'up'
  /** For people: what in the name says so. */
  readonly why: string
}

/** What a person has gathered so far: time in a company, experience, employers, schooling. */
const gathered = phrases(`
  tenure, tenure months, tenure years, seniority, length of service, years of service, service years, years at company,
  months at company, time at company, time spend company, time spent company, time in company, working years,
  years worked, years of experience, years experience, experience years, work experience, experience,
  companies worked, number of employers, previous employers, education, education level, degree, certifications,
  antiguedad, anos de servicio, experiencia, antiguidade, tempo de casa, anciennete, experience professionnelle,
  betriebszugehorigkeit, dienstjahre, berufserfahrung, anzianita, anni di servizio, dienstjaren, werkervaring
`)

/** Words that make it something else: a clock that starts anew, a rating, a share. */
const startsAnew = phrases(`
  since, last, current, curr, role, manager, satisfaction, rating, score, survey, percent, pct, required, minimum, candidate experience, employee experience
`)

/** Whether what a column holds can, for one person, only grow; `undefined` when nothing in its name says so. */
export function recogniseOneWay(columnName: string): RecognisedOneWay | undefined {
  const tokens = columnTokens(columnName)
  if (!containsPhrase(tokens, gathered) || containsPhrase(tokens, startsAnew)) return undefined
  return { way: 'up', why: `its name "${columnName}" says what a person has gathered so far` }
}
