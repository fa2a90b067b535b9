import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { modelPurposes, usePurposes } from '../models/use-purposes.ts'
import { Confirm } from '../parts/confirm.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { objectionsQuery } from './own-queries.ts'

type Purpose = (typeof modelPurposes)[number]

/** For which purposes one may be counted and scored, each to be objected to, and the objection to be taken back. */
export function OwnObjections() {
  const t = useTranslations('rights')
  const p = useTranslations('parts')
  const nameOf = usePurposes()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Purpose>()
  const found = useQuery(objectionsQuery)
  const object = useMutation({
    mutationFn: ({ purpose, objects }: { purpose: Purpose; objects: boolean }) =>
      api.call('enterObjection', { body: { purpose, objects } }),
    onSuccess: (_, { objects }) => tellDone(t(objects ? 'objected' : 'objectsNoMore')),
    onError: (error) => tellFailed(p('notSaved'), error),
    // What is worked out about the person may be no more.
    onSettled: () => queries.invalidateQueries(),
  })
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const objects = new Set(found.data.map(({ purpose }) => purpose))
  return (
    <Card withBorder component="section" aria-label={t('objections')}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{t('objections')}</Title>
          <Text size="sm">{t('objectionsText')}</Text>
        </div>
        {modelPurposes.map((purpose) => (
          <Group key={purpose} justify="space-between" wrap="nowrap" gap="sm">
            <div>
              <Text size="sm" fw={600}>
                {nameOf(purpose)}
              </Text>
              <Text size="sm" c="dimmed">
                {t(objects.has(purpose) ? 'youObject' : `purposes.${purpose}`)}
              </Text>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              style={{ flex: 'none' }}
              aria-label={t(objects.has(purpose) ? 'takeBackFrom' : 'objectTo', { purpose: nameOf(purpose) })}
              loading={object.isPending && object.variables.purpose === purpose}
              onClick={() =>
                objects.has(purpose) ? object.mutate({ purpose, objects: false }) : setAsked(purpose)
              }
            >
              {t(objects.has(purpose) ? 'takeBack' : 'object')}
            </Button>
          </Group>
        ))}
      </Stack>
      {asked && (
        <Confirm
          title={t('objectTo', { purpose: nameOf(asked) })}
          text={t('objectText')}
          act={t('object')}
          onClose={() => setAsked(undefined)}
          onConfirm={() => object.mutate({ purpose: asked, objects: true })}
        />
      )}
    </Card>
  )
}
