import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { namesQuery } from '../people/people-queries.ts'
import { stateOf } from './survey-queries.ts'
import type { Wave } from './survey-queries.ts'

const colours = { 'to come': 'gray', open: 'blue', over: 'teal' } as const

/** When a survey was, is and will be run, and whom it asks. */
export function WaveList({ waves }: { readonly waves: readonly Wave[] }) {
  const t = useTranslations('surveys')
  const { moment } = useMoment()
  const { day } = useFormat()
  const departments = useQuery(namesQuery('departments', moment))
  const places = useQuery(namesQuery('locations', moment))
  const base = moment.asOf ?? today()
  return (
    <Stack gap="xs" mt="lg" component="section" aria-labelledby="waves">
      <Title order={2} id="waves">
        {t('waves')}
      </Title>
      {waves.length === 0 && <Text c="dimmed">{t('noWaveText')}</Text>}
      {waves.map((wave) => {
        const { name, opensOn = '', closesOn = '', departmentId, locationId } = wave.values
        const state = stateOf(wave, base)
        const audience = [departments.data?.get(departmentId ?? ''), places.data?.get(locationId ?? '')]
        return (
          <Card withBorder padding="sm" key={wave.id}>
            <Group justify="space-between" gap="xs">
              <div>
                <Text fw={550}>{name}</Text>
                <Text size="sm" c="dimmed" className="number">
                  {[t('period', { from: day(opensOn), to: day(closesOn) }), ...audience]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </div>
              <Badge variant="dot" color={colours[state]} tt="none" fw={500}>
                {t(`states.${state}`)}
              </Badge>
            </Group>
          </Card>
        )
      })}
    </Stack>
  )
}
