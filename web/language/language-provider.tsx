import { useLocalStorage } from '@mantine/hooks'
import { createContext, use, useEffect, useSyncExternalStore, useTransition } from 'react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { messagesOf, onMessages, wholeMessages } from './fetched-messages.ts'
import { isLanguage } from './languages.ts'
import type { Language } from './languages.ts'

const storageKey = 'cadre-language'
const Choice = createContext<(language: Language) => void>(() => {})

/** The language of the pages: the one chosen here, else the browser's, else English. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [, startTransition] = useTransition()
  const [language, choose] = useLocalStorage<Language>({
    key: storageKey,
    defaultValue: navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en',
    getInitialValueInEffect: false,
  })
  const known = isLanguage(language) ? language : 'en'
  const whole = useSyncExternalStore(onMessages, () => wholeMessages(known))
  const messages = whole ?? use(messagesOf(known))
  useEffect(() => {
    document.documentElement.lang = known
  }, [known])
  return (
    <Choice value={(next) => startTransition(() => choose(next))}>
      <IntlProvider locale={known} messages={messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </Choice>
  )
}

export const useChooseLanguage = (): ((language: Language) => void) => use(Choice)

/** On a device where nobody has chosen, the language that the account has chosen elsewhere. */
export function useAccountLanguage(me: { readonly language: string } | null): void {
  const choose = use(Choice)
  const wanted = me?.language
  useEffect(() => {
    // English is what accounts begin with: it says nothing of a choice.
    if (localStorage.getItem(storageKey) === null && wanted !== 'en' && isLanguage(wanted)) choose(wanted)
  }, [wanted, choose])
}
