import { isChoice } from '@cadre/contract/forms'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import type { Money } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { namesQuery } from './people-queries.ts'

/** Where names of the ids in a field are found. */
const namedIn: Readonly<Record<string, string>> = {
  jobId: 'jobs',
  departmentId: 'departments',
  locationId: 'locations',
  legalEntityId: 'legal-entities',
  teamId: 'teams',
  courseId: 'courses',
  skillId: 'skills',
  measureId: 'measures',
  gradeId: 'grades',
  stageId: 'hiring-stages',
  requisitionId: 'requisitions',
  postingId: 'postings',
}

/** A share of one is said as a percentage. */
const isShare = (field: string): boolean => /^share$|Share$/.test(field)

/** What is so of nearly everybody says nothing: the only position, with all of the time. */
export const isUsual = (field: string, value: unknown): boolean =>
  (field === 'isPrimary' && value === true) || (field === 'share' && value === 1)

/** Countries and languages are kept as codes: `PE`, `es`. */
const codes: Readonly<Record<string, 'region' | 'language'>> = {
  country: 'region',
  nationality: 'region',
  language: 'language',
}
const isCode = (field: string, text: string): boolean =>
  (codes[field] === 'region' && /^[A-Z]{2}$/.test(text)) ||
  (codes[field] === 'language' && /^[a-z]{2}(-[A-Z]{2})?$/.test(text))

function useNameOfCode(): (field: string, code: string) => string | undefined {
  const locale = useLocale()
  return (field, code) => new Intl.DisplayNames(locale, { type: codes[field]! }).of(code)
}

const peopleFields = new Set([
  'managerId',
  'reviewerId',
  'authorId',
  'ownerId',
  'interviewerId',
  'decidedBy',
  'creditedTo',
  'employeeId',
  'hiringManagerId',
])
const namesOfPeople = ({ nodes }: { nodes: readonly { id: string; name: string }[] }) =>
  new Map(nodes.map(({ id, name }) => [id, name]))

/**
 * Values as text: dates, money and numbers in the reader's way, words of a list in the reader's language, ids by
 * their names, which are asked for when they are not given.
 */
export function useShownValue(
  fields: readonly string[],
  given?: Readonly<Record<string, string>>,
): (field: string, value: unknown) => string {
  const { moment } = useMoment()
  const { day, money, number, share } = useFormat()
  const nameOfCode = useNameOfCode()
  const word = useWords()
  const t = useTranslations('parts')
  const referring = given ? [] : fields.filter((field) => namedIn[field] !== undefined)
  const answers = useQueries({ queries: referring.map((field) => namesQuery(namedIn[field]!, moment)) })
  const names = new Map(referring.map((field, index) => [field, answers[index]!.data]))
  const isOfPeople = !given && fields.some((field) => peopleFields.has(field))
  const { data: people } = useQuery({ ...chartQuery(moment), enabled: isOfPeople, select: namesOfPeople })
  return (field, value) => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'number') return isShare(field) ? share(value) : number(value)
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.join(', ')
    if (typeof value !== 'string') return money(value as Money)
    const text = value
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text)
    if (isChoice(field, text)) return word(text)
    if (isCode(field, text)) return nameOfCode(field, text) ?? text
    return (
      given?.[text] ??
      names.get(field)?.get(text) ??
      people?.get(text) ??
      (/^[a-z]{3}_[0-9A-Za-z]{22}$/.test(text) ? '…' : text)
    )
  }
}
