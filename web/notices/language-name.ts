/** Languages a notice is usually given in; three of them have a text to begin from. */
export const noticeLanguages = ['en', 'es', 'pt', 'fr', 'de', 'it', 'nl', 'pl'] as const

/** What a language calls itself. */
export const languageName = (language: string): string => {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
