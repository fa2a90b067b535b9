import { foldAccents } from '@cadre/people'

/** A text as it is compared: without accents, case, signs and double spaces. */
export function comparable(text: string): string {
  return foldAccents(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * Words that sheets use for the choices of a field, by target: English, Spanish, Portuguese, French and
 * German. An empty text stands for an empty cell.
 */
const knownWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'protected_profile.gender': {
    male: 'm male man masculino hombre homem masculin homme mannlich varon',
    female: 'f female woman femenino mujer feminino mulher feminin femme weiblich w',
    other: 'x other non-binary nonbinary diverse divers otro outro autre',
    'prefers not to say': 'undisclosed',
  },
  'employment.type': {
    'full time': 'ft full_time full-time fulltime vollzeit',
    'part time': 'pt part_time part-time parttime teilzeit',
    intern: 'intern trainee becario estagiario stagiaire praktikant',
    contractor: 'contractor external contratista',
    freelance: 'freelance freelancer autonomo',
  },
  'employment.leavingKind': {
    voluntary: 'voluntary voluntarily_terminated resigned resignation quit voluntario voluntaria',
    involuntary: 'involuntary terminated_for_cause dismissed laid_off layoff fired despido',
    retirement: 'retired retirement retiring jubilacion',
    'end of contract': 'contract_ended end_of_contract',
    '': 'active leave_of_absence future_start employed current activo ativo actif aktiv',
  },
  'pay.period': {
    hour: 'hourly hour',
    day: 'daily day',
    week: 'weekly week',
    'two weeks': 'biweekly every_two_weeks fortnightly',
    'half month': 'semimonthly',
    month: 'monthly month mensual mensal',
    quarter: 'quarterly quarter',
    year: 'yearly annual annually year anual salary',
  },
  'work_terms.overtimeKind': {
    'non-exempt': 'nonexempt non_exempt',
    exempt: 'exempt',
    'salaried non-exempt': 'salaried_nonexempt',
  },
}

const byTarget = new Map(
  Object.entries(knownWords).map(([target, choices]) => [
    target,
    new Map(
      Object.entries(choices).flatMap(([choice, words]) =>
        words.split(' ').map((word) => [comparable(word), choice] as const),
      ),
    ),
  ]),
)

/** What a word means for a target; an empty text means an empty cell, `undefined` that nobody knows. */
export function knownWord(target: string, word: string): string | undefined {
  return byTarget.get(target)?.get(comparable(word))
}
