import { useLocalStorage } from '@mantine/hooks'
import { createContext, use, useEffect } from 'react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { isLanguage, languages } from './languages.ts'
import type { Language } from './languages.ts'

const Choice = createContext<(language: Language) => void>(() => {})

/** The language of the pages: the one chosen here, else the browser's, else English. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useLocalStorage<Language>({
    key: 'cadre-language',
    defaultValue: navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en',
    getInitialValueInEffect: false,
  })
  const known = isLanguage(language) ? language : 'en'
  useEffect(() => {
    document.documentElement.lang = known
  }, [known])
  return (
    <Choice value={choose}>
      <IntlProvider locale={known} messages={languages[known].messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </Choice>
  )
}

export const useChooseLanguage = (): ((language: Language) => void) => use(Choice)
