import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import type { Me } from '../api/me.ts'
import { useChooseLanguage } from '../language/language-provider.tsx'
import { languages } from '../language/languages.ts'
import type { Language } from '../language/languages.ts'

/** Appearance, language, signing out. */
export function AccountMenu({ me }: { readonly me: Me }) {
  const t = useTranslations('app')
  const names = useTranslations('nav')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const language = useLocale()
  const chooseLanguage = useChooseLanguage()
  return (
    <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('account', { name: me.displayName })}>
          <IconUser size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.displayName}</Menu.Label>
        <Menu.Item component={Link} to="/me">
          {names('own')}
        </Menu.Item>
        <Menu.Item component={Link} to="/notifications">
          {names('notices')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('appearance')}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme && <IconCheck size={14} aria-hidden />}
          >
            {t(scheme)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {Object.entries(languages).map(([code, { title }]) => (
          <Menu.Item
            key={code}
            lang={code}
            onClick={() => {
              chooseLanguage(code as Language)
              // It speaks so on every device from now on; where that fails it does here.
              void api.call('setOwnLanguage', { body: { language: code as Language } }).catch(() => {})
            }}
            rightSection={language === code && <IconCheck size={14} aria-hidden />}
          >
            {title}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/api/docs">
          API
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

async function signOut(): Promise<void> {
  await api.call('signOut', {})
  location.assign('/sign-in')
}
