import { columnTokens, containsPhrase } from '@cadre/people'
import type { Column } from '@cadre/learn/table'
import type { ColumnFacts } from './column-facts.ts'

const idWords =
  `id, ids, number, no, nr, num, code, key, index, idx, uuid, guid, ref, reference, sl, sno, serial, row, rownames, matricula, matricule,
  numero, codigo, nummer, kennung, identificador, identifiant, personalnummer, identifier`
    .split(',')
    .map((word) => word.trim())

const personWords =
  `employee, emp, person, worker, staff, candidate, applicant, user, member, associate, people, enrollee, respondent,
  empleado, trabajador, persona, candidato, funcionario, colaborador, employe, salarie, candidat, mitarbeiter, bewerber, personal`
    .split(',')
    .map((word) => word.trim())

/** Names that number people by themselves. */
const personIds = ['matricula', 'matricule', 'personalnummer', 'mitarbeiternummer']

/** Names of nothing but a number, which is then that of whoever the row is about. */
const bareIds = ['id', 'idcode', 'idno', 'idnum', 'idnumber', 'uuid', 'guid']

/** Why a column identifies rows rather than describes them; `undefined` when it does not. */
export function identifierReason(column: Column, facts: ColumnFacts): string | undefined {
  const { filled, distinct } = facts
  if (filled < 20 || column.kind === 'date' || column.kind === 'boolean') return undefined
  if (column.kind === 'number') return numberReason(column, facts)
  if (distinct < 0.95 * filled || facts.meanWords >= 5) return undefined
  return 'almost every row has a value of its own'
}

/** True for the number of a person that several rows share: they must stay on one side of every split. */
export function repeatsPersons(column: Column, { filled, distinct }: ColumnFacts): boolean {
  if (column.kind === 'date' || column.kind === 'boolean' || column.kind === 'text') return false
  if (distinct < 20 || distinct >= 0.95 * filled || distinct < 0.001 * filled) return false
  const tokens = columnTokens(column.name)
  return bareIds.includes(tokens.join('')) || isPersonNumber(tokens)
}

function isPersonNumber(tokens: readonly string[]): boolean {
  if (containsPhrase(tokens, personIds)) return true
  const known = (token: string): boolean =>
    personWords.includes(token) || idWords.includes(token) || token === 'de'
  const hasPerson = containsPhrase(tokens, personWords)
  const hasId = containsPhrase(tokens, idWords)
  return hasPerson && hasId && tokens.every((token) => known(token) || isRunTogether(token))
}

/** "employeeid" is one token of two known words. */
function isRunTogether(token: string): boolean {
  return personWords.some((word) => token.startsWith(word) && idWords.includes(token.slice(word.length)))
}

function numberReason(column: Extract<Column, { kind: 'number' }>, facts: ColumnFacts): string | undefined {
  const { filled, distinct, min, max, isInteger } = facts
  if (!isInteger || distinct < 0.95 * filled) return undefined
  const tokens = columnTokens(column.name)
  const isNamed = containsPhrase(tokens, idWords) || tokens.some(isRunTogether)
  if (isNamed) return 'its name and its values number the rows'
  if (distinct < filled) return undefined
  const span = max - min + 1
  if (span <= 1.2 * filled) return 'it counts the rows'
  if (span > 3 * filled) return undefined
  // Of 80 numbers drawn from 240 all differ by chance once in a million times; some of the rows of a larger file do.
  return filled >= 80 || isAscending(column.values) ? 'it counts the rows' : undefined
}

function isAscending(values: Float64Array): boolean {
  for (let row = 1; row < values.length; row++) if (!(values[row]! > values[row - 1]!)) return false
  return true
}
