import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { AddRound } from './add-round.tsx'
import { OwnReviews } from './own-reviews.tsx'
import { roundsQuery } from './review-queries.ts'
import type { Round } from './round-figures.ts'
import { RoundProgress } from './round-progress.tsx'

/** Rounds of reviews with how far they are; what one has to write, and what was written of oneself. */
export function ReviewsPage() {
  const t = useTranslations('reviews')
  const me = useMe()
  const { moment } = useMoment()
  const rounds = useQuery(roundsQuery(moment))
  const [adds, setAdds] = useState(false)
  if (rounds.isError) return <LoadFailed error={rounds.error} />
  const leads = me.roles.some((role) => role === 'hr_manager' || role === 'lead')
  const mayAdd = me.roles.includes('hr_manager')
  return (
    <Page
      title={t('title')}
      text={t(leads ? 'text' : 'textOwn')}
      actions={
        mayAdd && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
            {t('addRound')}
          </Button>
        )
      }
    >
      {rounds.isPending ? (
        <PageLoading />
      ) : (
        <>
          {me.personId !== null && <OwnReviews personId={me.personId} rounds={rounds.data} />}
          {leads && rounds.data.length === 0 && (
            <NothingHere title={t('noRound')} text={t(mayAdd ? 'noRoundText' : 'noRoundTextOthers')} />
          )}
          {leads && rounds.data.length > 0 && (
            <Stack gap="xs" component="section" aria-labelledby="rounds">
              <Title order={2} id="rounds">
                {t('rounds')}
              </Title>
              {rounds.data.map((round) => (
                <RoundLine key={round.id} round={round} />
              ))}
            </Stack>
          )}
        </>
      )}
      {adds && <AddRound onClose={() => setAdds(false)} />}
    </Page>
  )
}

const running: ReadonlySet<string> = new Set(['open', 'calibrating'])

function RoundLine({ round }: { readonly round: Round }) {
  const t = useTranslations('reviews')
  const { moment } = useMoment()
  const { day } = useFormat()
  const { name, status = '', periodStart = '', periodEnd = '', dueDate } = round.values
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="start" gap="sm" wrap="nowrap">
        <div>
          <Anchor
            component={Link}
            to="/reviews/$id"
            params={{ id: round.id } as never}
            search={moment as never}
            fw={600}
            c="inherit"
          >
            {name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {t('period', { from: day(periodStart), to: day(periodEnd) })}
            {dueDate !== undefined && ` · ${t('due', { day: day(dueDate) })}`}
          </Text>
        </div>
        <RoundStatus status={status} />
      </Group>
      {running.has(status) && <RoundProgress round={round} />}
    </Card>
  )
}

const colours: Readonly<Record<string, string>> = { open: 'blue', calibrating: 'violet', published: 'teal' }

/** Where a round stands, in a word. */
export function RoundStatus({ status }: { readonly status: string }) {
  const word = useWords()
  return (
    <Badge variant="dot" color={colours[status] ?? 'gray'} tt="none" fw={500} flex="none">
      {word(status)}
    </Badge>
  )
}
