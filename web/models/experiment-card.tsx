import { Anchor, Badge, Card, Group, Stack, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { ExperimentActs } from './experiment-acts.tsx'
import { ExperimentGuards } from './experiment-guards.tsx'
import { ExperimentPath } from './experiment-path.tsx'
import type { Comparison, Experiment, Model, Split } from './model-queries.ts'

const stateColours = { waiting: 'orange', refused: 'gray', running: 'violet', ended: 'gray' } as const

export function StateBadge({ state }: { readonly state: Experiment['state'] }) {
  const t = useTranslations('models.beside')
  return (
    <Badge variant="dot" tt="none" fw={500} color={stateColours[state]}>
      {t(`states.${state}`)}
    </Badge>
  )
}

interface ExperimentCardProps {
  readonly experiment: Experiment
  /** The newest look at it. */
  readonly look: Comparison | undefined
  readonly model: Model
  readonly names: Readonly<Record<string, string>>
}

/** One experiment: what was said before it began, how it stands, and what to do. */
export function ExperimentCard({ experiment, look, model, names }: ExperimentCardProps) {
  const t = useTranslations('models.beside')
  const m = useTranslations('models')
  const said = useSaid()
  const { day, share, fine, instant } = useFormat()
  const { state, ending, endingWords, endedAt, endedBy } = experiment
  const numberOf = (id: string): number => model.items.find((version) => version.id === id)?.number ?? 0
  const versions = {
    challenger: numberOf(experiment.challengerId),
    champion: numberOf(experiment.championId),
  }
  const split = look?.result.split
  return (
    <Card withBorder component="section" aria-label={experiment.title}>
      <Stack gap="md">
        <Group justify="space-between" align="start">
          <div>
            <Group gap="sm">
              <Title order={2}>{experiment.title}</Title>
              <StateBadge state={state} />
            </Group>
            <Text size="sm" c="dimmed">
              {t('declared', {
                ...versions,
                share: share(experiment.share),
                least: fine(experiment.smallestDifference),
                until: day(experiment.endsBy),
                name: names[experiment.declaredBy] ?? '–',
              })}
            </Text>
            <Text size="sm">{experiment.reason}</Text>
          </div>
          <ExperimentActs experiment={experiment} model={model} />
        </Group>
        {ending !== null && (
          <div>
            <Text fw={550}>{t(`endings.${ending}`)}</Text>
            <Text size="sm">
              {endingWords !== null && (endedBy === null ? said(endingWords) : endingWords)}
              {endedAt !== null && ` · ${instant(endedAt)}`}
            </Text>
            <Text size="sm">
              {t(`afterwards.${ending}`)}{' '}
              {ending === 'challenger better' && (
                <Anchor
                  component={Link}
                  to="/models/$name/versions/$id"
                  params={{ name: model.name, id: experiment.challengerId } as never}
                  underline="always"
                >
                  {m('version', { number: versions.challenger })}
                </Anchor>
              )}
            </Text>
          </div>
        )}
        {state === 'running' && <Text size="sm">{split ? t('goesOn') : t('notLooked')}</Text>}
        {split && <Arms split={split} experiment={experiment} versions={versions} />}
        {split && <ExperimentPath split={split} least={experiment.smallestDifference} on={look.comparedOn} />}
        {split && <ExperimentGuards guards={split.guards} on={look.comparedOn} />}
      </Stack>
    </Card>
  )
}

interface ArmsProps {
  readonly split: Split
  readonly experiment: Experiment
  readonly versions: Readonly<Record<'champion' | 'challenger', number>>
}

function Arms({ split: { arms, balance }, experiment: { measure, share: declared }, versions }: ArmsProps) {
  const t = useTranslations('models.beside')
  const m = useTranslations('models')
  const { fine, number, share } = useFormat()
  return (
    <div>
      <Table.ScrollContainer minWidth={420} type="native">
        <Table fz="sm" verticalSpacing={6} aria-label={t('arms')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('shown')}</Table.Th>
              <Table.Th ta="end">{t('people')}</Table.Th>
              <Table.Th ta="end">{t('counted')}</Table.Th>
              <Table.Th ta="end">{t(`measures.${measure}`)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {arms.map(({ arm, people, counted, mean }) => (
              <Table.Tr key={arm}>
                <Table.Th scope="row" fw={550}>
                  {m('version', { number: versions[arm] })}
                  <Text span size="xs" c="dimmed" fw={400}>
                    {` · ${t(`arm.${arm}`)}`}
                  </Text>
                </Table.Th>
                <Table.Td ta="end" className="number">
                  {number(people)}
                </Table.Td>
                <Table.Td ta="end" className="number">
                  {number(counted)}
                </Table.Td>
                <Table.Td ta="end" className="number">
                  {mean === null ? '–' : fine(mean)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="sm" c="dimmed" mt="xs">
        {balance
          ? t(balance.isKept ? 'balanced' : 'unbalanced', {
              share: share(balance.mean),
              declared: share(declared),
            })
          : t('balanceUnknown')}{' '}
        {t(`measureTexts.${measure}`)}
      </Text>
    </div>
  )
}
