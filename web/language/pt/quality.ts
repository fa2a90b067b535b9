import type { quality as english } from '../en/quality.ts'
import type { Translated } from '../messages.ts'

export const quality: Translated<typeof english> = {
  title: 'Qualidade dos dados',
  text: 'Como foram as suas folhas, uma após outra: linhas, rejeições e o que não foi como devia.',
  none: 'Ainda não se verificou nenhuma folha',
  noneText: 'Quando se importarem folhas, aqui se verá como foram.',
  everybodyText: 'Como eram as folhas de todos: só contagens, sem nomes de ficheiros nem valores de células.',
  notAsExpected: '{field}: não é como se esperava',
  notAsBefore: '{field}: não é como nas folhas anteriores',
  wholeSheet: 'A folha no seu conjunto',
  toImports: 'Às importações',
  seriesText: '{count, plural, one {# folha} other {# folhas}} com estas colunas, a mais recente primeiro',
  asExpected: 'A mais recente é como esperado',
  asExpectedText: 'Nada fugiu do esperado nem das folhas anteriores.',
  when: 'Verificada',
  rows: 'Linhas',
  rejected: 'Rejeitadas',
  filled: 'Células com dado',
  findings: 'Achados',
  reason: 'Aceite porque',
  toNewest: 'Abrir a mais recente',
  outOfLine:
    '{count, plural, one {Algo na mais recente não condiz} other {# coisas na mais recente não condizem}}',
  file: 'Ficheiro',
  state: 'Estado',
  changed: 'Lidas de outro modo',
  someRejected: 'Rejeitaram-se {rejected} de {rows} linhas',
  rejectedShare: 'Linhas rejeitadas',
  trend: 'Qualidade de folha em folha',
  trendMeaning:
    'Parte das linhas que foi rejeitada, e das células das colunas da folha que têm valor. A folha mais recente é comparada com todas as anteriores; o que o acaso explica é dado como igual a antes.',
  trendSheets: '{name}: {count, plural, one {# folha} other {# folhas}}',
  trends: {
    moreRejected: 'As linhas rejeitadas subiram para {now}, antes {before}',
    fewerRejected: 'As linhas rejeitadas caíram para {now}, antes {before}',
    lessFilled: 'As células com dado caíram para {now}, antes {before}',
    moreFilled: 'As células com dado subiram para {now}, antes {before}',
    asBefore: 'Como antes: {now} das linhas foram rejeitadas',
  },
}
