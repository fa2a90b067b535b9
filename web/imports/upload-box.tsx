import { Alert, Anchor, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { errorText } from '../parts/error-text.ts'
import classes from './imports-page.module.css'
import { sampleSheet, uploadFile } from './upload-file.ts'

const accepted = '.csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.parquet'

/** Takes a file by dropping it or by choosing it, sends it, and goes on to its columns. */
export function UploadBox() {
  const t = useTranslations('imports')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isOver, setOver] = useState(false)
  const [share, setShare] = useState<number>()
  const [failure, setFailure] = useState<string>()
  const send = async (file: File | null): Promise<void> => {
    if (!file) return
    setFailure(undefined)
    setShare(0)
    try {
      const id = await uploadFile(file, { onProgress: setShare })
      void queries.invalidateQueries({ queryKey: ['imports', 'list'] })
      await navigate({ to: '/imports/$id', params: { id } as never })
    } catch (error) {
      setFailure(errorText(error))
    } finally {
      setShare(undefined)
    }
  }
  return (
    <Stack gap="xs">
      <div
        className={classes['drop']}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void send(event.dataTransfer.files.item(0))
        }}
      >
        <Stack align="center" gap="xs">
          <IconFileSpreadsheet size={32} stroke={1.4} aria-hidden />
          <Text fw={600}>{t('drop')}</Text>
          <Text size="sm" c="dimmed">
            {t('formats')}
          </Text>
          {share === undefined ? (
            <Group gap="sm" justify="center">
              <FileButton
                onChange={(file) => void send(file)}
                accept={accepted}
                inputProps={{ 'aria-label': t('choose') }}
              >
                {(props) => <Button {...props}>{t('choose')}</Button>}
              </FileButton>
              <Anchor
                size="sm"
                download="people-sample.csv"
                href={`data:text/csv;charset=utf-8,${encodeURIComponent(sampleSheet)}`}
              >
                {t('sample')}
              </Anchor>
            </Group>
          ) : (
            <Progress w={240} value={share * 100} aria-label={t('uploading')} />
          )}
        </Stack>
      </div>
      {failure !== undefined && (
        <Alert color="red" variant="light" role="alert" title={t('refused')}>
          {failure}
        </Alert>
      )}
    </Stack>
  )
}
