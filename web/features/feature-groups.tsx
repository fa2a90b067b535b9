import { Accordion, Group, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import type { FeatureLine } from './feature-queries.ts'
import { FeatureTable } from './feature-table.tsx'
import { groupFeatures, groupStanding } from './group-features.ts'
import type { FeatureGroup } from './group-features.ts'

/** The catalogue by what features are about: how each group stands at a glance, its features on a press. */
export function FeatureGroups({ features }: { readonly features: readonly FeatureLine[] }) {
  const navigate = useNavigate()
  const { group } = useSearch({ from: '/models' })
  const open = group?.split(' ') ?? []
  return (
    <Accordion
      multiple
      order={2}
      variant="contained"
      value={open}
      onChange={(names) =>
        void navigate({
          to: '.',
          replace: true,
          search: ((old: object) => ({
            ...old,
            group: names.length === 0 ? undefined : names.join(' '),
          })) as never,
        })
      }
    >
      {groupFeatures(features).map((one) => (
        <Accordion.Item key={one.name} value={one.name} bg="var(--mantine-color-body)">
          <Accordion.Control>
            <Heading group={one} />
          </Accordion.Control>
          <Accordion.Panel styles={{ content: { padding: 0 } }}>
            {open.includes(one.name) && <FeatureTable features={one.features} />}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

/** What is in a group, and whether something in it needs somebody. */
function Heading({ group: { name, features } }: { readonly group: FeatureGroup }) {
  const t = useTranslations('features')
  const { number } = useFormat()
  const { changed, sparse } = groupStanding(features)
  const facts = [
    t('count', { count: features.length }),
    ...(changed > 0 ? [t('groupChanged', { count: changed })] : []),
    ...(sparse > 0 ? [t('groupSparse', { count: number(sparse) })] : []),
  ]
  return (
    <Group gap="0 md" justify="space-between" pe="sm">
      <Text span fw={650}>
        {t(`groups.${name}`)}
      </Text>
      <Text span size="sm" {...(changed === 0 && { c: 'dimmed' })}>
        {facts.join(' · ')}
      </Text>
    </Group>
  )
}
