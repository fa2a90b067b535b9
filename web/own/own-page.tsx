import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { OwnOutlook } from '../outlook/own-outlook.tsx'
import { Page } from '../parts/page.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { OwnAccesses } from './own-accesses.tsx'
import { OwnActs } from './own-acts.tsx'
import { OwnData } from './own-data.tsx'
import { OwnPrivacy } from './own-privacy.tsx'
import { OwnProductivity } from './own-productivity.tsx'
import { OwnRequests } from './own-requests.tsx'
import { OwnSignIn } from './own-sign-in.tsx'
import { OwnStrain } from './own-strain.tsx'

const tabs = [
  'data',
  'outlook',
  'strain',
  'productivity',
  'requests',
  'accesses',
  'privacy',
  'signIn',
] as const

/** One's own data, who looked at it, what one asked for, and how one signs in. */
export function OwnPage() {
  const t = useTranslations('own')
  const me = useMe()
  const navigate = useNavigate()
  const { tab } = useSearch({ from: '/me' })
  const isPerson = me.personId !== null
  const shown = tabs.filter((name) => isPerson || name === 'signIn')
  const value = shown.find((name) => name === tab) ?? shown[0]!
  return (
    <Page
      title={me.displayName}
      text={t(isPerson ? 'text' : 'textAccount')}
      actions={isPerson && <OwnActs personId={me.personId!} />}
    >
      <Tabs
        value={value}
        onChange={(next) =>
          void navigate({ to: '.', search: ((old: object) => ({ ...old, tab: next ?? undefined })) as never })
        }
      >
        <TabLine>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </TabLine>
        {isPerson && (
          <>
            <Tabs.Panel value="data">{value === 'data' && <OwnData personId={me.personId!} />}</Tabs.Panel>
            <Tabs.Panel value="outlook">{value === 'outlook' && <OwnOutlook />}</Tabs.Panel>
            <Tabs.Panel value="strain">{value === 'strain' && <OwnStrain />}</Tabs.Panel>
            <Tabs.Panel value="productivity">{value === 'productivity' && <OwnProductivity />}</Tabs.Panel>
            <Tabs.Panel value="requests">{value === 'requests' && <OwnRequests />}</Tabs.Panel>
            <Tabs.Panel value="accesses">{value === 'accesses' && <OwnAccesses />}</Tabs.Panel>
            <Tabs.Panel value="privacy">{value === 'privacy' && <OwnPrivacy />}</Tabs.Panel>
          </>
        )}
        <Tabs.Panel value="signIn">{value === 'signIn' && <OwnSignIn />}</Tabs.Panel>
      </Tabs>
    </Page>
  )
}
