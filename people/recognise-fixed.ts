import { columnTokens, containsPhrase } from './column-tokens.ts'
import { phrases } from './phrases.ts'
import { recogniseOneWay } from './recognise-one-way.ts'

/** What is said of a person, has happened, or is health: nothing that an organisation would move. */
const beyondReach = phrases(`
  rating, performance, appraisal, evaluation, review score, potential, since, sick, sickness, illness, absence, absences, absent, absenteeism, leave days,
  desempeno, evaluacion, calificacion, ausencia, ausencias, baja, enfermedad,
  desempenho, avaliacao, classificacao, falta, faltas, doenca,
  beurteilung, leistung, fehltage, krankheit
`)

/** Whether a column's name says that nobody can move what it holds, or that nobody should. */
export function recogniseFixed(columnName: string): boolean {
  return recogniseOneWay(columnName) !== undefined || containsPhrase(columnTokens(columnName), beyondReach)
}
