import { Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { RecordForm } from '../parts/record-form.tsx'
import { tellDone } from '../parts/tell.tsx'
import { namesQuery } from '../people/people-queries.ts'
import { AddBelow } from './add-below.tsx'
import { taughtQuery } from './learning-queries.ts'

interface CourseSkillsProps {
  readonly courseId: string
  readonly mayWrite: boolean
}

/** The skills that a course teaches, and to which level. */
export function CourseSkills({ courseId, mayWrite }: CourseSkillsProps) {
  const t = useTranslations('learn')
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const { number } = useFormat()
  const queries = useQueryClient()
  const taught = useQuery(taughtQuery(moment))
  const skills = useQuery(namesQuery('skills', moment))
  const own = taught.data?.filter(({ values }) => values['courseId'] === courseId)
  if (own?.length === 0 && !mayWrite) return null
  return (
    <Stack gap="xs">
      <Title order={2}>{t('teaches')}</Title>
      {own?.map(({ id, values: { skillId, level } }) => (
        <Text key={id} size="sm" className="number">
          {skills.data?.get(String(skillId)) ?? '…'}
          {typeof level === 'number' && (
            <Text span size="sm" c="dimmed">
              {` · ${t('toLevel', { level: number(level) })}`}
            </Text>
          )}
        </Text>
      ))}
      {mayWrite && (
        <AddBelow
          label={t('addSkill')}
          form={(close) => (
            <RecordForm
              kind="course_skill"
              fields={['skillId', 'level']}
              fixed={{ courseId }}
              submit={p('save')}
              onCancel={close}
              onSubmit={async (values) => {
                await api.records('course-skills').create({ from: today(), values })
                await queries.invalidateQueries({ queryKey: ['course skills'] })
                tellDone(p('changed'))
                close()
              }}
            />
          )}
        />
      )}
    </Stack>
  )
}
