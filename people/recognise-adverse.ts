import { columnTokens, findPhrase } from './column-tokens.ts'
import { phrases } from './phrases.ts'
import { protectedAttributes } from './protected-attributes.ts'
import type { ProtectedAttribute } from './protected-attributes.ts'

/** What is done against a person, in English, Spanish and Portuguese, without accents. */
const adverse = phrases(`
  dismissal, dismiss, dismissed, dismissing, fire, firing, fired, lay off, layoff, layoffs, laid off, termination, terminate, terminated, redundancy,
  make redundant, severance, demotion, demote, demoted, suspension, suspend, suspended, warning letter, written warning, formal warning, final warning,
  disciplinary, discipline, sanction, penalty, pay cut, pay freeze, cut pay, cut of pay, lower pay, reduce pay, less pay, salary cut, cut salary, lower bonus, cut bonus, no bonus, no pay rise, no rise,
  let go, letting go, end the contract, end their contract, end contract, ending the contract, cut hours, cut the hours, fewer paid hours,
  no raise, withhold raise, withhold, deny, denial, refuse promotion, no promotion, block promotion, exclude, exclusion, replace, replacement, surveillance,
  performance improvement plan, managed out, exit agreement, non renewal, watch list, black list, blacklist, keystroke,
  despido, despedir, desvinculacion, degradacion, degradar, suspender, amonestacion, apercibimiento, expediente disciplinario, sancion, sancionar,
  recorte salarial, bajar el sueldo, bajar el salario, reducir el sueldo, reducir el salario, congelar el sueldo, denegar, negar, sustituir, sustitucion, vigilancia, no renovar, lista negra,
  demissao, demitir, despedimento, despromocao, despromover, rebaixamento, suspensao, advertencia, repreensao, processo disciplinar, sancao,
  corte salarial, baixar o salario, reduzir o salario, congelar o salario, recusar, substituir, substituicao, vigilancia, nao renovar
`)

/** Words for groups of people by a protected attribute, where a name of a column would be no evidence. */
const groupWords = phrases(`
  women, woman, men, man, mothers, mother, fathers, father, parents, pregnant, pregnancy, girls, boys, older, young, younger, elderly, seniors, over 40, over 50, under 30,
  disabled, foreigners, foreign, immigrants, migrants, muslims, christians, jews, hindus, gay, lesbian, black, white, latinos, asians, roma, unmarried, married, singles, union members, veterans,
  mujeres, mujer, hombres, hombre, madres, padres, embarazadas, embarazo, mayores, jovenes, discapacitados, extranjeros, inmigrantes, musulmanes, casados, solteros, sindicalistas, afiliados,
  mulheres, mulher, homens, homem, maes, pais, gravidas, gravidez, idosos, jovens, deficientes, estrangeiros, imigrantes, muculmanos, solteiros
`)

/** Usual words of work in which one of those above means something else. */
const harmless = phrases(`
  fire safety, fire drill, fire drills, fire warden, fire wardens, fire prevention, replacement cover, replacement for leave, replacement during leave,
  white paper, white papers, white board, black belt, green and black belt, black box,
  mayores beneficios, mayores ventajas, mayores responsabilidades, mayores oportunidades, mayores retos
`)

/** The words of a text that say that something is done against a person; `undefined` where none do. */
export function recogniseAdverse(text: string): string | undefined {
  for (const tokens of telling(text)) {
    const found = findPhrase(tokens, adverse)
    if (found) return tokens.slice(...found).join(' ')
  }
  return undefined
}

/**
 * The protected attribute that a text chooses people by, judged by its words; `undefined` where none does. Stricter than
 * `recogniseProtected`, which reads names of columns: a word for a group is enough.
 */
export function recogniseGroup(text: string): ProtectedAttribute | 'a protected group' | undefined {
  const parts = telling(text)
  const has = (list: readonly string[]): boolean => parts.some((part) => findPhrase(part, list))
  const named = protectedAttributes.find(
    ({ names, weakNames = [], notNames = [] }) => !has(notNames) && (has(names) || has(weakNames)),
  )
  if (named) return named.attribute
  return has(groupWords) ? 'a protected group' : undefined
}

/** The words of a text between those that are harmless where they stand. */
function telling(text: string): string[][] {
  const parts: string[][] = []
  let rest = columnTokens(text)
  for (let found = findPhrase(rest, harmless); found; found = findPhrase(rest, harmless)) {
    parts.push(rest.slice(0, found[0]))
    rest = rest.slice(found[1])
  }
  return [...parts, rest]
}
