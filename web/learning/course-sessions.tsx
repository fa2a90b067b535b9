import { Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { RecordForm } from '../parts/record-form.tsx'
import { tellDone } from '../parts/tell.tsx'
import { useShownValue } from '../people/shown-value.ts'
import { AddBelow } from './add-below.tsx'
import { sessionsQuery } from './learning-queries.ts'

interface CourseSessionsProps {
  readonly courseId: string
  readonly mayWrite: boolean
}

/** The dates ahead on which a course is given. */
export function CourseSessions({ courseId, mayWrite }: CourseSessionsProps) {
  const t = useTranslations('learn')
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const { day } = useFormat()
  const queries = useQueryClient()
  const sessions = useQuery(sessionsQuery(moment, moment.asOf ?? today()))
  const show = useShownValue(['locationId'])
  const own = (sessions.data ?? []).filter(({ values }) => values['courseId'] === courseId)
  return (
    <Stack gap="xs">
      <Title order={2}>{t('sessions')}</Title>
      {sessions.data && own.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noSession')}
        </Text>
      )}
      {own.map(({ id, values: { startDate, locationId, seats } }) => (
        <Text key={id} size="sm" className="number">
          {day(String(startDate))}
          <Text span size="sm" c="dimmed">
            {[show('locationId', locationId), typeof seats === 'number' && t('seats', { count: seats })]
              .filter(Boolean)
              .map((part) => ` · ${String(part)}`)
              .join('')}
          </Text>
        </Text>
      ))}
      {mayWrite && (
        <AddBelow
          label={t('addSession')}
          form={(close) => (
            <RecordForm
              kind="course_session"
              fields={['startDate', 'endDate', 'locationId', 'seats']}
              fixed={{ courseId }}
              submit={p('save')}
              onCancel={close}
              onSubmit={async (values) => {
                await api.records('course-sessions').create({ from: today(), values })
                await queries.invalidateQueries({ queryKey: ['course sessions'] })
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
