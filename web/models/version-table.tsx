import { Anchor, Badge, Button, Group } from '@mantine/core'
import { useNavigate, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { NothingHere } from '../parts/states.tsx'
import { mainMetric, withInterval } from './main-metric.ts'
import type { Model, VersionLine } from './model-queries.ts'

const stageColours = { candidate: 'blue', shadow: 'violet', champion: 'teal', archived: 'gray' } as const

export function StageBadge({ stage }: { readonly stage: VersionLine['stage'] }) {
  const t = useTranslations('models')
  return (
    <Badge variant="dot" tt="none" fw={500} color={stageColours[stage]}>
      {t(`stages.${stage}`)}
    </Badge>
  )
}

/** Versions, newest first; two that are chosen can be compared. */
export function VersionTable({ model }: { readonly model: Model }) {
  const said = useSaid()
  const t = useTranslations('models')
  const navigate = useNavigate()
  const { number, instant } = useFormat()
  const { name, items, promotions } = model
  const metric = mainMetric(items[0]?.task ?? 'binary')
  const columns = useMemo((): Column<VersionLine>[] => {
    const waiting = new Set(
      promotions.filter(({ status }) => status === 'waiting').map(({ versionId }) => versionId),
    )
    return [
      {
        id: 'number',
        title: t('versionTitle'),
        sortBy: (version) => version.number,
        cell: ({ id, number: place }) => (
          <Anchor
            component={Link}
            to="/models/$name/versions/$id"
            params={{ name, id } as never}
            fw={550}
            c="inherit"
          >
            {t('version', { number: place })}
          </Anchor>
        ),
      },
      {
        id: 'stage',
        title: t('stage'),
        sortBy: ({ stage }) => stage,
        cell: ({ id, stage, retrainBy }) =>
          waiting.has(id) ? (
            <Badge variant="dot" tt="none" fw={500} color="orange">
              {t('waits')}
            </Badge>
          ) : (
            <Group gap={6}>
              <StageBadge stage={stage} />
              {retrainBy !== null && (
                <Badge variant="dot" tt="none" fw={500} color="orange">
                  {t('dueAnew')}
                </Badge>
              )}
            </Group>
          ),
      },
      { id: 'learner', title: t('learner'), width: 'minmax(0, 1.3fr)', cell: ({ label }) => said(label) },
      {
        id: 'metric',
        title: t(`metrics.${metric}`),
        isNamed: true,
        width: 'minmax(0, 1.2fr)',
        sortBy: ({ metrics }) => metrics[metric]?.value,
        cell: ({ metrics }) => <span className="number">{withInterval(metrics[metric], number)}</span>,
      },
      {
        id: 'made',
        title: t('made'),
        isQuiet: true,
        width: 'minmax(0, 1.9fr)',
        sortBy: ({ madeAt }) => madeAt,
        cell: ({ madeAt, madeBy }) =>
          [instant(madeAt), model.names[madeBy]].filter((text) => text !== undefined).join(' · '),
      },
    ]
  }, [t, said, name, model.names, promotions, metric, number, instant])
  if (items.length === 0) return <NothingHere title={t('noVersion')} text={t('noVersionText')} />
  return (
    <DataTable
      label={t('tabs.versions')}
      rows={items}
      columns={columns}
      idOf={({ id }) => id}
      nameOf={(version) => t('version', { number: version.number })}
      actions={(chosen) => (
        <Button
          size="compact-sm"
          variant="default"
          disabled={chosen.length !== 2}
          title={t('chooseTwo')}
          onClick={() => {
            const [a, b] = chosen.map((version) => version.number).toSorted((x, y) => x - y)
            void navigate({
              to: '/models/$name/compare',
              params: { name } as never,
              search: { a: String(a), b: String(b) } as never,
            })
          }}
        >
          {t('compare')}
        </Button>
      )}
    />
  )
}
