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
}
