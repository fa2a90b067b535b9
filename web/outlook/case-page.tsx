import { Alert, Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { CaseActs } from './case-acts.tsx'
import { Due } from './case-queue.tsx'
import { DecideForm } from './decide-form.tsx'
import { DecisionLine } from './decision-line.tsx'
import { DonePart } from './done-part.tsx'
import { caseQuery } from './outlook-queries.ts'
import type { WholeCase } from './outlook-queries.ts'
import { PeersPanel } from './peers-panel.tsx'
import { ScoreCard } from './score-card.tsx'
import classes from './outlook.module.css'
import { SuggestionList } from './suggestion-list.tsx'

/** Where on the page it is decided. */
const deciding = 'decide'

/** One case: what is asked, what the model says and from what, what was decided before, and the decision. */
export function CasePage() {
  const t = useTranslations('outlook')
  const { id } = useParams({ from: '/review/$id' })
  const found = useQuery(caseQuery(id))
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { names, personId, title, kind } = found.data
  const name = names[personId] ?? t('somebody')
  return (
    <Stack gap="xs">
      <Anchor component={Link} to="/review" size="sm" className="no-print">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {t('back')}
        </Group>
      </Anchor>
      <Page
        title={name}
        named={`${name} · ${title}`}
        text={[title, t(`kinds.${kind}`)].join(' · ')}
        actions={<CaseActs found={found.data} />}
        maw={1200}
      >
        <Asked found={found.data} />
        <div className={classes['case']}>
          <Stack gap="lg">
            <Said found={found.data} />
            <PeersPanel id={id} />
            <SuggestionList suggestions={found.data.suggestions} meanings={found.data.meanings} />
          </Stack>
          <Stack gap="md" id={deciding} className={classes['deciding']}>
            <Decided found={found.data} />
          </Stack>
        </div>
      </Page>
    </Stack>
  )
}

function Asked({ found }: { readonly found: WholeCase }) {
  const t = useTranslations('outlook')
  const me = useMe()
  const { names, openedBy, assignedTo, question, personId, state } = found
  const isMine = state === 'open' && assignedTo === me.accountId
  return (
    <Stack gap={4}>
      <Text style={{ whiteSpace: 'pre-line' }}>{question}</Text>
      <Group gap="md">
        <Due one={found} />
        <Text size="sm" c="dimmed">
          {[
            `${t('asked')}: ${names[openedBy] ?? t('somebody')}`,
            assignedTo !== me.accountId && `${t('decides')}: ${names[assignedTo] ?? t('somebody')}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {reaches(me, 'directory') && (
          <Anchor component={Link} to="/people/$id" params={{ id: personId } as never} size="sm">
            {t('personPage')}
          </Anchor>
        )}
      </Group>
      {isMine && (
        <Button
          hiddenFrom="lg"
          variant="default"
          mt="xs"
          className="no-print"
          component={Link}
          to="."
          search={true as never}
          hash={deciding}
        >
          {t('toDecision')}
        </Button>
      )}
    </Stack>
  )
}

function Said({ found }: { readonly found: WholeCase }) {
  const t = useTranslations('outlook')
  const { evidence, meanings, isHidden } = found
  return (
    <Stack gap="sm" component="section" aria-label={t('score')}>
      <Title order={2}>{t('score')}</Title>
      {isHidden && <Alert variant="light">{t('blindNotice')}</Alert>}
      <ScoreCard score={evidence} meanings={meanings} isHidden={isHidden} />
    </Stack>
  )
}

function Decided({ found }: { readonly found: WholeCase }) {
  const t = useTranslations('outlook')
  const me = useMe()
  const { decision, history, names, state, assignedTo, id, personId } = found
  return (
    <>
      {history.length > 0 && (
        <Stack gap="sm" component="section" aria-label={t('history')}>
          <Title order={2}>{t('history')}</Title>
          {history.map((one) => (
            <DecisionLine key={one.id} decision={one} names={names} />
          ))}
        </Stack>
      )}
      {decision && (
        <Card withBorder component="section" aria-label={t('decision')}>
          <Title order={2} mb="xs">
            {t('decision')}
          </Title>
          <DecisionLine decision={decision} names={names} />
        </Card>
      )}
      {decision && <DonePart id={personId} caseId={id} mayNote={decision.decidedBy === me.accountId} />}
      {state === 'open' && assignedTo === me.accountId && <DecideForm id={id} />}
    </>
  )
}
