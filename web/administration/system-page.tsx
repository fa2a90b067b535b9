import {
  Alert,
  Anchor,
  Button,
  Card,
  Select,
  SimpleGrid,
  Stack,
  Table,
  TagsInput,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { AllWell } from '../parts/all-well.tsx'
import { LineForm } from '../parts/line-form.tsx'
import { Page } from '../parts/page.tsx'
import { plainText } from '../parts/plain-text.ts'
import { Statistic } from '../parts/statistic.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { customFieldsQuery, jobsQuery, readinessQuery } from './administration-queries.ts'
import { LineageStanding } from './lineage-standing.tsx'
import { SettingsInForce } from './settings-in-force.tsx'
import { PastBroughtIn } from './past-brought-in.tsx'

/** Whether all is well, and what this organisation has set for itself. */
export function SystemPage() {
  const t = useTranslations('admin')
  const me = useMe()
  return (
    <Page title={t('systemTitle')} text={t('systemText')}>
      <Health />
      <PastBroughtIn />
      <CustomFields mayWrite={reaches(me, 'organisation', 'write')} />
      {me.roles.includes('administrator') && <SettingsInForce />}
    </Page>
  )
}

function Health() {
  const t = useTranslations('admin')
  const { number } = useFormat()
  const ready = useQuery(readinessQuery)
  const failed = useInfiniteQuery(jobsQuery('failed'))
  const running = useInfiniteQuery(jobsQuery('running'))
  const count = (pages: typeof failed): string | undefined => {
    const [first] = pages.data?.pages ?? []
    return first && `${number(first.items.length)}${first.nextCursor === null ? '' : '+'}`
  }
  return (
    <Stack gap="sm">
      {ready.data?.ready === false && (
        <Alert role="alert" variant="light" color="red" title={t('notReady')}>
          {ready.data.causes.join('; ')}
        </Alert>
      )}
      {ready.data?.ready === true && <AllWell title={t('ready')} text={t('readyText')} />}
      <Card withBorder>
        <SimpleGrid cols={{ base: 2, sm: 3 }}>
          <Statistic
            label={t('jobsFailed')}
            value={count(failed)}
            definition={{ meaning: t('jobsFailedText'), population: t('ownJobs') }}
          />
          <Statistic
            label={t('jobsRunning')}
            value={count(running)}
            definition={{ meaning: t('jobsRunningText'), population: t('ownJobs') }}
          />
          <Anchor component={Link} to="/administration/jobs" size="sm">
            {t('toJobs')}
          </Anchor>
        </SimpleGrid>
      </Card>
      <LineageStanding />
    </Stack>
  )
}

const kinds = ['person', 'contact_details', 'employment', 'job_assignment'] as const
const types = ['text', 'number', 'boolean', 'date', 'choice'] as const

function CustomFields({ mayWrite }: { readonly mayWrite: boolean }) {
  const t = useTranslations('admin')
  const word = useWords()
  const queries = useQueryClient()
  const fields = useQuery(customFieldsQuery)
  const change = useMutation({
    mutationFn: ({ entity, key, isRetired }: { entity: string; key: string; isRetired: boolean }) =>
      api.call('changeCustomField', { params: { entity, key }, body: { isRetired } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['custom fields'] }),
    onError: (error) => tellFailed(t('customFields'), error),
  })
  return (
    <Stack gap="sm">
      <div>
        <Title order={2}>{t('customFields')}</Title>
        <Text size="sm" c="dimmed">
          {t('customFieldsText')}
        </Text>
      </div>
      <Card withBorder>
        {fields.data?.length === 0 && <Text c="dimmed">{t('noCustomField')}</Text>}
        {(fields.data?.length ?? 0) > 0 && (
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('label')}</Table.Th>
                <Table.Th>{t('ofKind')}</Table.Th>
                <Table.Th>{t('type')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.data?.map(({ entity, key, label, type, choices, isRetired }) => (
                <Table.Tr key={`${entity} ${key}`}>
                  <Table.Td>
                    {label}{' '}
                    <Text span size="xs" c="dimmed">
                      {key}
                    </Text>
                  </Table.Td>
                  <Table.Td>{word(entity)}</Table.Td>
                  <Table.Td>{[t(`types.${type}`), choices.join(', ')].filter(Boolean).join(': ')}</Table.Td>
                  <Table.Td ta="right">
                    {mayWrite && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => change.mutate({ entity, key, isRetired: !isRetired })}
                      >
                        {t(isRetired ? 'revive' : 'retire')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Card>
      {mayWrite && <NewField />}
    </Stack>
  )
}

function NewField() {
  const t = useTranslations('admin')
  const p = useTranslations('parts')
  const word = useWords()
  const queries = useQueryClient()
  const [entity, setEntity] = useState<string>('person')
  const [label, setLabel] = useState('')
  const [type, setType] = useState<(typeof types)[number]>('text')
  const [choices, setChoices] = useState<string[]>([])
  const add = useMutation({
    mutationFn: () =>
      api.call('createCustomField', {
        body: { entity, key: keyOf(label), label: label.trim(), type, choices },
      }),
    onSuccess: () => {
      setLabel('')
      setChoices([])
      tellDone(p('changed'))
      return queries.invalidateQueries({ queryKey: ['custom fields'] })
    },
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <LineForm submit={t('addField')} isBusy={add.isPending} onSubmit={() => add.mutate()}>
      <TextInput
        label={t('label')}
        required
        maxLength={60}
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <Select
        label={t('ofKind')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: word(value) }))}
        value={entity}
        onChange={(value) => value !== null && setEntity(value)}
      />
      <Select
        label={t('type')}
        allowDeselect={false}
        data={types.map((value) => ({ value, label: t(`types.${value}`) }))}
        value={type}
        onChange={(value) => value !== null && setType(value as 'text')}
      />
      {type === 'choice' && <TagsInput label={t('choices')} value={choices} onChange={setChoices} />}
    </LineForm>
  )
}

/** The name of a field in the API: small letters, digits and _, beginning with a letter. */
function keyOf(label: string): string {
  const plain = plainText(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
  return plain === '' ? 'field' : plain.slice(0, 60)
}
