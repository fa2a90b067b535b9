import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { dataSetsQuery } from './study-queries.ts'
import type { DataSetLine, Study } from './study-queries.ts'
import { takeDataSet } from './take-data-set.ts'

/** The data sets of a study with what is in them, each to be taken away under pseudonyms. */
export function DataSets({ study }: { readonly study: Study }) {
  const t = useTranslations('studies')
  const found = useQuery(dataSetsQuery(study))
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  return (
    <Stack gap="sm">
      <div>
        <Title order={2}>{t('dataSets')}</Title>
        <Text size="sm" c="dimmed">
          {t('dataSetsText')}
        </Text>
      </div>
      {found.data.map((dataSet) => (
        <DataSet key={dataSet.name} study={study} dataSet={dataSet} />
      ))}
    </Stack>
  )
}

function DataSet({ study, dataSet }: { readonly study: Study; readonly dataSet: DataSetLine }) {
  const t = useTranslations('studies')
  const p = useTranslations('parts')
  const word = useWords()
  const { number } = useFormat()
  const take = useMutation({
    mutationFn: () => takeDataSet(study, dataSet),
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  const { name, people, rows, columns } = dataSet
  const title = word(name)
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="xs" c="dimmed" className="number">
          {t('size', { rows: number(rows), people: number(people), columns: number(columns.length) })}
        </Text>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('takeNamed', { name: title })}
        leftSection={<IconDownload size={14} aria-hidden />}
        loading={take.isPending}
        onClick={() => take.mutate()}
      >
        {t('take')}
      </Button>
    </Group>
  )
}
