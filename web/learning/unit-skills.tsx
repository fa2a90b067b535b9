import { Progress, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { SidePanel } from '../parts/side-panel.tsx'
import { coursesQuery, taughtQuery } from './learning-queries.ts'
import type { UnitLine } from './unit-learning.tsx'

interface UnitSkillsProps {
  readonly unit: UnitLine
  readonly names: Readonly<Record<string, string>>
  readonly onClose: () => void
}

/** The skills that the jobs of a unit ask for, how many have them, and the courses that teach them. */
export function UnitSkills({ unit, names, onClose }: UnitSkillsProps) {
  const t = useTranslations('learn')
  const { moment } = useMoment()
  const { number } = useFormat()
  const courses = useQuery(coursesQuery(moment))
  const taught = useQuery(taughtQuery(moment))
  const nameOf = new Map(courses.data?.map(({ id, values }) => [id, String(values['name'])]))
  const coursesFor = (skillId: string): string =>
    (taught.data ?? [])
      .filter(({ values }) => values['skillId'] === skillId)
      .map(({ values }) => nameOf.get(String(values['courseId'])) ?? '…')
      .join(', ')
  return (
    <SidePanel title={names[unit.unitId] ?? '…'} onClose={onClose}>
      {unit.skills.length === 0 && <Text c="dimmed">{t('asksNothing')}</Text>}
      {unit.skills.map(({ skillId, asked, held, unknown }) => (
        <Stack key={skillId} gap={4}>
          <Text fw={600}>{names[skillId] ?? '…'}</Text>
          <Progress value={(100 * held) / asked} aria-hidden />
          <Text size="sm" className="number">
            {t('heldBy', { held: number(held), asked: number(asked) })}
            {unknown > 0 && ` · ${t('notKnown', { count: unknown })}`}
          </Text>
          {held < asked && (
            <Text size="sm" c="dimmed">
              {coursesFor(skillId) === '' ? t('noCourse') : t('taughtBy', { courses: coursesFor(skillId) })}
            </Text>
          )}
        </Stack>
      ))}
    </SidePanel>
  )
}
