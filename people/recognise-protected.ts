import { columnTokens, containsPhrase, findPhrase, foldAccents } from './column-tokens.ts'
import { countryNames } from './country-names.ts'
import { isGenericColumnName } from './generic-column-name.ts'
import { phrases } from './phrases.ts'
import { protectedAttributes } from './protected-attributes.ts'
import type { ProtectedAttribute, ProtectedAttributeDeclaration } from './protected-attributes.ts'

export interface RecognisedProtected {
  readonly attribute: ProtectedAttribute
  /** For people: what in the name or the values says so. */
  readonly why: string
}

/** Words that may stand beside a weak name without giving it another meaning. */
const besideWords = new Set(
  phrases(`
    id, code, cd, desc, description, group, band, category, cat, type, key, short, full, flag, is, at, in, of, the,
    years, year, yrs, months, now, today, current, actual, self, reported, identified, label, num, no, number, value,
    employee, employees, emp, person, people, candidate, applicant, worker, staff, member, user, respondent, manager,
    head, hire, entry, start, joining, exit, empleado, empleada, trabajador, persona, funcionario, colaborador, pessoa,
    employe, salarie, personne, mitarbeiter, dipendente, medewerker, de, del, do, da, du, des, der, la, le, el, hr,
    x, y, 1, 2`),
)

/** Answers that say nothing about which attribute is asked. */
const neutralValues = new Set([
  '',
  ...phrases(`
    unknown, other, na, n a, none, null, missing, not stated, not specified, not disclosed, undisclosed,
    prefer not to say, prefer not to answer, decline to answer, declined, no answer, not applicable,
    otro, otra, outro, autre, sonstige, andere`),
])

/**
 * The protected attribute a column holds, judged by whole words of its name and by its values; `undefined`
 * when nothing suggests one. `sampleLevels` are distinct cells as text; none for numbers is fine.
 */
export function recogniseProtected(
  columnName: string,
  sampleLevels: readonly string[] = [],
): RecognisedProtected | undefined {
  const tokens = columnTokens(columnName)
  const levels = informativeLevels(sampleLevels)
  return byName(columnName, tokens, levels) ?? byValues(columnName, levels)
}

function byName(
  columnName: string,
  tokens: readonly string[],
  levels: readonly string[],
): RecognisedProtected | undefined {
  const open = protectedAttributes.filter(({ notNames = none }) => !containsPhrase(tokens, notNames))
  const found =
    open.find(({ names }) => containsPhrase(tokens, names)) ??
    open.find((declaration) => hasWeakName(declaration, tokens, levels))
  return found && named(found, columnName)
}

const none: readonly string[] = []

function named({ attribute }: ProtectedAttributeDeclaration, columnName: string): RecognisedProtected {
  return { attribute, why: `its name "${columnName}" says ${attribute}` }
}

function hasWeakName(
  declaration: ProtectedAttributeDeclaration,
  tokens: readonly string[],
  levels: readonly string[],
): boolean {
  const { weakNames = none, ambiguousNames = none } = declaration
  if (isAmongPersonWords(weakNames, tokens)) return true
  return (
    (containsPhrase(tokens, weakNames) || containsPhrase(tokens, ambiguousNames)) &&
    supports(declaration, levels)
  )
}

/** One of the phrases alone, or among words that leave its meaning as it is. */
function isAmongPersonWords(phraseList: readonly string[], tokens: readonly string[]): boolean {
  const place = findPhrase(tokens, phraseList)
  if (!place) return false
  return tokens.every((token, i) => (i >= place[0] && i < place[1]) || besideWords.has(token))
}

/** Half of the levels are known values, one of them a telling one; or all of them are known. */
function supports(
  { values = [], weakValues = [] }: ProtectedAttributeDeclaration,
  levels: readonly string[],
): boolean {
  if (levels.length === 0) return false
  const telling = levels.filter((level) => values.includes(level)).length
  const weak = levels.filter((level) => weakValues.includes(level)).length
  return telling + weak === levels.length || (telling > 0 && (telling + weak) * 2 >= levels.length)
}

function byValues(columnName: string, levels: readonly string[]): RecognisedProtected | undefined {
  if (levels.length < 2) return undefined
  if (levels.length === 2 && levels.includes('m') && levels.includes('f')) {
    return { attribute: 'sex', why: 'its values are M and F' }
  }
  for (const declaration of protectedAttributes) {
    const values = new Set(declaration.values)
    const telling = levels.filter((level) => values.has(level))
    if (telling.length < 2 && !(telling.length === 1 && levels.length === 2)) continue
    if (telling.length >= 1 && supports(declaration, levels)) {
      return {
        attribute: declaration.attribute,
        why: `its values are such as "${telling.slice(0, 2).join('", "')}"`,
      }
    }
  }
  return isGenericColumnName(columnName) ? ofUnnamed(levels) : undefined
}

/** Where a file has no header, values must do: countries, and whole numbers that run as working ages do. */
function ofUnnamed(levels: readonly string[]): RecognisedProtected | undefined {
  if (levels.length < 5) return undefined
  if (areCountries(levels)) {
    return { attribute: 'nationality', why: 'the column has no name and its values are countries' }
  }
  if (areAges(levels)) {
    return { attribute: 'age', why: 'the column has no name and its whole numbers run as ages do' }
  }
  return undefined
}

function areAges(levels: readonly string[]): boolean {
  if (levels.length < 25 || !levels.every((level) => /^\d{2,3}$/.test(level))) return false
  const ages = levels.map(Number)
  const youngest = Math.min(...ages)
  const oldest = Math.max(...ages)
  return youngest >= 14 && youngest <= 25 && oldest >= 55 && oldest <= 105
}

function areCountries(levels: readonly string[]): boolean {
  const countries = countryNames()
  return levels.filter((level) => countries.has(level)).length >= 0.6 * levels.length
}

function informativeLevels(sampleLevels: readonly string[]): string[] {
  const folded = sampleLevels.map((level) =>
    foldAccents(level)
      .toLowerCase()
      .replace(/[^\p{L}0-9]+/gu, ' ')
      .trim()
      // "2. Married" is an answer with its number.
      .replace(/^\d+ (?=\p{L})/u, ''),
  )
  return [...new Set(folded)].filter((level) => !neutralValues.has(level))
}
